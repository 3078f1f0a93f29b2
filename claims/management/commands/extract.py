"""Who said what in each text: JSON Lines in, JSON Lines out."""

from typing import Any

from claims.attribution import Attribution, CheckWorthiness, SaidAt, Speaker, extract_attributions
from claims.formats.jsonl import id_field, moment_field, text_field
from claims.management.engine import usable_engine
from claims.management.lines import LinesCommand
from claims.text.spans import Spans


class Command(LinesCommand):
    help = (
        "Read {id, text} from each line, and its published_at where that is known, and write "
        "{id, attributions}. Needs no database."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.config = usable_engine()
        super().handle(*args, **options)

    def answer(self, record: dict[str, Any]) -> dict[str, Any]:
        name = id_field(record)
        found = extract_attributions(
            text_field(record, "text"),
            published=moment_field(record, "published_at"),
            config=self.config,
        )
        return {"id": name, "attributions": [as_record(each) for each in found]}


def as_record(found: Attribution) -> dict[str, Any]:
    """An attribution as it is written; offsets count code points, half-open."""
    return {
        "source": pairs(found.source),
        "cue": pairs(found.cue),
        "content": pairs(found.content),
        "quotation": found.quotation,
        "stance": found.stance,
        "confidence": found.confidence,
        "parent": found.parent,
        "speaker": speaker_record(found.speaker) if found.speaker else None,
        "channel": found.channel,
        "said_at": said_record(found.said_at) if found.said_at else None,
        **worth_record(found.check_worthiness),
    }


def pairs(spans: Spans) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def speaker_record(speaker: Speaker) -> dict[str, Any]:
    return {
        "name": speaker.name,
        "kind": speaker.kind,
        "named": speaker.named,
        "descriptor": speaker.descriptor,
        "affiliation": speaker.affiliation,
        "count": speaker.count,
        "anonymity_reason": speaker.anonymity_reason,
    }


def said_record(said: SaidAt) -> dict[str, Any]:
    """The span, its words and the day; null where they tell no day ("last month")."""
    day = said.day.isoformat() if said.day else None
    return {"span": list(said.span), "words": said.words, "date": day}


def worth_record(worth: CheckWorthiness | None) -> dict[str, Any]:
    """How far the content is worth checking; null where there is none."""
    return {
        "check_worthiness": worth.score if worth else None,
        "check_worthiness_reasons": list(worth.reasons) if worth else [],
        "content_kind": worth.kind if worth else None,
    }
