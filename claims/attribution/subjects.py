"""Who a verb has for its subject, left of it or, inverted, right of it."""

from claims.attribution.phrases import (
    Range,
    Tokens,
    appositive,
    head_left,
    phrase_left,
    phrase_right,
    verb_before,
)
from claims.attribution.tokens import VERBAL

# Tokens: commas further apart than this set off no apposition.
_PIECE_REACH = 40
# Pieces between commas: "Dana Orlo, 54, a baker, who saw it, said" has three.
_PIECES = 4
_CLAUSE_MARKS = frozenset((";", ":", "Q"))


def subject_left(tokens: Tokens, verb: int, floor: int = 0) -> Range | None:
    """The subject of the finite verb at ``verb``; None where the clause shows none."""
    place = _before_adjuncts(tokens, _first_of_manner(tokens, verb, floor), floor)
    if place <= floor:
        return None
    before = tokens[place - 1]
    if before.tag == ",":
        return _set_off(tokens, place - 1, floor)
    if before.tag == "-":
        return _dashed(tokens, place - 1, floor)
    if before.tag == "REL":
        return Range(place - 1, place)
    if before.tag == "CC":
        return main_subject(tokens, floor, place - 1)
    return phrase_left(tokens, place, floor)


def _first_of_manner(tokens: Tokens, verb: int, floor: int) -> int:
    """Back over "firmly and" before "consistently": the adverbs of one verb."""
    place = verb
    while place > floor and tokens[place - 1].tag == "ADV":
        place -= 1
    first = place == verb and verb < len(tokens) and tokens[verb].tag == "ADV"
    joined = place - 1 > floor and [t.tag for t in tokens[place - 2 : place]] == ["ADV", "CC"]
    return place - 2 if joined and (first or place < verb) else verb


def _before_adjuncts(tokens: Tokens, verb: int, floor: int) -> int:
    """Back over what tells how or when: "officials in Orra on Monday | said"."""
    place = verb
    while place > floor:
        tag = tokens[place - 1].tag
        timed = tag == "PREP" and place < verb and tokens[place].tag == "TIME"
        most = tokens[place - 1].low in ("most", "more") and tokens[place].tag == "ADV"
        if not (tag in ("ADV", "TIME") or timed or most):
            break
        place -= 1
    return place


def _set_off(tokens: Tokens, comma: int, floor: int) -> Range | None:
    """The subject before words between commas: "Orlo, the mayor, said"."""
    end, keeps = comma, 0
    for _ in range(_PIECES):
        opening = _comma_before(tokens, end, floor)
        if opening is None:
            return None
        piece = Range(opening + 1, end)
        if tokens[piece.start].tag == "CC":
            return main_subject(tokens, floor, opening)
        base = phrase_left(tokens, opening, floor)
        if appositive(tokens, piece) and not _has_clause(tokens, piece):
            keeps = max(keeps, piece.end)
        elif base is None or keeps:
            return Range(base.start, keeps) if base else None
        if base is None:
            return Range(piece.start, keeps)
        if not _apposed(tokens, base, floor):
            return Range(base.start, max(base.end, keeps))
        keeps, end = max(keeps, base.end), opening
    return None


def _apposed(tokens: Tokens, base: Range, floor: int) -> bool:
    """Whether a phrase names again what stands before its comma: "the director, Dana Orlo"."""
    if base.start == floor or tokens[base.start - 1].tag != ",":
        return False
    before = phrase_left(tokens, base.start - 1, floor)
    if before is None or verb_before(tokens, before.start, floor):
        return False
    leads = before.start == floor or tokens[before.start - 1].tag in (",", "SUB", "CC", "Q")
    return leads and tokens[before.end - 1].tag != "TIME"


def _comma_before(tokens: Tokens, end: int, floor: int) -> int | None:
    depth = 0
    for place in range(end - 1, max(floor, end - _PIECE_REACH) - 1, -1):
        tag = tokens[place].tag
        depth += (tag == ")") - (tag == "(")
        if depth == 0 and tag == "," and place + 1 < end:
            return place
        if tag in _CLAUSE_MARKS:
            return None
    return None


def _has_clause(tokens: Tokens, piece: Range) -> bool:
    """Whether a finite verb stands in the piece outside a relative clause."""
    for token in tokens[piece.start : piece.end]:
        if token.tag == "REL":
            return False
        if token.tag in ("BE", "MOD", "HAVE", "DO"):
            return True
    return False


def _dashed(tokens: Tokens, dash: int, floor: int) -> Range | None:
    for place in range(dash - 1, max(floor, dash - _PIECE_REACH) - 1, -1):
        if tokens[place].tag == "-":
            return phrase_left(tokens, place, floor)
    return None


def main_subject(tokens: Tokens, floor: int, limit: int) -> Range | None:
    """Subject of the first finite verb in ``[floor:limit]`` that heads no subordinate clause."""
    held = False
    for place in range(floor, limit):
        tag = tokens[place].tag
        if tag in ("SUB", "REL"):
            held = True
        elif tag == ",":
            held = False
        elif tag in VERBAL:
            found = None if held else _own_subject(tokens, place, floor)
            if found is not None:
                return found
            held = False
    return None


def _own_subject(tokens: Tokens, verb: int, floor: int) -> Range | None:
    place = _before_adjuncts(tokens, verb, floor)
    if place <= floor or tokens[place - 1].tag in ("CC", "REL"):
        return None
    if tokens[place - 1].tag == ",":
        return _set_off(tokens, place - 1, floor)
    return phrase_left(tokens, place, floor)


def participle_subject(tokens: Tokens, verb: int, floor: int = 0) -> Range | None:
    """Who does what a participle says: the noun right before it, else the main clause's subject."""
    place = _before_adjuncts(tokens, verb, floor)
    if place > floor and head_left(tokens, place, floor) < place:
        return phrase_left(tokens, place, floor)
    found = main_subject(tokens, floor, verb)
    if found is None and place > floor and tokens[place - 1].tag == ",":
        found = phrase_left(tokens, place - 1, floor)
    return found or _subject_after(tokens, verb)


def _subject_after(tokens: Tokens, verb: int) -> Range | None:
    """The subject of the clause that follows: "Citing costs, the mayor cancelled"."""
    for place in range(verb + 1, min(len(tokens), verb + _PIECE_REACH)):
        if tokens[place].tag == ",":
            found = phrase_right(tokens, place + 1, len(tokens), apposition=False)
            if found and found.end < len(tokens) and tokens[found.end].tag in (*VERBAL, "ADV"):
                return found
    return None


def inverted_subject(tokens: Tokens, after: int) -> Range | None:
    """The subject that follows its verb: "said Dana Orlo, mayor of Orra"."""
    return phrase_right(tokens, after, len(tokens), apposition=True)
