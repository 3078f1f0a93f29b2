"""Numbers in a text, with what they count: "Rs 2.5 crore", "three of the men", "40 %"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from claims.matching.lists import lists
from claims.matching.words import FUNCTION_WORDS, stem

_TOKEN: Final = re.compile(
    r"(?P<money>[$€£₹¥]|\b(?:Rs|USD|EUR|GBP)\.?)?\s?"
    r"(?P<number>\d+(?:[.,]\d+)*)(?P<ending>(?:st|nd|rd|th)\b|%|[kKmM]\b|bn\b|mn\b)?"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)|(?P<sign>%)"
)
# Between a number and the word that it counts: "five of the dead", "40 more people".
_BETWEEN: Final = 3
_GROUPING: Final = re.compile(r",(?=\d{3}(?!\d))")
_PERCENT: Final = "%"
# Two figures for one thing agree where they differ by rounding.
_ROUNDING: Final = 0.03
_YEARS: Final = range(1500, 2100)


@dataclass(frozen=True)
class Figure:
    """A number, the stem of the word after it ("%" for per cent, "" for none), and its words."""

    value: float
    unit: str
    words: str


def figures(text: str) -> tuple[Figure, ...]:
    """The numbers of a text in order; written ones too."""
    found: list[Figure] = []
    tokens = list(_TOKEN.finditer(text))
    place = 0
    while place < len(tokens):
        value, end = _number(tokens, place)
        if value is None:
            place += 1
            continue
        words = text[tokens[place].start() : tokens[end - 1].end()].strip()
        found.append(Figure(value, _unit(tokens, place, end), words))
        place = end
    return tuple(found)


def _number(tokens: Sequence[re.Match[str]], place: int) -> tuple[float | None, int]:
    """The number that begins here, and the token behind it; None where none begins."""
    first = tokens[place]
    value = _digits(first["number"]) if first["number"] else _written(first["word"])
    if value is None or _is_pronoun(tokens, place):
        return None, place
    ending = (first["ending"] or "").lower()
    value *= lists().scales.get(ending, 1)
    end = place + 1
    while end < len(tokens) and (word := tokens[end]["word"]):
        scale = lists().scales.get(word.lower())
        more = _written(word)
        if scale:
            value *= scale
        elif more is not None and not first["number"] and more < value:
            value += more
        else:
            break
        end += 1
    return value, end


def _digits(number: str) -> float:
    """English digits: commas group by threes ("1,234.5"), but "3,5" is three and a half."""
    plain = _GROUPING.sub("", number).replace(",", ".")
    whole, _, tail = plain.rpartition(".")
    return float(f"{whole.replace('.', '')}.{tail}") if whole else float(plain)


def _written(word: str | None) -> float | None:
    return lists().numbers.get(word.lower()) if word else None


def _is_pronoun(tokens: Sequence[re.Match[str]], place: int) -> bool:
    """Whether "one" counts nothing: "the one that", "one of them", "no one"."""
    word = (tokens[place]["word"] or "").lower()
    if word != "one":
        return False
    after = tokens[place + 1]["word"] if place + 1 < len(tokens) else None
    return after is None or after.lower() in FUNCTION_WORDS


def _unit(tokens: Sequence[re.Match[str]], start: int, end: int) -> str:
    if tokens[start]["money"]:
        return "money"
    if tokens[start]["ending"] == _PERCENT:
        return _PERCENT
    for token in tokens[end : end + _BETWEEN + 1]:
        if token["sign"] or (token["word"] or "").lower() in ("percent", "per"):
            return _PERCENT
        word = (token["word"] or "").lower()
        if word and word not in FUNCTION_WORDS:
            return stem(word)
    return ""


def agree(one: Figure, other: Figure) -> bool:
    """The same number, as far as rounding goes."""
    return abs(one.value - other.value) <= _ROUNDING * max(abs(one.value), abs(other.value))


def clashing(first: Iterable[Figure], second: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Two figures of one unit that differ, where neither is met on the other side; None else."""
    mine = tuple(first)
    for one in mine:
        if any(agree(one, other) for other in second):
            continue
        for other in second:
            met = any(agree(other, each) for each in mine)
            if _count_the_same(one, other) and not met:
                return one, other
    return None


def _count_the_same(one: Figure, other: Figure) -> bool:
    """Whether two figures may be of one thing: of one unit, or one has none and is no year."""
    if one.unit == other.unit:
        return True
    return any(not each.unit and each.value not in _YEARS for each in (one, other))
