"""Quotations without a tag of their own, given to the tag beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.attribution.config import AttributionConfig
from claims.attribution.document import Sentence
from claims.attribution.drafts import Draft
from claims.text.spans import Span, Spans


@dataclass(frozen=True)
class Placed:
    """A draft in its sentence, with the fragments of content that stand outside of it."""

    number: int
    draft: Draft
    before: Spans = ()
    more: Spans = ()


def is_bare(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but quotation."""
    tags = {token.tag for token in sentence.tokens}
    return "Q" in tags and tags <= {"Q", ".", ",", "POS"}


def place(
    sentences: Sequence[Sentence], drafts: Sequence[Sequence[Draft]], config: AttributionConfig
) -> list[Placed]:
    """Every draft with the bare quotations around it.

    Bare quotations go on with the tag before them, '"...," she said. "..."'; those that begin a
    paragraph belong to the tag that follows in it.
    """
    placed: list[Placed] = []
    used = -1
    for number, found in enumerate(drafts):
        last = _last_speech(sentences[number], found)
        for draft in found:
            one = Placed(number, draft)
            if draft is last or draft.opens:
                one, used = _with_more(one, sentences, used, config)
            if one.draft.content or one.more or draft.stance == "no_comment":
                placed.append(one)
    return placed


def _last_speech(sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """The draft whose quotation stands last in the sentence, or whose tag ends it."""
    spoken = [draft for draft in drafts if _quotes(sentence, draft)]
    return max(spoken, key=_last_token, default=None)


def _last_token(draft: Draft) -> int:
    return max(part.end for part in (*draft.content, *draft.cue))


def _quotes(sentence: Sentence, draft: Draft) -> bool:
    return draft.tags and any(
        token.tag == "Q"
        for part in draft.content
        for token in sentence.tokens[part.start : part.end]
    )


def _with_more(
    one: Placed, sentences: Sequence[Sentence], used: int, config: AttributionConfig
) -> tuple[Placed, int]:
    first = one.number
    while first - 1 > used and _precedes(sentences, first - 1, one):
        first -= 1
    last = one.number
    while _follows(sentences, last, one, config):
        last += 1
    before = tuple(sentences[n].span for n in range(first, one.number))
    more = tuple(sentences[n].span for n in range(one.number + 1, last + 1))
    return replace(one, before=before, more=_merged(more)), last


def _precedes(sentences: Sequence[Sentence], number: int, one: Placed) -> bool:
    begins = bool(one.draft.content) and one.draft.content[0].start == 0
    same = sentences[number].paragraph == sentences[one.number].paragraph
    return begins and same and is_bare(sentences[number])


def _follows(
    sentences: Sequence[Sentence], last: int, one: Placed, config: AttributionConfig
) -> bool:
    if last + 1 >= len(sentences) or not is_bare(sentences[last + 1]):
        return False
    apart = sentences[last + 1].paragraph - sentences[last].paragraph
    opening = one.draft.opens and last == one.number
    return apart <= (1 if opening else config.follow_paragraphs)


def _merged(spans: Spans) -> Spans:
    """Neighbouring quotations as they are: each keeps its marks."""
    return tuple(Span(*span) for span in spans)
