"""Lines that say where a text comes from: credits, bylines, datelines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from claims.provenance.outlets import Outlets
from claims.provenance.types import Article
from claims.text.furniture import (
    CreditKind,
    credits_of,
    inline_credits,
    is_agency,
    is_furniture,
    names_in_byline,
)
from claims.text.sentences import paragraphs
from claims.text.spans import Span

_LANGUAGE: Final = "en"
# Lines from either end among which a bare name may be a credit.
_ENDS: Final = 3
# Words: a credit of a form that no rule knows is shorter than any paragraph.
_SHORT: Final = 12
_PICTURE: Final = re.compile(r"\b(?:photo(?:graph)?s?|pictures?|images?|video|graphic)\b", re.I)
_SENTENCE: Final = re.compile(r"[.!?…\"”]\W*$")


@dataclass(frozen=True)
class CreditLine:
    """A line of an article that names another outlet as its source."""

    span: Span
    publisher: str
    kind: CreditKind
    # Whether articles of the publisher are here.
    known: bool


def credit_lines(article: Article, outlets: Outlets) -> list[CreditLine]:
    """The credits of an article, in order, without those to its own publisher."""
    lines = paragraphs(article.text)
    found: list[CreditLine] = []
    for place, line in enumerate(lines):
        at_end = place < _ENDS or place >= len(lines) - _ENDS
        found.extend(_in_line(article, outlets, line, at_end))
    return found


def _in_line(article: Article, outlets: Outlets, line: Span, at_end: bool) -> Iterator[CreditLine]:
    words = article.text[line.start : line.end]
    if credits := credits_of(words, _LANGUAGE) or inline_credits(words):
        for each in credits:
            yield from _credit(article, outlets, line, each.publisher, each.kind)
    elif names := names_in_byline(words, _LANGUAGE):
        for name in names:
            if is_agency(name) or outlets.resolve(name, article.publisher):
                yield from _credit(article, outlets, line, name, CreditKind.AGENCY)
    elif at_end and _may_be_bare(words):
        for mention in outlets.mentions(_alone(article, words)):
            if mention.known or is_agency(mention.publisher):
                yield from _credit(article, outlets, line, mention.publisher, CreditKind.AGENCY)


def _may_be_bare(words: str) -> bool:
    return (
        len(words.split()) <= _SHORT
        and not _SENTENCE.search(words)
        and not _PICTURE.search(words)
        and not is_furniture(words, _LANGUAGE)
    )


def _alone(article: Article, words: str) -> Article:
    return Article("", "", article.publisher, None, words)


def _credit(
    article: Article, outlets: Outlets, line: Span, name: str, kind: CreditKind
) -> Iterator[CreditLine]:
    publisher = outlets.resolve(name, article.publisher)
    if outlets.is_same(publisher or name, article.publisher):
        return
    # "agencies", "wire", "06:50": nobody.
    if publisher or (any(map(str.isupper, name)) and len(name) > 1):
        yield CreditLine(line, publisher or name, kind, known=bool(publisher))
