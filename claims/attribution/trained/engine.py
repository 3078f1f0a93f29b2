"""What the network links, joined with what the rules alone can tell: silences, stance, chains."""

from collections.abc import Iterator, Sequence
from typing import Final

from claims.attribution.config import AttributionConfig
from claims.attribution.document import Sentence
from claims.attribution.findings import Finding, Places
from claims.attribution.lexicon import lexicon
from claims.attribution.stances import stance_at
from claims.attribution.trained.calibration import confidence
from claims.attribution.trained.decoding import Range
from claims.attribution.trained.edges import (
    without_broken_clause,
    without_channel,
    without_time,
)
from claims.attribution.trained.hints import Hints
from claims.attribution.trained.model import Link, Reading, network
from claims.attribution.trained.nesting import Read, nested, without_doubles
from claims.attribution.trained.pieces import Pieces, read_pieces
from claims.attribution.types import Stance
from claims.text.spans import Span, Spans, trimmed

ENGINE: Final = "trained-1.1"
# Texts read at once: enough to fill the network's batches, few enough to bound memory.
_TEXTS: Final = 16


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
        cue = without_time(self.places, self._span(Range(link.cue.first, link.cue.last)))
        rule = self.rules.at(cue)
        number, place = self.places.ranges((cue,))[0]
        if rule is not None:
            stance, lemma, why = rule.stance, rule.lemma, rule.reasons
        else:
            stance, lemma = stance_at(self.places.sentences[number].tokens, place, lexicon())
            why = ()
        roles = link.roles
        source = self._span(roles.source) if roles.source else None
        return Finding(
            source=(without_broken_clause(self.text, source),) if source else (),
            cue=(cue,),
            content=self._content(roles.content),
            stance=stance,
            lemma=lemma,
            confidence=confidence(link, agreed=rule is not None),
            reasons=("network", *why),
        )

    def _content(self, parts: Sequence[Range]) -> Spans:
        """The spans of a content, without the channel behind the last."""
        spans = [self._span(part) for part in parts]
        return (*spans[:-1], *(without_channel(self.text, span) for span in spans[-1:]))

    def _span(self, part: Range) -> Span:
        return trimmed(self.text, self.pieces.span(*part))
