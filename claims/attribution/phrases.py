"""Noun phrases, found by walking over tags from the verb that they belong to."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.attribution.lexicon import word_set
from claims.attribution.tokens import NOMINAL, VERBAL, Token


class Range(NamedTuple):
    """Tokens ``[start:end]``."""

    start: int
    end: int


Tokens = Sequence[Token]

# Words that say how or when something was said, not who said it.
ADJUNCT_NOUNS = word_set("adjunct_nouns")
_ATTACHING = word_set("attaching")
_AFTER_PARTICIPLE = frozenset(("by", "in", "from", "for", "on"))
# What may follow a noun in -ing that ends a phrase: "a court filing that", "the briefing, he".
_AFTER_GERUND = frozenset((".", ",", ";", "REL", "V", "BE", "HAVE", "MOD"))
# Tokens: "who" stands this close before its verb.
_RELATIVE_REACH = 14
# Tokens: "(Orra Harbour Workers)" is no longer than this.
_BRACKET_REACH = 12


def nominal(token: Token) -> bool:
    return token.tag in NOMINAL and token.tag != "TIME"


def head_left(tokens: Tokens, end: int, floor: int) -> int:
    """Start of the plain noun phrase before ``end``; ``end`` itself when there is none."""
    place = end - 1
    if place < floor:
        return end
    if tokens[place].tag in ("PRON", "OBJ"):
        return place
    if tokens[place].tag == "DET":
        return place
    if tokens[place].tag == ")":
        return _parenthesised(tokens, place, floor)
    if not nominal(tokens[place]):
        return end
    start = place
    while place >= floor and _inside(tokens, place, start):
        start = place
        if tokens[place].tag == "DET" and not _more_determiners(tokens, place, floor):
            break
        place -= 1
    while start < end and tokens[start].tag in ("POS", "ADV", ")", "VG"):
        start += 1
    return start


def _parenthesised(tokens: Tokens, place: int, floor: int) -> int:
    opening = place - 1
    while opening >= floor and tokens[opening].tag != "(" and place - opening < _BRACKET_REACH:
        opening -= 1
    if opening < floor or tokens[opening].tag != "(":
        return place + 1
    start = head_left(tokens, opening, floor)
    return start if start < opening else place + 1


def _inside(tokens: Tokens, place: int, start: int) -> bool:
    token = tokens[place]
    if nominal(token) or token.tag in ("POS", "DET"):
        return True
    if token.tag == "TIME":
        return place + 1 < len(tokens) and tokens[place + 1].tag == "POS"
    if token.tag == "ADV":
        return place > 0 and tokens[place - 1].tag == "DET"
    return token.tag == "VG" and place > 0 and tokens[place - 1].tag in ("DET", "X", "POS")


def _more_determiners(tokens: Tokens, place: int, floor: int) -> bool:
    return place - 1 >= floor and tokens[place - 1].tag == "DET"


def phrase_left(tokens: Tokens, end: int, floor: int = 0) -> Range | None:
    """The noun phrase that ends before ``end``, with what is attached to it; None without one."""
    start = head_left(tokens, end, floor)
    if start >= end:
        return None
    nearest = start
    while start > floor:
        further = _extended(tokens, start, floor)
        if further is None:
            break
        start = further
    # "In the port of Orra officials": the phrase before belongs to the preposition.
    dangling = start > floor and tokens[start - 1].tag == "PREP"
    return Range(nearest if dangling else start, end)


def _extended(tokens: Tokens, start: int, floor: int) -> int | None:
    """Where the phrase begins that attaches the one beginning at ``start``; None if none does."""
    before = tokens[start - 1]
    if before.tag in ("PREP", "TO") and before.low in _ATTACHING:
        return _attached(tokens, start - 1, floor)
    if before.tag == "CC" and before.low in ("and", "or", "&"):
        return _coordinated(tokens, start - 1, floor)
    if before.tag in VERBAL or before.tag in ("VG", "ADV"):
        return _relative(tokens, start - 1, floor)
    return None


def _attached(tokens: Tokens, preposition: int, floor: int) -> int | None:
    place = head_left(tokens, preposition, floor)
    if place < preposition:
        return place
    if preposition - 1 >= floor and tokens[preposition - 1].tag == "V":
        place = head_left(tokens, preposition - 1, floor)
        reduced = place < preposition - 1 and not verb_before(tokens, place, floor)
        return place if reduced else _relative(tokens, preposition - 1, floor)
    return None


def _coordinated(tokens: Tokens, conjunction: int, floor: int) -> int | None:
    end = conjunction
    if end > floor and tokens[end - 1].tag == ",":
        end -= 1
    place = head_left(tokens, end, floor)
    if place >= end or verb_before(tokens, place, floor):
        return None
    while place - 1 > floor and tokens[place - 1].tag == ",":
        further = head_left(tokens, place - 1, floor)
        if further >= place - 1 or tokens[further].tag == "TIME":
            break
        place = further
    return place


def _relative(tokens: Tokens, place: int, floor: int) -> int | None:
    """Start of the noun that "who", "which" or "that" relates the verb at ``place`` to."""
    lowest = max(floor, place - _RELATIVE_REACH)
    while place >= lowest and tokens[place].tag not in (",", ";", ":", "Q", "SUB", "REL", "-"):
        place -= 1
    if (
        place < lowest
        or tokens[place].tag != "REL"
        or tokens[place].low
        not in (
            "who",
            "which",
            "that",
            "whose",
        )
    ):
        return None
    start = head_left(tokens, place, floor)
    return start if start < place else None


def verb_before(tokens: Tokens, place: int, floor: int) -> bool:
    """Whether a verb stands before ``place`` in its own clause."""
    place -= 1
    while place >= floor and tokens[place].tag not in (",", ";", ":", "Q", "SUB", "-", "REL"):
        if tokens[place].tag in VERBAL:
            return True
        place -= 1
    return False


def head_right(tokens: Tokens, start: int, end: int) -> int:
    """End of the plain noun phrase from ``start``; ``start`` itself when there is none."""
    if start < end and tokens[start].tag in ("PRON", "OBJ"):
        return start + 1
    place, found = start, False
    while place < end:
        further = _step_right(tokens, place, Range(start, end), found=found)
        if further is None:
            break
        found = found or nominal(tokens[place])
        place = further
    if not found:
        return start + 1 if place > start and tokens[start].tag == "DET" else start
    while tokens[place - 1].tag == "POS":
        place -= 1
    return place


def _step_right(tokens: Tokens, place: int, bounds: Range, *, found: bool) -> int | None:
    """The place after a token that belongs to the phrase; None where the phrase ends before it.

    ``found`` says whether the phrase has its noun already.
    """
    token = tokens[place]
    if nominal(token) or (token.tag == "POS" and found):
        return place + 1
    if token.tag == "DET":
        owned = place > bounds.start and tokens[place - 1].tag == "POS"
        return place + 1 if owned or not found else None
    if token.tag == "(" and found:
        return _closing(tokens, place, bounds.end)
    if token.tag == "VG" and found:
        follows = tokens[place + 1].tag if place + 1 < bounds.end else "."
        filed = token.low in ADJUNCT_NOUNS and follows == "SUB"
        return place + 1 if filed or follows in _AFTER_GERUND else None
    inside = token.tag in ("ADV", "VG") and not found and tokens[bounds.start].tag == "DET"
    return place + 1 if inside else None


def _closing(tokens: Tokens, place: int, end: int) -> int | None:
    """The place after the bracket that closes the one at ``place``; None without one."""
    for later in range(place, min(end, place + _BRACKET_REACH)):
        if tokens[later].tag == ")":
            return later + 1
    return None


def phrase_right(tokens: Tokens, start: int, end: int, *, apposition: bool) -> Range | None:
    """The noun phrase that starts at ``start`` with what is attached to it; None without one."""
    stop = head_right(tokens, start, end)
    if stop == start:
        return None
    while stop < end:
        further = _attached_right(tokens, stop, end)
        if further is None and apposition:
            further = _apposition(tokens, stop, end)
        if further is None:
            break
        stop = further
    return Range(start, stop)


def _attached_right(tokens: Tokens, place: int, end: int) -> int | None:
    token = tokens[place]
    if token.tag in ("PREP", "TO") and token.low in _ATTACHING:
        stop = head_right(tokens, place + 1, end)
        if stop > place + 1 and not is_adjunct(tokens, place, stop):
            return stop
    if token.tag == "CC" and token.low in ("and", "or", "&"):
        stop = head_right(tokens, place + 1, end)
        if stop > place + 1 and not (stop < end and tokens[stop].tag in VERBAL):
            return stop
    if token.tag == "REL" and token.low in ("who", "that", "which"):
        return _until_mark(tokens, place, end)
    if token.tag == "V" and place + 1 < end and tokens[place + 1].low in _AFTER_PARTICIPLE:
        stop = head_right(tokens, place + 2, end)
        return stop if stop > place + 2 and not is_adjunct(tokens, place + 1, stop) else None
    return None


def is_adjunct(tokens: Tokens, preposition: int, stop: int) -> bool:
    """Whether a phrase says when or by what channel: "on Monday", "in a statement"."""
    inside = tokens[preposition + 1 : stop]
    if tokens[preposition].low == "of":
        return any(token.tag == "TIME" for token in inside)
    return any(token.tag == "TIME" or token.low in ADJUNCT_NOUNS for token in inside) or (
        tokens[preposition].low in ("in", "on") and inside[0].tag == "NUM"
    )


def _until_mark(tokens: Tokens, place: int, end: int) -> int:
    while place < end and tokens[place].tag not in (",", ".", ";", ":", "Q", "-", "("):
        place += 1
    return place


def _apposition(tokens: Tokens, comma: int, end: int) -> int | None:
    """End of ", the mayor of Orra" after a name; None where the comma starts something else."""
    if tokens[comma].tag != "," or comma + 1 >= end:
        return None
    if not appositive(tokens, Range(comma + 1, end)):
        return None
    stop = head_right(tokens, comma + 1, end)
    if stop == comma + 1 or (stop < end and tokens[stop].tag in VERBAL):
        return None
    inner = phrase_right(tokens, comma + 1, end, apposition=False)
    if inner is None or (inner.end < end and tokens[inner.end].tag in VERBAL):
        return None
    return inner.end


def appositive(tokens: Tokens, piece: Range) -> bool:
    """Whether words set off by a comma may name the same party again: "54", "a nurse"."""
    first = tokens[piece.start]
    return first.tag in ("DET", "X", "NAME", "NUM") and first.low not in ("both", "this", "that")
