"""The article's own paragraphs: out of a page, and rid of what belongs to the house."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from claims.text.clean import clean
from claims.text.furniture import (
    Credit,
    credits_of,
    inline_credits,
    is_furniture,
    is_paywall,
    names_in_byline,
)
from claims.text.language import UNDETERMINED, detect_language
from claims.text.sentences import paragraphs

# Soft hyphens, zero-width spaces and joiners of words: set by layout, they break words apart.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Elements of the extractor's tree that are lines of their own.
_BLOCKS = frozenset({"body", "p", "head", "list", "item", "quote", "table", "row", "div"})
# Paragraphs at the top within which headline and byline may be repeated, and at either end
# within which an agency signs.
_TOP = 4
_ENDS = 2


@dataclass(frozen=True)
class Body:
    """What is left of the paragraphs, and what was taken out of them."""

    paragraphs: tuple[str, ...]
    credits: tuple[Credit, ...]
    byline: tuple[str, ...]
    language: str
    paywalled: bool  # a line asks for payment before the text goes on

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def page_paragraphs(tree: HtmlElement) -> list[str]:
    """The paragraphs of the article on a page, in order; empty when the extractor finds none.

    Of a paragraph longer than 50 characters that stands twice in a row the extractor keeps one:
    pages repeat by mistake more often than writers do.
    """
    document = bare_extraction(tree, include_comments=False)
    if not isinstance(document, Document):  # None where it finds nothing
        return []
    return text_paragraphs("\n\n".join(_blocks(document.body)))


def text_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line, white space made plain; hard wraps undone."""
    text = _INVISIBLE.sub("", clean(text))
    return [" ".join(text[start:end].split()) for start, end in paragraphs(text)]


def sift(found: Iterable[str], *, headline: str, language: str) -> Body:
    """The paragraphs without furniture, byline, credits and a repeated headline.

    `language` is what the page says of itself; the words themselves are believed first.
    """
    lines = list(found)
    detected = detect_language("\n".join(lines))
    language = (language or UNDETERMINED) if detected == UNDETERMINED else detected
    kept: list[str] = []
    credits: list[Credit] = []
    byline: tuple[str, ...] = ()
    paywalled = False
    for number, line in enumerate(lines):
        at_top = number < _TOP
        if at_top and headline and _same(line, headline):
            continue
        if at_top and (names := names_in_byline(line, language)):
            byline = byline or names
        elif named := credits_of(line, language):
            credits += named
        elif is_paywall(line, language):
            paywalled = True
        elif not is_furniture(line, language):
            kept.append(line)
    for line in dict.fromkeys((*kept[:_ENDS], *kept[-_ENDS:])):
        credits += inline_credits(line)
    return Body(tuple(kept), tuple(dict.fromkeys(credits)), byline, language, paywalled)


def _same(line: str, headline: str) -> bool:
    return " ".join(line.split()).casefold() == " ".join(headline.split()).casefold()


def _blocks(element: _Element) -> Iterator[str]:
    """Lines of text; a line break inside one stays a line break."""
    if element.tag == "row":
        yield " | ".join(filter(None, (" ".join(_inline(cell)).strip() for cell in element)))
        return
    pieces = [_flat(element.text)]
    for child in element:
        if child.tag in _BLOCKS:
            yield "".join(pieces)
            pieces = []
            yield from _blocks(child)
        else:
            pieces += _inline(child)
        pieces.append(_flat(child.tail))
    yield "".join(pieces)


def _inline(element: _Element) -> Iterator[str]:
    if element.tag == "lb":
        yield "\n"
    yield _flat(element.text)
    for child in element:
        yield from _inline(child)
        yield _flat(child.tail)


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")
