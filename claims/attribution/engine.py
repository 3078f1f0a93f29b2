"""Text in, attributions out: the rules in their order."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.attribution.config import DEFAULT_CONFIG, AttributionConfig
from claims.attribution.document import Sentence, read
from claims.attribution.drafts import Draft
from claims.attribution.lexicon import Lexicon, lexicon
from claims.attribution.phrases import Range
from claims.attribution.phrasing import readers
from claims.attribution.silence import silence
from claims.attribution.sites import verb_drafts
from claims.attribution.types import Attribution, Quotation
from claims.text.spans import Span, Spans

ENGINE = "rules-1.0"
LANGUAGES = ("en",)


@dataclass(frozen=True)
class Placed:
    """A draft in its sentence, with the quotations that follow it."""

    number: int
    draft: Draft
    more: Spans = ()


def extract_attributions(
    text: str, *, config: AttributionConfig = DEFAULT_CONFIG
) -> list[Attribution]:
    """Who said what in an English text, ordered by first offset; offsets count code points."""
    words = lexicon()
    sentences = read(text, words)
    placed = [
        Placed(number, draft)
        for number, sentence in enumerate(sentences)
        for draft in sentence_drafts(sentence, words)
    ]
    found = [_attribution(text, sentences, one) for one in placed]
    return sorted(
        (one for one in found if one.confidence >= config.min_confidence), key=first_offset
    )


def first_offset(found: Attribution) -> int:
    return min(span.start for span in (*found.source, *found.cue, *found.content))


def sentence_drafts(sentence: Sentence, words: Lexicon) -> list[Draft]:
    drafts: list[Draft] = []
    taken: set[int] = set()
    for draft in (
        *silence(sentence, words),
        *verb_drafts(sentence, words),
        *readers(sentence, words),
    ):
        tokens = {place for part in draft.cue for place in range(*part)}
        if tokens & taken:
            continue
        taken |= tokens
        drafts.append(draft)
    return drafts


def _attribution(text: str, sentences: Sequence[Sentence], one: Placed) -> Attribution:
    sentence, draft = sentences[one.number], one.draft
    content = (*(_span(sentence, part) for part in draft.content), *one.more)
    return Attribution(
        source=(_span(sentence, draft.source),) if draft.source else (),
        cue=tuple(_span(sentence, part) for part in draft.cue),
        content=content,
        quotation=Quotation.INDIRECT,
        stance=draft.stance,
        cue_lemma=draft.lemma,
        channel="",
        speaker=None,
        said_at=None,
        confidence=min(0.99, draft.weight),
        reasons=draft.reasons,
    )


def _span(sentence: Sentence, part: Range) -> Span:
    return Span(sentence.tokens[part.start].start, sentence.tokens[part.end - 1].end)
