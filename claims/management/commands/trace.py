"""Which article comes from which, and the origins of what they claim: JSON Lines in, JSON out."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from claims.formats.jsonl import (
    BadField,
    id_field,
    moment_field,
    optional_text_field,
    text_field,
)
from claims.management.composing import derive, read, together
from claims.management.engine import usable_engine, usable_matching
from claims.management.lines import LinesCommand
from claims.pipeline.utterances import Statement
from claims.provenance import Archive, Article, Derivation, Origins, Proof, Root, origins_in


class Command(LinesCommand):
    help = (
        "Read articles {id, url, publisher, published_at, text} from each line, with the "
        "publisher's owner where that is known, and write one document {relations, claims}. "
        "Needs no database."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.config = usable_engine()
        usable_matching()
        # By the id as text; the ids as they came are written back.
        self.articles: dict[str, Article] = {}
        self.ids: dict[str, str | int] = {}
        super().handle(*args, **options)

    def answer(self, record: dict[str, Any]) -> None:
        name = id_field(record)
        if str(name) in self.articles:
            raise BadField(f"the id {name!r:.60} is used by a line before")
        self.articles[str(name)] = article(str(name), record)
        self.ids[str(name)] = name

    def last_answer(self) -> dict[str, Any]:
        articles = list(self.articles.values())
        said = read(articles, self.config)
        found = derive(articles, said)
        archive = Archive(articles, found)
        return {
            "relations": [self._relation(each) for each in found],
            "claims": [self._claim(each, archive) for each in together(said)],
        }

    def _relation(self, each: Derivation) -> dict[str, Any]:
        return {
            "from": self.ids[each.from_id],
            "to": self.ids[each.to_id] if each.to_id else None,
            "to_publisher": each.to_publisher,
            "kind": each.kind,
            "proof": proof_record(each.proof),
        }

    def _claim(self, said: Sequence[Statement], archive: Archive) -> dict[str, Any]:
        those = {each.utterance.article_id for each in said}
        counted = origins_in(archive, [each.utterance for each in said])
        return {
            "text": said[0].text,
            "articles": [self.ids[each] for each in self.articles if each in those],
            **self._origins(counted),
        }

    def _origins(self, counted: Origins) -> dict[str, Any]:
        return {
            "origins": [counted.least, counted.most],
            "roots": [self._root(each) for each in counted.roots],
            "circular": counted.circular,
            "why": list(counted.why),
        }

    def _root(self, root: Root) -> dict[str, Any]:
        return {
            "name": root.name,
            "kind": root.kind,
            "named": root.named,
            "article": self.ids[root.article_id] if root.article_id else None,
            "publisher": root.publisher,
        }


def article(name: str, record: dict[str, Any]) -> Article:
    """The article of a line; raises BadField."""
    return Article(
        id=name,
        url=text_field(record, "url"),
        publisher=text_field(record, "publisher"),
        published_at=moment_of(moment_field(record, "published_at")),
        text=text_field(record, "text"),
        owner=optional_text_field(record, "owner"),
    )


def moment_of(published: date | datetime | None) -> datetime | None:
    """A day counts from its first minute; None where no day is known."""
    if published is None or isinstance(published, datetime):
        return published
    return datetime.combine(published, time.min, tzinfo=UTC)


def proof_record(proof: Proof) -> dict[str, Any]:
    """Spans count code points, half-open; null where no words of the article tell."""
    return {
        "passages": [{"from": list(each.here), "to": list(each.there)} for each in proof.passages],
        "share": round(proof.share, 3),
        "coverage": round(proof.coverage, 3),
        "words": list(proof.words) if proof.words else None,
    }
