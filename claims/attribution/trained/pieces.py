"""A text as the encoder sees it: word pieces with offsets, and what letters alone do not tell."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claims.attribution.document import Sentence, is_speech
from claims.attribution.findings import Finding
from claims.text.quotes import quotations
from claims.text.spans import Span

Ints = NDArray[np.int64]

_SURROGATE: Final = re.compile("[\ud800-\udfff]")

# Values of each feature, in the order of `Pieces.features`.
CASES: Final = 4  # lower case, capitalised, all capitals, no letters
QUOTED: Final = 3  # outside, in a mention or title, in speech
OPENS: Final = 3  # nothing, a sentence, a paragraph
HINTS: Final = 4  # what the rules take a word for: nothing, source, cue, content
FEATURES: Final = (CASES, QUOTED, OPENS, HINTS)

# Values of a link hint: the rules know no such cue; nothing; source; content.
LINK_HINTS: Final = 4
NO_RULE, NOTHING, SOURCE, CONTENT = range(4)
CUE: Final = 2  # in HINTS; source and content stand at 1 and 3


@dataclass(frozen=True)
class Pieces:
    """The word pieces of one text, in order, without special tokens; n pieces."""

    ids: Ints  # n
    start: Ints  # n, code points
    end: Ints  # n, code points
    features: Ints  # n by len(FEATURES)
    sentence: Ints  # n, number of the sentence that holds the piece
    paragraph: Ints  # number of the paragraph of each sentence

    def span(self, first: int, last: int) -> Span:
        """Where the pieces [first, last) stand in the text."""
        return Span(int(self.start[first]), int(self.end[last - 1]))

    def within(self, span: Span) -> tuple[int, int]:
        """The pieces [first, last) that overlap a span."""
        first = int(np.searchsorted(self.end, span.start, side="right"))
        last = int(np.searchsorted(self.start, span.end, side="left"))
        return first, max(first, last)


def read_pieces(
    text: str, sentences: Sequence[Sentence], hints: Iterable[Finding], tokenizer: Tokenizer
) -> Pieces:
    """Tokenise a text; ``hints`` are what the rules found in it."""
    # A lone surrogate is no character that can be encoded; what stands for it is as long.
    encoded = tokenizer.encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    offsets = np.array(encoded.offsets, dtype=np.int64).reshape(-1, 2)
    ids = np.array(encoded.ids, dtype=np.int64)
    full = offsets[:, 1] > offsets[:, 0]
    offsets, ids = offsets[full], ids[full]
    start, end = offsets[:, 0], offsets[:, 1]
    starts = np.array([each.span.start for each in sentences] or [0], dtype=np.int64)
    sentence = np.maximum(np.searchsorted(starts, start, side="right") - 1, 0)
    paragraph = np.array([each.paragraph for each in sentences] or [0], dtype=np.int64)
    pieces = Pieces(
        ids, start, end, np.zeros((len(ids), len(FEATURES)), np.int64), sentence, paragraph
    )
    pieces.features[:, 0] = _cases(text, pieces)
    for quoted in quotations(text):
        first, last = pieces.within(quoted.span)
        pieces.features[first:last, 1] = 2 if is_speech(text, quoted) else 1
    pieces.features[:, 2] = _opens(pieces)
    for hint in hints:
        for role, spans in ((3, hint.content), (1, hint.source), (CUE, hint.cue)):
            for span in spans if hint.parent is None else ():
                first, last = pieces.within(span)
                pieces.features[first:last, 3] = role
    return pieces


def _cases(text: str, pieces: Pieces) -> Ints:
    words = [text[start:end] for start, end in zip(pieces.start, pieces.end, strict=True)]
    return np.array([_case(word) for word in words], dtype=np.int64)


def _case(word: str) -> int:
    if not word[0].isalpha():
        return 3
    if word.isupper() and len(word) > 1:
        return 2
    return int(word[0].isupper())


def _opens(pieces: Pieces) -> Ints:
    number = pieces.sentence
    first = np.ones(len(number), dtype=bool)
    first[1:] = number[1:] != number[:-1]
    paragraph = pieces.paragraph[number] if len(number) else number
    new = np.ones(len(number), dtype=bool)
    new[1:] = paragraph[1:] != paragraph[:-1]
    return first.astype(np.int64) + (first & new)


def link_hint(pieces: Pieces, hint: Finding | None, window: tuple[int, int]) -> Ints:
    """For each piece [first, last) of a window, one of LINK_HINTS.

    ``hint`` is what the rules found at the cue that is asked about.
    """
    found = np.full(window[1] - window[0], NO_RULE if hint is None else NOTHING, dtype=np.int64)
    for value, spans in ((CONTENT, hint.content), (SOURCE, hint.source)) if hint else ():
        for span in spans:
            first, last = pieces.within(span)
            found[max(0, first - window[0]) : max(0, last - window[0])] = value
    return found
