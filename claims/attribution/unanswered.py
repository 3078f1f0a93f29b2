"""Silence told from the side of those who ask: "Calls to the mayor went unanswered"."""

from collections.abc import Iterator

from claims.attribution.drafts import Draft
from claims.attribution.lexicon import word_set
from claims.attribution.phrases import Range, Tokens, phrase_right
from claims.attribution.types import Stance

_WEIGHT = 0.85
# Tokens between what was sent and whom it was sent to: "messages left at the home of".
_TO_REACH = 6
# Tokens of the predicate: "had still not been answered by Friday".
_FAILED_REACH = 6
_TO = frozenset(("to", "with", "for", "at", "of"))
_SENT = frozenset(("V", "VG", "PREP", "TO", "DET", "X", "ADV", "TIME", "NUM"))


def unanswered(tokens: Tokens) -> Iterator[Draft]:
    """Every approach in a sentence that got no answer; its source is who was approached."""
    approaches, failed = word_set("approaches"), word_set("failed")
    for start, token in enumerate(tokens):
        if token.low not in approaches or not _opens(tokens, start):
            continue
        for place in range(start + 1, min(len(tokens) - 1, start + _TO_REACH)):
            source = _approached(tokens, place)
            if source is None:
                if tokens[place].tag not in _SENT:
                    break
                continue
            end = _failed_end(tokens, source.end, failed)
            if end:
                yield _draft(start, source, _predicate_start(tokens, source.end), end)
            break


def _opens(tokens: Tokens, start: int) -> bool:
    """Whether nothing but a few words to count them stands before the noun in its clause."""
    before = tokens[max(0, start - 3) : start]
    return all(t.tag in ("X", "DET", "NUM", "ADV", "NAME", ",", "CC", "SUB") for t in before)


def _approached(tokens: Tokens, place: int) -> Range | None:
    """The party behind "to", "to reach" or "sent to"."""
    if tokens[place].low not in _TO:
        return None
    first = place + 1
    if tokens[place].tag == "TO" and tokens[first].tag == "V":
        first += 1
    return phrase_right(tokens, first, len(tokens), apposition=True)


def _predicate_start(tokens: Tokens, place: int) -> int:
    """Past the comma that closes an apposition, and what stands before the verb."""
    while place < len(tokens) and tokens[place].tag in (",", "PREP", "TIME", "DET"):
        place += 1
    return place


def _failed_end(tokens: Tokens, place: int, failed: frozenset[str]) -> int:
    """The end of "went unanswered", "were not returned", "proved abortive"; 0 without it."""
    negated = False
    for end in range(place, min(len(tokens), place + _FAILED_REACH)):
        token = tokens[end]
        if token.low in failed or (negated and token.low in word_set("answered")):
            return end + 1
        if token.low == "rang" and tokens[end + 1 : end + 2] and tokens[end + 1].low == "out":
            return end + 2
        if token.tag in (".", ";", "Q"):
            return 0
        negated = negated or token.tag == "NEG" or token.low == "no"
    return 0


def _draft(start: int, source: Range, predicate: int, end: int) -> Draft:
    return Draft(
        source,
        (Range(start, source.start), Range(predicate, end)),
        (),
        Stance.NO_COMMENT,
        "no comment",
        _WEIGHT,
        ("silence:unanswered",),
    )
