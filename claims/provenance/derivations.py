"""Articles in, derivations out: copies first, then citations of what is not copied."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claims.provenance.candidates import pairs_in_common
from claims.provenance.citations import Citation, citations
from claims.provenance.config import DEFAULT_CONFIG, ProvenanceConfig
from claims.provenance.copies import Overlap, kind_of, overlap
from claims.provenance.credits import CreditLine, credit_lines
from claims.provenance.direction import (
    Named,
    by_publication,
    derives,
    nearest_sources,
)
from claims.provenance.outlets import Outlets
from claims.provenance.retold import reworded
from claims.provenance.rewording import Encode
from claims.provenance.targets import Subjects, meant
from claims.provenance.types import Article, Derivation, Passage, Proof, RelationKind, Utterance
from claims.provenance.words import Body
from claims.text.furniture import CreditKind
from claims.text.keys import name_key
from claims.text.spans import Span


def derivations(
    articles: Sequence[Article],
    *,
    utterances: Iterable[Utterance] = (),
    encode: Encode | None = None,
    config: ProvenanceConfig = DEFAULT_CONFIG,
) -> list[Derivation]:
    """Which article comes from which, sorted; the order of the input does not matter.

    ``utterances`` add citations: the outlets through which an article has what it says. Without
    ``encode`` no reworded copies are found.
    """
    return Tracing(articles, config).all(utterances, encode)


class Tracing:
    """The articles with what is read out of each only once."""

    def __init__(self, articles: Sequence[Article], config: ProvenanceConfig) -> None:
        # The later of two with one id is the same article again.
        self.articles = {each.id: each for each in sorted(articles, key=by_publication)}
        self.ordered = list(self.articles.values())
        self.config = config
        self.outlets = Outlets(tuple(self.ordered))
        self.bodies = {each.id: Body(each.text) for each in self.ordered}
        self.credits = {each.id: credit_lines(each, self.outlets) for each in self.ordered}
        self.citations = {each.id: citations(each, self.outlets) for each in self.ordered}
        self.named = {each.id: self._named(each) for each in self.ordered}
        self.subjects = Subjects()

    def all(self, utterances: Iterable[Utterance], encode: Encode | None) -> list[Derivation]:
        copies = self.copies(encode)
        credited = list(self.credited(copies))
        citing = self.citing([*copies, *credited], utterances)
        return sorted([*copies, *credited, *citing], key=_place)

    def _named(self, article: Article) -> Named:
        return Named(
            frozenset(name_key(line.publisher) for line in self.credits[article.id]),
            frozenset(each.article_id for each in self.citations[article.id] if each.article_id),
        )

    def copies(self, encode: Encode | None) -> list[Derivation]:
        """One source for each copy."""
        verbatim = nearest_sources(list(self.verbatim()), self.articles, self.named)
        if encode is None:
            return verbatim
        copied = {each.from_id for each in verbatim}
        retold = reworded(
            self.ordered, self.bodies, self.named, copied, encode=encode, config=self.config
        )
        return nearest_sources([*verbatim, *retold], self.articles, self.named)

    def verbatim(self) -> Iterator[Derivation]:
        """Every pair of articles of different outlets with enough words in common."""
        known: dict[tuple[str, str], Overlap | None] = {}
        texts = [each.text for each in self.ordered]
        for before, after in sorted(pairs_in_common(texts, self.config)):
            one, other = self.ordered[after], self.ordered[before]
            if self.outlets.is_same(one.publisher, other.publisher):
                continue
            texts_of = one.text, other.text
            if texts_of not in known:
                known[texts_of] = overlap(
                    self.bodies[one.id], self.bodies[other.id], config=self.config
                )
            if found := known[texts_of]:
                yield self._copy(one, other, found)

    def _copy(self, one: Article, other: Article, found: Overlap) -> Derivation:
        if not derives(one, other, self.named):
            one, other, found = other, one, found.turned()
        proof = Proof(
            found.passages,
            found.one_share,
            found.other_share,
            self._credit_to(one, other.publisher),
        )
        kind = kind_of(found, config=self.config)
        return Derivation(one.id, other.id, other.publisher, kind, proof)

    def _credit_to(self, article: Article, publisher: str) -> Span | None:
        lines = (each.span for each in self.credits[article.id] if each.publisher == publisher)
        return next(lines, None)

    def credited(self, copies: Sequence[Derivation]) -> Iterator[Derivation]:
        """Credits of articles that are copies of nothing here: all that is known of the source.

        What a publisher copied from an article, the article does not have from that publisher.
        """
        source = {each.from_id: each.to_id or "" for each in copies}
        taken: set[tuple[str, str]] = set()
        for copied in source:
            publisher = name_key(self.articles[copied].publisher)
            taken |= {(each, publisher) for each in _chain(copied, source)}
        for article in self.ordered:
            for line in self.credits[article.id]:
                pair = article.id, name_key(line.publisher)
                if article.id not in source and pair not in taken:
                    taken.add(pair)
                    yield self._credited(article, line)

    def _credited(self, article: Article, line: CreditLine) -> Derivation:
        """ "With inputs from" says that something was used, the other credits that all was."""
        proof = Proof(words=line.span)
        if line.kind is not CreditKind.WITH_INPUTS:
            return Derivation(article.id, None, line.publisher, RelationKind.REPUBLISHES, proof)
        target = self._target(article, article.text, line.publisher)
        return Derivation(article.id, target, line.publisher, RelationKind.CITES, proof)

    def citing(
        self, copies: Sequence[Derivation], utterances: Iterable[Utterance]
    ) -> list[Derivation]:
        """One citation for each article and article or publisher cited.

        What stands in a copied passage is the source's citation, and the source of a copy is
        not cited besides.
        """
        passages: dict[str, list[Passage]] = defaultdict(list)
        for each in copies:
            passages[each.from_id] += each.proof.passages
        taken = {(each.from_id, each.to_publisher) for each in copies}
        found: dict[tuple[str, str, str], Derivation] = {}
        for each in self._cited(passages, utterances):
            key = each.from_id, each.to_publisher, each.to_id or ""
            if key[:2] not in taken:
                found.setdefault(key, each)
        return _without_vague(list(found.values()))

    def _cited(
        self, passages: Mapping[str, Sequence[Passage]], utterances: Iterable[Utterance]
    ) -> Iterator[Derivation]:
        for article in self.ordered:
            for citation in self.citations[article.id]:
                if not _is_copied(citation.sentence, passages[article.id]):
                    yield self._citation(article, citation)
        for utterance in sorted(utterances, key=_stands):
            article = self.articles[utterance.article_id]
            if not (utterance.content and _is_copied(utterance.content, passages[article.id])):
                yield from self._hops(article, utterance)

    def _citation(self, article: Article, citation: Citation) -> Derivation:
        sentence = article.text[citation.sentence.start : citation.sentence.end]
        target = citation.article_id or self._target(article, sentence, citation.publisher)
        proof = Proof(words=citation.span)
        return Derivation(article.id, target, citation.publisher, RelationKind.CITES, proof)

    def _hops(self, article: Article, utterance: Utterance) -> Iterator[Derivation]:
        content = utterance.content
        said = article.text[content.start : content.end] if content else article.text
        for hop in utterance.hops:
            publisher = self.outlets.resolve(hop, article.publisher)
            if not names_somebody(hop) or self.outlets.is_same(publisher or hop, article.publisher):
                continue
            target = self._target(article, said, publisher) if publisher else None
            proof = Proof(words=content)
            yield Derivation(article.id, target, publisher or hop, RelationKind.CITES, proof)

    def _target(self, article: Article, sentence: str, publisher: str) -> str | None:
        candidates = self.outlets.articles_of(publisher)
        found = meant(article, sentence, candidates, self.subjects, self.config)
        return found.id if found else None


def names_somebody(hop: str) -> bool:
    """False for "the press", "local media", "reports": hearsay, and nobody's."""
    return any(map(str.isupper, hop))


def _chain(copied: str, source: Mapping[str, str]) -> list[str]:
    """The articles that one was taken from, the nearest first."""
    found: list[str] = []
    while (copied := source.get(copied, "")) and copied not in found:
        found.append(copied)
    return found


def _is_copied(span: Span, passages: Iterable[Passage]) -> bool:
    return any(each.here.overlaps(span) for each in passages)


def _without_vague(found: Sequence[Derivation]) -> list[Derivation]:
    """Without the publisher alone where an article of it is cited as well."""
    precise = {(each.from_id, each.to_publisher) for each in found if each.to_id}
    return [
        each for each in found if each.to_id or (each.from_id, each.to_publisher) not in precise
    ]


def _stands(utterance: Utterance) -> tuple[str, Span, tuple[str, ...]]:
    return utterance.article_id, utterance.content or Span(0, 0), utterance.hops


def _place(each: Derivation) -> tuple[str, str, str, str]:
    return each.from_id, each.to_id or "", each.to_publisher, each.kind
