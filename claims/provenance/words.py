"""The words of an article that are its own: without house boilerplate, bylines, credit lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from claims.provenance.vocabulary import NUMBERS
from claims.text.furniture import credits_of, is_furniture, names_in_byline
from claims.text.quotes import quotations
from claims.text.sentences import paragraphs
from claims.text.spans import Span

_WORD: Final = re.compile(r"[^\W_]+(?:[.,:]\d+)*")
# Characters: the furniture of a page is shorter, but for consent texts that no reader keeps.
_SHORT: Final = 160
_LANGUAGE: Final = "en"


@dataclass(frozen=True)
class Word:
    """A word in a form that survives house style, and where it stands."""

    key: str
    span: Span


@dataclass(frozen=True)
class Body:
    """An article's own words."""

    text: str

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Its paragraphs."""
        return tuple(line for line in paragraphs(self.text) if not is_trimming(self.words_in(line)))

    def words_in(self, line: Span) -> str:
        return self.text[line.start : line.end]

    @cached_property
    def keys(self) -> tuple[list[str], ...]:
        """The words of each paragraph, without their places: all that shingles need."""
        return tuple(keys(self.words_in(line)) for line in self.lines)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(
            Word(key_of(match.group()), Span(*match.span()))
            for line in self.lines
            for match in _WORD.finditer(self.text, line.start, line.end)
        )

    @cached_property
    def narrated(self) -> tuple[bool, ...]:
        """For each word whether it stands outside quotation marks.

        All of them count where most of the text is quoted, as in an interview.
        """
        quoted = [quotation.span for quotation in quotations(self.text)]
        outside = tuple(_outside(self.words, quoted))
        return outside if 2 * sum(outside) >= len(outside) else (True,) * len(outside)


def key_of(word: str) -> str:
    folded = word.casefold()
    return NUMBERS.get(folded, folded)


def keys(text: str) -> list[str]:
    """The words of any text, such as one sentence."""
    return [NUMBERS.get(word, word) for word in _WORD.findall(text.casefold())]


def is_trimming(line: str) -> bool:
    """Whether the line is the house's or names who wrote: nothing that was reported."""
    if len(line) > _SHORT:
        return False
    return (
        is_furniture(line, _LANGUAGE)
        or bool(credits_of(line, _LANGUAGE))
        or bool(names_in_byline(line, _LANGUAGE))
    )


def _outside(words: tuple[Word, ...], quoted: list[Span]) -> Iterator[bool]:
    """Both lists rise, so one pass is enough."""
    place = 0
    for word in words:
        while place < len(quoted) and quoted[place].end <= word.span.start:
            place += 1
        yield place == len(quoted) or word.span.end <= quoted[place].start
