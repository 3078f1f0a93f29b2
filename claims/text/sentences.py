"""Paragraphs and sentences, with their offsets."""

import re

from nupunkt import sent_spans

from claims.text.spans import Span, trimmed

_LINE = re.compile(r"[^\n]+")

# Characters: a line shorter than this was ended on purpose (headline, list item), a longer one
# that runs on in lower case was broken by a mail program.
_WRAP_WIDTH = 40
_ENDS_SENTENCE = tuple('.!?:;…"”’»)')


def paragraphs(text: str) -> list[Span]:
    """Lines without the white space around them; a hard-wrapped line joins the next."""
    found: list[Span] = []
    for match in _LINE.finditer(text):
        line = trimmed(text, Span(*match.span()))
        if line.start == line.end:
            continue
        if found and _runs_on(text, found[-1], line):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _runs_on(text: str, before: Span, line: Span) -> bool:
    if not text[line.start].islower() or text[before.end - 1] in _ENDS_SENTENCE:
        return False
    last = text.rfind("\n", before.start, before.end) + 1
    width = before.end - max(last, before.start)
    return width >= _WRAP_WIDTH and text.count("\n", before.end, line.start) == 1


def sentences(text: str) -> list[Span]:
    """Sentences in order, trimmed; none crosses a paragraph."""
    return [
        Span(start + paragraph.start, end + paragraph.start)
        for paragraph in paragraphs(text)
        for start, end in _split(text[paragraph.start : paragraph.end])
    ]


def _split(paragraph: str) -> list[Span]:
    spans = [trimmed(paragraph, Span(*span)) for span in sent_spans(paragraph)]
    return [span for span in spans if span.start < span.end]
