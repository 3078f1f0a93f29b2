"""What the network links, joined with what the rules alone can tell: silences, stance, chains."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claims.attribution.config import AttributionConfig
from claims.attribution.document import Sentence
from claims.attribution.findings import Finding, Places
from claims.attribution.lexicon import lexicon
from claims.attribution.stances import stance_at
from claims.attribution.trained.calibration import confidence
from claims.attribution.trained.decoding import Range
from claims.attribution.trained.hints import Hints
from claims.attribution.trained.model import Link, Reading, network
from claims.attribution.trained.nesting import Read, nested, without_doubles
from claims.attribution.trained.pieces import Pieces, read_pieces
from claims.attribution.types import Stance
from claims.text.spans import Span, Spans, trimmed

ENGINE: Final = "trained-1.1"
# Texts read at once: enough to fill the network's batches, few enough to bound memory.
_TEXTS: Final = 16
_CHANNEL: Final = re.compile(
    r"(?<=\S)\s(?:via|on)\s(?:Twitter|X|Facebook|Instagram|Telegram|WhatsApp|TikTok)\Z"
)
_BROKEN: Final = re.compile(r"(?<=\w),\s(?:who|which|whose)(?:\s\w+)?\Z")


def find(
    texts: Sequence[str],
    documents: Sequence[Sequence[Sentence]],
    hints: Sequence[Sequence[Finding]],
    config: AttributionConfig,
) -> list[list[Finding]]:
    """What the trained engine finds in each text, given its sentences and what the rules found."""
    found: list[list[Finding]] = []
    for start in range(0, len(texts), _TEXTS):
        part = slice(start, start + _TEXTS)
        found.extend(_find(texts[part], documents[part], hints[part], config))
    return found


def _find(
    texts: Sequence[str],
    documents: Sequence[Sequence[Sentence]],
    hints: Sequence[Sequence[Finding]],
    config: AttributionConfig,
) -> Iterator[list[Finding]]:
    known = network()
    readings = [
        Reading(read_pieces(text, sentences, each, known.tokenizer), Hints(each))
        for text, sentences, each in zip(texts, documents, hints, strict=True)
    ]
    links = known.links(readings, config.min_cue)
    for text, sentences, reading, found in zip(texts, documents, readings, links, strict=True):
        reader = _Reader(text, sentences, reading, config)
        yield reader.findings(found)


class _Reader:
    """Turns the links of one text into findings."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        reading: Reading,
        config: AttributionConfig,
    ) -> None:
        self.text = text
        self.places = Places(sentences)
        self.pieces: Pieces = reading.pieces
        self.rules = reading.hints
        self.config = config

    def findings(self, links: Sequence[Link]) -> list[Finding]:
        silences = Hints(each for each in self.rules if each.stance is Stance.NO_COMMENT)
        found = [Read(each, inner=False) for each in silences]
        for link in links:
            finding = self._finding(link)
            silent = silences.at(finding.cue[0]) is not None
            if not silent and finding.confidence >= self.config.min_confidence:
                found.append(Read(finding, link.cue.inner))
        return nested(without_doubles(found))

    def _finding(self, link: Link) -> Finding:
        cue = self._without_time(self._span(Range(link.cue.first, link.cue.last)))
        rule = self.rules.at(cue)
        number, place = self.places.ranges((cue,))[0]
        if rule is not None:
            stance, lemma, why = rule.stance, rule.lemma, rule.reasons
        else:
            stance, lemma = stance_at(self.places.sentences[number].tokens, place, lexicon())
            why = ()
        roles = link.roles
        return Finding(
            source=self._source(roles.source),
            cue=(cue,),
            content=self._content(roles.content),
            stance=stance,
            lemma=lemma,
            confidence=confidence(link, agreed=rule is not None),
            reasons=("network", *why),
        )

    def _without_time(self, cue: Span) -> Span:
        """ "claimed Monday" is said on Monday: the time is no part of the cue."""
        words = self.places.words((cue,))
        while len(words) > 1 and words[-1].tag == "TIME":
            words = words[:-1]
        return Span(cue.start, min(cue.end, words[-1].end)) if words else cue

    def _source(self, part: Range | None) -> Spans:
        """The source without a relative clause that breaks off: "Orlo, who opposes"."""
        if part is None:
            return ()
        span = self._span(part)
        broken = _BROKEN.search(self.text, span.start, span.end)
        return (Span(span.start, broken.start()),) if broken else (span,)

    def _span(self, part: Range) -> Span:
        span = Span(int(self.pieces.start[part.first]), int(self.pieces.end[part.last - 1]))
        return trimmed(self.text, span)

    def _content(self, parts: Sequence[Range]) -> Spans:
        """The spans of a content, without the channel at its end ("rain" via Twitter)."""
        spans = [self._span(part) for part in parts]
        channel = _CHANNEL.search(self.text, spans[-1].start, spans[-1].end) if spans else None
        if channel:
            spans[-1] = Span(spans[-1].start, channel.start())
        return tuple(spans)
