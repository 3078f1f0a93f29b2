"""Every name of an article, with the role beside it, in reading order; and what acronyms spell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.attribution.document import Sentence
from claims.attribution.kinds import BODIES, gender_of, is_person, is_title, kind_of_role
from claims.attribution.parties import Party, party
from claims.attribution.partylists import parties
from claims.attribution.phrases import (
    Range,
    Tokens,
    head_left,
    head_right,
    phrase_left,
    phrase_right,
)
from claims.attribution.types import SpeakerKind

_ACRONYM = re.compile(r"[A-Z][A-Za-z&.]{1,7}$")


def mentions(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Party, int]]:
    for sentence in sentences:
        if sentence.titled:
            continue
        tokens, end = sentence.tokens, len(sentence.tokens)
        while end > 0:
            if tokens[end - 1].tag != "NAME":
                end -= 1
                continue
            start = _start(tokens, end)
            found = party(text, tokens, _with_apposition(tokens, Range(start, end)))
            before = _before_comma(tokens, start)
            if found.named and before is not None:
                found = _with_role(text, tokens, found, before)
            if found.named and not (_inside_name(tokens, start) and not _full_name(found)):
                yield found, tokens[start].start
            owned = head_right(tokens, start, len(tokens))
            whole = _with_apposition(tokens, Range(start, owned))
            body = party(text, tokens, whole) if owned > end else found
            if body.named and body.kind is not SpeakerKind.PERSON and body.name != found.name:
                yield body, tokens[start].start
            end = min(_run_start(tokens, end), end - 1)


def _inside_name(tokens: Tokens, start: int) -> bool:
    """Whether a name goes on with one before it: "Union of | Highland Brigades"."""
    place = start - 1
    while place > 0 and tokens[place].low == "the":
        place -= 1
    if place <= 0 or tokens[place].low not in ("of", "for") or tokens[place - 1].tag != "NAME":
        return False
    known, before = parties(), tokens[place - 1]
    return before.low in known.institutions or is_title(before, known)


def _full_name(found: Party) -> bool:
    return found.kind is SpeakerKind.PERSON and " " in found.name


def _with_apposition(tokens: Tokens, name: Range) -> Range:
    """The name with ", the mayor of Orra" where that follows, or "of the Orra Front"."""
    if name.end < len(tokens) and tokens[name.end - 1].low in parties().organ:
        return phrase_right(tokens, name.start, len(tokens), apposition=False) or name
    if name.end < len(tokens) and tokens[name.end].tag == ",":
        return phrase_right(tokens, name.start, len(tokens), apposition=True) or name
    return name


def _start(tokens: Tokens, end: int) -> int:
    """Where the phrase of a name that ends here begins; "Mehul & Sons" is one name."""
    start = head_left(tokens, end, 0)
    while start > 1 and tokens[start - 1].low == "&" and tokens[start - 2].tag == "NAME":
        start = head_left(tokens, start - 1, 0)
    return start


def _before_comma(tokens: Tokens, start: int) -> Range | None:
    """The description before a name and its comma: "the Minister of Trade, Dana Orlo"."""
    while start > 1 and tokens[start - 1].tag == "." and is_title(tokens[start - 2], parties()):
        start -= 2  # "Brig. Gen. Dana Orlo"
    if start == 0 or tokens[start - 1].tag != ",":
        return None
    return phrase_left(tokens, start - 1)


def _with_role(text: str, tokens: Tokens, found: Party, before: Range) -> Party:
    """The party with the role that stands before its comma, where that is one."""
    first = before.start + (tokens[before.start].tag == "DET")
    head = head_right(tokens, first, before.end) - 1
    if head < first:
        return found
    low = tokens[head].low
    fits = kind_of_role(low) is found.kind and (found.kind in BODIES or is_person(low))
    if not found.role and (fits or is_title(tokens[head], parties())):
        role = text[tokens[first].start : tokens[before.end - 1].end]
        found = replace(found, role=role, gender=found.gender or gender_of(role))
    pointed = tokens[before.start].low == "the" and is_person(tokens[head].low)
    return replace(found, pointed=tokens[head].low if pointed else "")


def _run_start(tokens: Tokens, end: int) -> int:
    while end > 0 and (
        tokens[end - 1].tag == "NAME"
        or (tokens[end - 1].low == "&" and end > 1 and tokens[end - 2].tag == "NAME")
    ):
        end -= 1
    return end


def expansion(text: str, tokens: Tokens, opening: int, short: str) -> str:
    """The capitalised words before a bracket that spell its acronym; "" if none do."""
    if not _ACRONYM.match(short):
        return ""
    letters = [letter for letter in short.upper() if letter.isalpha()]
    place, left = opening, len(letters)
    while place > 0 and left > 0 and opening - place < 12:
        place -= 1
        word = text[tokens[place].start : tokens[place].end]
        if word[:1].upper() == letters[left - 1] and word[:1].isupper():
            left -= 1
        elif word[:1].isupper() and tokens[place].tag == "NAME":
            return ""
    return text[tokens[place].start : tokens[opening - 1].end] if left == 0 else ""
