"""From what an article attributes to what provenance counts: who says a claim, through whom.

Pure: `manage.py trace` calls it without a database, the stage with stored attributions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claims.attribution import Attribution, Speaker, SpeakerKind
from claims.attribution import Stance as Act
from claims.provenance import Article, Occasion, Stance, Utterance, Voice, VoiceKind
from claims.provenance.citations import Citation, citations
from claims.provenance.outlets import Outlets
from claims.provenance.rewording import told
from claims.provenance.vocabulary import KINDS_OF_OUTLET
from claims.provenance.words import Body
from claims.text.keys import name_key
from claims.text.overlap import common, enclosing
from claims.text.propositions import proposition
from claims.text.spans import Span, words_of

# Words: less is no proposition that two articles could share.
_MIN_WORDS: Final = 4
# Share of a content that an inner attribution must fill for the outer one to be a hop.
_FILLED: Final = 0.6
# Share of a sentence: with more of it attributed, the outlet says nothing in its own voice.
_ATTRIBUTED: Final = 0.5
# Acts that put a proposition forward, or against it; "condemns" or "demands" does neither.
_STANCES: Final = {
    Act.ASSERTS: Stance.ASSERTS,
    Act.PROMISES: Stance.ASSERTS,
    Act.PREDICTS: Stance.ASSERTS,
    Act.DENIES: Stance.DENIES,
    Act.QUESTIONS: Stance.QUESTIONS,
}
KINDS: Final = {
    SpeakerKind.PERSON: VoiceKind.PERSON,
    SpeakerKind.ORGANISATION: VoiceKind.ORGANISATION,
    SpeakerKind.GOVERNMENT: VoiceKind.ORGANISATION,
    SpeakerKind.GROUP: VoiceKind.GROUP,
    SpeakerKind.DOCUMENT: VoiceKind.DOCUMENT,
    SpeakerKind.PUBLISHER: VoiceKind.PUBLISHER,
}
# "wants to sell", "the sale of": no sentence of its own, so the whole one is taken.
_NO_CLAUSE: Final = re.compile(r"(?:to|it|this|that|him|her|them|which|what)\b", re.IGNORECASE)
# "which said", "two confirmed": nobody that could be told from others.
_NOBODY: Final = re.compile(
    r"(?:which|who|whoever|it|that|they|i|we|you|he|she|one|some|many|others?|nobody|no one|"
    r"everybody|everyone|anyone|all|both|two|three|several|report|story|article)$",
    re.IGNORECASE,
)
# "Post by the Fire Service": whose it is.
_BY: Final = re.compile(r"\b(?:by|of|from) (?:the )?(?P<whose>[A-Z].+)$")
_SEEN: Final = re.compile(
    r"\b(?:this (?:reporter|correspondent|newspaper|station)|"
    r"(?:a|our|its) (?:reporter|correspondent|journalist|photographer)s?) "
    r"(?:[\w'’-]+ ){0,7}?(?:saw|seen|sees|watch(?:ed|es)|witness(?:ed|es)|counted|observed)\b",
    re.IGNORECASE,
)
_EYES: Final = frozenset(["see", "watch", "witness", "observe", "count"])


@dataclass(frozen=True)
class Statement:
    """An utterance, with its proposition in words that can be compared."""

    text: str
    utterance: Utterance


def statements(article: Article, found: Sequence[Attribution], outlets: Outlets) -> list[Statement]:
    """What an article says, attributed or in its outlet's own voice, in order."""
    page = _Page(article, found, outlets)
    said = [*page.attributed(), *page.unattributed()]
    return sorted(said, key=_place)


