"""What the unnamed are called: "deckhands" for "two deckhands who saw it", and how many."""

import re

from claims.attribution.partylists import parties
from claims.attribution.phrases import Range, Tokens, head_right

# "Half a dozen", "two dozen".
_DOZEN = 12
# They join a quantity to what is counted: "two of the nine", "six in ten", "all but two of 19".
_JOINTS = frozenset(("of", "in", "out", "but", "per"))
# A participle that tells who somebody is, not what was done: "diplomats briefed on the matter".
_KEPT = frozenset(("briefed", "involved", "based", "acquainted", "connected", "close"))
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PARTITIVE = frozenset(("them", "us", "you", "which", "whom", "these", "those"))
_TELLING = frozenset(("X", "NAME", "TIME"))


def description(tokens: Tokens, phrase: Range) -> Range | None:
    """The words for an unnamed party: no number, no owner's pronoun, no clause about it.

    None where only a quantity is left: "two of them", "one who was there".
    """
    start = _after_quantity(tokens, phrase)
    if start >= phrase.end or tokens[start].tag in ("REL", "PRON", ","):
        return None
    end = noun_end(tokens, Range(start, phrase.end))
    while end < phrase.end and not _ends(tokens, end, phrase.end):
        end += 1
    return Range(start, end)


def noun_end(tokens: Tokens, phrase: Range) -> int:
    """The place after the noun of a description, before what is attached to it."""
    noun = phrase.start
    while noun + 1 < phrase.end and tokens[noun].tag in ("V", "VG", "ADV"):
        noun += 1
    return max(noun + 1, head_right(tokens, noun, phrase.end))


def count(tokens: Tokens, phrase: Range) -> int | None:
    """How many they are said to be; None where no number is given or it is a share."""
    place = phrase.start
    while place + 1 < phrase.end and tokens[place].low in ("a", "the", "his", "her", "its"):
        place += 1
    low = tokens[place].low
    after = tokens[place + 1].low if place + 1 < phrase.end else ""
    if after in ("in", "out", "-") or after.startswith("-") or (low == "all" and after == "but"):
        return None
    if low == "half" and "dozen" in (after, tokens[min(place + 2, phrase.end - 1)].low):
        return _DOZEN // 2
    number = parties().numbers.get(low)
    if number is None and low.isascii() and low.isdigit() and len(low) < 7:
        number = int(low)
    return number * _DOZEN if number and after == "dozen" else number


def _after_quantity(tokens: Tokens, phrase: Range) -> int:
    """The place after "all but two of the 19", "her own", "a dozen"."""
    place = phrase.start
    while place < phrase.end:
        token = tokens[place]
        counted = place > phrase.start and token.low in _JOINTS
        pointed = token.low in _PARTITIVE and place > phrase.start
        number = token.tag == "NUM" and not _YEAR.match(token.low)
        if not (number or token.low in parties().quantities or counted or pointed):
            break
        if token.low in ("those", "these") and _points(tokens, place, phrase.end):
            break
        place += 1
    return place


def _points(tokens: Tokens, place: int, end: int) -> bool:
    """Whether a party is told after "those": "two of those present"."""
    return place + 1 < end and tokens[place + 1].tag in _TELLING


def _ends(tokens: Tokens, place: int, end: int) -> bool:
    """Whether what follows tells more about a party that is described already."""
    token = tokens[place]
    if token.tag in ("REL", "PRON", "SUB"):
        return True
    if token.tag == "V":
        return token.low not in _KEPT and tokens[place - 1].tag != "CC"
    if token.tag == ",":
        return not any(later.tag == "CC" for later in tokens[place:end])
    return False
