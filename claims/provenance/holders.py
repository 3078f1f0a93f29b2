"""The articles that hold one claim, and which of them an outlet's name stands for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from claims.provenance.archive import Archive
from claims.provenance.direction import by_publication, moment
from claims.provenance.types import (
    Article,
    Derivation,
    Stance,
    Utterance,
    Voice,
    VoiceKind,
)
from claims.text.keys import name_key
from claims.text.spans import Span


@dataclass(frozen=True)
class Holders:
    """The utterances of one claim that assert it, with what is known of their articles."""

    utterances: tuple[Utterance, ...]
    archive: Archive

    @property
    def articles(self) -> Mapping[str, Article]:
        return self.archive.articles

    @property
    def copies(self) -> Mapping[str, Derivation]:
        return self.archive.copies

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(each.article_id for each in self.utterances)

    @cached_property
    def by_publisher(self) -> dict[str, list[Article]]:
        """By the publisher's key, in the order of publication."""
        found: dict[str, list[Article]] = {}
        for article in sorted((self.articles[each] for each in self.ids), key=by_publication):
            found.setdefault(name_key(article.publisher), []).append(article)
        return found

    def article(self, utterance: Utterance) -> Article:
        return self.articles[utterance.article_id]

    def cited(self, utterance: Utterance) -> Article | None:
        """The article that the utterance's claim was taken from; None where it is not here.

        The first of the hops that has the claim: beyond it, it is that article's business.
        """
        reader = self.article(utterance)
        for hop in utterance.hops:
            publisher = self.archive.outlets.resolve(hop, reader.publisher)
            those = self.by_publisher.get(name_key(publisher), [])
            before = [each for each in those if moment(each) <= moment(reader)]
            if those:
                return before[-1] if before else those[0]
        return None

    def source_of(self, article_id: str) -> Derivation | None:
        """The copy relation that leads furthest back; None where it is no copy."""
        found, seen = self.copies.get(article_id), {article_id}
        while found and found.to_id and found.to_id in self.copies and found.to_id not in seen:
            seen.add(found.to_id)
            found = self.copies[found.to_id]
        return found

    def publisher_of(self, utterance: Utterance) -> str:
        """Whose words they are: a copied passage is its source's."""
        article = self.article(utterance)
        copy = self.source_of(article.id) if self.is_copied(utterance) else None
        return copy.to_publisher if copy else article.publisher

    def is_copied(self, utterance: Utterance) -> bool:
        """Whether it stands in what the article took from another one.

        In a copy all does of which nobody knows where it stands, and what the outlet says in its
        own voice beside it.
        """
        copy = self.copies.get(utterance.article_id)
        if copy is None:
            return False
        if utterance.content is None or not copy.proof.passages:
            return True
        return _stands_in(utterance.content, copy)

    def repeats_source(self, utterance: Utterance) -> bool:
        """Whether the article it was copied from has the claim too, so that this adds nothing."""
        copy = self.copies.get(utterance.article_id)
        if copy is None or not self._source_holds(utterance.article_id):
            return False
        own = utterance.voice is None and not utterance.hops and not utterance.observed
        return own or self.is_copied(utterance)

    def _source_holds(self, article_id: str) -> bool:
        seen = {article_id}
        copy = self.copies.get(article_id)
        while copy and copy.to_id and copy.to_id not in seen:
            if copy.to_id in self.ids:
                return True
            seen.add(copy.to_id)
            copy = self.copies.get(copy.to_id)
        return False


def holders(utterances: Iterable[Utterance], archive: Archive) -> Holders:
    """The order of the utterances does not matter; those of unknown articles are left out."""
    asserting = {
        _normal(each, archive)
        for each in utterances
        if each.stance is Stance.ASSERTS and each.article_id in archive.articles
    }
    return Holders(tuple(sorted(asserting, key=_order)), archive)


def _normal(utterance: Utterance, archive: Archive) -> Utterance:
    """An outlet that speaks is a hop, and an outlet that names itself speaks in its own voice."""
    voice, hops = utterance.voice, utterance.hops
    if voice is not None and voice.kind is VoiceKind.PUBLISHER:
        hops = (*hops, voice.name)
        voice = None
    if voice is not None and voice.kind is VoiceKind.DOCUMENT and voice.affiliation:
        # A report speaks for whoever wrote it.
        voice = Voice(voice.affiliation, VoiceKind.ORGANISATION, named=True)
    own, outlets = archive.articles[utterance.article_id].publisher, archive.outlets
    foreign = tuple(
        hop for hop in hops if not outlets.is_same(outlets.resolve(hop, own) or hop, own)
    )
    return replace(utterance, voice=voice, hops=foreign)


def _stands_in(content: Span, copy: Derivation) -> bool:
    return any(passage.here.overlaps(content) for passage in copy.proof.passages)


def _order(each: Utterance) -> tuple[str, Span, str, tuple[str, ...], str, str, bool]:
    voice = each.voice
    return (
        each.article_id,
        each.content or Span(-1, -1),
        repr(voice) if voice else "",
        each.hops,
        each.occasion.channel,
        str(each.occasion.said),
        each.observed,
    )
