"""What an article says that it has from another outlet."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claims.provenance.outlets import Mention, Outlets, address_of, host_of
from claims.provenance.phrases import MARK, cited
from claims.provenance.types import Article
from claims.provenance.words import Body
from claims.text.quotes import quotations
from claims.text.sentences import sentences
from claims.text.spans import Span, covers

_LINK: Final = re.compile(r"https?://[^\s<>\"'()\[\]]+[^\s<>\"'()\[\].,;:!?]")


@dataclass(frozen=True)
class Citation:
    """A sentence that names the outlet which it has something from."""

    # The name or the link.
    span: Span
    sentence: Span
    publisher: str
    known: bool
    # The very article where a link tells it; "" otherwise.
    article_id: str = ""


def citations(article: Article, outlets: Outlets) -> list[Citation]:
    """All of an article in order, without those inside somebody's quoted words."""
    body = Body(article.text)
    quoted = tuple(each.span for each in quotations(article.text))
    mentions = [each for each in outlets.mentions(article) if not covers(quoted, each.span)]
    found = []
    for sentence in _sentences(body):
        inside = [each for each in mentions if sentence.contains(each.span)]
        numbers = sorted(set(cited(_marked(article.text, sentence, inside))))
        found += [_citation(inside[number], sentence) for number in numbers]
    found += [link for link in _links(article, outlets) if covers(body.lines, link.span)]
    return sorted(found, key=_start)


def _start(citation: Citation) -> int:
    return citation.span.start


def _sentences(body: Body) -> Iterator[Span]:
    for line in body.lines:
        for start, end in sentences(body.words_in(line)):
            yield Span(line.start + start, line.start + end)


def _marked(text: str, sentence: Span, mentions: Sequence[Mention]) -> str:
    """The sentence with a mark and a number for each outlet."""
    parts, place = [], sentence.start
    for number, mention in enumerate(mentions):
        parts += [text[place : mention.span.start].replace(MARK, " "), f"{MARK}{number}"]
        place = mention.span.end
    return "".join([*parts, text[place : sentence.end].replace(MARK, " ")])


def _citation(mention: Mention, sentence: Span) -> Citation:
    return Citation(mention.span, sentence, mention.publisher, mention.known)


def _links(article: Article, outlets: Outlets) -> Iterable[Citation]:
    for match in _LINK.finditer(article.text):
        span = Span(*match.span())
        target = outlets.by_url.get(address_of(match.group()))
        publisher = target.publisher if target else outlets.by_host.get(host_of(match.group()), "")
        if publisher and not outlets.is_same(publisher, article.publisher):
            yield Citation(span, span, publisher, True, target.id if target else "")
