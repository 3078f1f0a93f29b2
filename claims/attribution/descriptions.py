"""What the unnamed are called: "deckhands" for "two deckhands who saw it", and how many."""

import re

from claims.attribution.phrases import Range, Tokens, head_right

_NUMBERS = {
    word: number
    for number, words in {
        1: "one",
        2: "two both pair couple",
        3: "three trio",
        **dict(enumerate("four five six seven eight nine ten eleven".split(), 4)),
        12: "twelve dozen",
        **dict(
            enumerate(
                "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(), 13
            )
        ),
        30: "thirty",
        40: "forty",
        50: "fifty",
        100: "hundred",
    }.items()
    for word in words.split()
}
# "Half a dozen", "two dozen".
_DOZEN = 12
# They say how many or whose, not who.
_QUANTITIES = frozenset(
    """several many most few all both each every another other others dozens hundreds thousands
    scores half couple pair trio handful dozen number majority more than at least about around
    nearly almost up to some any none neither either own a an the this that these his her its
    their my our your one""".split()
)
# They join a quantity to what is counted: "two of the nine", "six in ten", "all but two of 19".
_JOINTS = frozenset(("of", "in", "out", "but", "per"))
# A participle that tells who somebody is, not what was done: "diplomats briefed on the matter".
_KEPT = frozenset(("briefed", "involved", "based", "acquainted", "connected", "close"))
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PARTITIVE = frozenset(("them", "us", "you", "which", "whom", "these", "those"))
_PRESENT_TAGS = frozenset(("X", "NAME", "TIME"))


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
    number = _NUMBERS.get(low)
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
        if not (number or token.low in _QUANTITIES or counted or pointed):
            break
        if token.low in ("those", "these") and place + 1 < phrase.end:
            # "Two of those present" are those present.
            if tokens[place + 1].tag in _PRESENT_TAGS:
                break
        place += 1
    if place == phrase.end and phrase.end - phrase.start == 1:
        return phrase.end
    return place


def _ends(tokens: Tokens, place: int, end: int) -> bool:
    """Whether what follows tells more about a party that is described already."""
    token = tokens[place]
    if token.tag in ("REL", "PRON", "SUB"):
        return True
    if token.tag == "V":
        return token.low not in _KEPT
    if token.tag == ",":
        return not any(later.tag == "CC" for later in tokens[place:end])
    return False