class _Page:
    """One article, with what its attributions and its citations cover."""

    def __init__(self, article: Article, found: Sequence[Attribution], outlets: Outlets) -> None:
        self.article, self.found, self.outlets = article, found, outlets
        self.sentences = told(Body(article.text))
        self.citations = citations(article, outlets)
        self.children: dict[int, list[Attribution]] = {}
        for each in found:
            if each.parent is not None:
                self.children.setdefault(each.parent, []).append(each)

    def attributed(self) -> Iterator[Statement]:
        for number, each in enumerate(self.found):
            span = enclosing(each.content)
            stance = self._stance(each)
            if span and stance and not self._is_outer(number) and not self._is_wish(each):
                text = self._proposition(each, span)
                if len(text.split()) >= _MIN_WORDS:
                    yield Statement(text, self._utterance(each, span, stance))

    def unattributed(self) -> Iterator[Statement]:
        """Sentences of which little is attributed to anybody."""
        covered = tuple(
            span
            for each in self.found
            if _STANCES.get(each.stance)
            for span in (*each.source, *each.cue, *each.content)
        )
        for sentence in self.sentences:
            length = sentence.end - sentence.start
            if common((sentence,), covered) < _ATTRIBUTED * length:
                text = self.article.text[sentence.start : sentence.end]
                yield Statement(proposition(text), self._own(sentence, bool(_SEEN.search(text))))

    def _stance(self, each: Attribution) -> Stance | None:
        """None where it is about no proposition. What is said of a denied thing is denied too."""
        around: Attribution | None = each
        while around is not None:
            if around.stance is Act.DENIES:
                return Stance.DENIES
            around = None if around.parent is None else self.found[around.parent]
        return _STANCES.get(each.stance)

    def _is_outer(self, number: int) -> bool:
        """Whether most of its content is what somebody else said: then it is a hop."""
        mine = self.found[number].content
        size = sum(end - start for start, end in mine)
        return any(
            common(mine, each.content) >= _FILLED * size and not self._is_wish(each)
            for each in self.children.get(number, ())
        )

    def _is_wish(self, each: Attribution) -> bool:
        """ "intends to sell", inside of what another says: a part of that, and no source."""
        words = words_of(self.article.text, each.content)
        return each.parent is not None and bool(_NO_CLAUSE.match(words))

    def _proposition(self, each: Attribution, span: Span) -> str:
        words = proposition(words_of(self.article.text, each.content))
        if not _NO_CLAUSE.match(words):
            return words
        whole = next((s for s in self.sentences if s.contains(span)), span)
        return proposition(self.article.text[whole.start : whole.end])

    def _utterance(self, each: Attribution, span: Span, stance: Stance) -> Utterance:
        speaker = self._speaker(each)
        cited = self._cited_around(span)
        hops = tuple(dict.fromkeys([*self._outer_outlets(each), *cited]))
        occasion = Occasion(each.channel, each.said_at.day if each.said_at else None)
        voice = self._voice(speaker, cited)
        if voice is None and speaker and self._is_own(speaker):
            observed = each.cue_lemma in _EYES
            return Utterance(self.article.id, span, None, hops, stance, occasion, observed)
        if voice and voice.kind is VoiceKind.PUBLISHER:
            hops, voice = tuple(dict.fromkeys([*hops, voice.name])), None
        return Utterance(self.article.id, span, voice, hops, stance, occasion)

    def _own(self, sentence: Span, observed: bool) -> Utterance:
        hops = self._cited_around(sentence)
        seen = observed and not hops
        return Utterance(self.article.id, sentence, hops=hops, observed=seen)

    def _speaker(self, each: Attribution) -> Speaker | None:
        """Its own, or for a noun like "allegations" that of the attribution around it."""
        if each.speaker is None and each.parent is not None:
            return self._speaker(self.found[each.parent])
        return each.speaker

    def _outer_outlets(self, each: Attribution) -> list[str]:
        """The outlets around it, the outermost first."""
        found: list[str] = []
        while each.parent is not None:
            each = self.found[each.parent]
            if each.speaker and (name := self._outlet(each.speaker, each.source)):
                found.insert(0, name)
        return found

    def _outlet(self, speaker: Speaker, source: tuple[Span, ...]) -> str:
        """The outlet that a speaker is; "the paper" is the one named last. "" for no outlet."""
        if resolved := self.outlets.resolve(speaker.name, self.article.publisher):
            return resolved
        if speaker.kind is SpeakerKind.PUBLISHER:
            return speaker.name
        words = name_key(speaker.name).split()
        if speaker.named or not words or words[-1] not in KINDS_OF_OUTLET or not source:
            return ""
        before = [each for each in self.citations if each.span.start < source[0].start]
        return before[-1].publisher if before else ""

    def _cited_around(self, span: Span) -> tuple[str, ...]:
        """The outlets that the sentence around a content has something from."""
        those: list[Citation] = [each for each in self.citations if each.sentence.overlaps(span)]
        return tuple(dict.fromkeys(each.publisher for each in those))

    def _is_own(self, speaker: Speaker) -> bool:
        """Whether it is the outlet, or its reporter."""
        own = self.outlets.names.get(name_key(self.article.publisher), self.article.publisher)
        names = [speaker.name, speaker.affiliation]
        return any(self.outlets.resolve(each, own) == own for each in names if each)

    def _voice(self, speaker: Speaker | None, cited: tuple[str, ...]) -> Voice | None:
        """None where nobody speaks but the outlet itself, or one that the sentence cites."""
        if speaker is None or self._is_own(speaker):
            return None
        if _NOBODY.match(speaker.name) or self._is_among(speaker, cited):
            return None
        return voice_of(speaker)

    def _is_among(self, speaker: Speaker, cited: tuple[str, ...]) -> bool:
        """Whether a speaker is what the sentence cites: "Both Stadium Voice and Terrace Talk"."""
        spoken = f" {name_key(speaker.name)} "
        return any(f" {name_key(each)} " in spoken for each in cited)


def voice_of(speaker: Speaker) -> Voice:
    """The speaker as provenance sees it. An institution is known without a name of its own."""
    kind = KINDS[speaker.kind]
    named = speaker.named or kind is VoiceKind.ORGANISATION
    fullest = f"{speaker.descriptor} {speaker.name}" if speaker.named and speaker.descriptor else ""
    return Voice(
        name=fullest or speaker.name,
        kind=kind,
        named=named,
        key=name_key(speaker.name),
        affiliation=_whose(speaker),
        descriptor=speaker.descriptor,
        count=speaker.count,
    )


def _whose(speaker: Speaker) -> str:
    """The body behind a speaker; of a document whoever wrote it."""
    if speaker.kind is SpeakerKind.DOCUMENT:
        written = _BY.search(speaker.name)
        return written["whose"] if written else ""
    return speaker.affiliation


def _place(each: Statement) -> tuple[Span, str]:
    return each.utterance.content or Span(0, 0), each.text
