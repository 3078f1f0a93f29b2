"""Quotations by their marks: straight, curly, low-high, guillemets, doubled and single."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.text.sentences import paragraphs
from claims.text.spans import Span

# Which marks may close what an opening mark opened.
_CLOSERS = {
    "“": ("”", "“"),
    "„": ("“", "”"),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    '"': ('"', "”"),
    "''": ("''",),
    "``": ("''",),
    "‘": ("’",),
    "'": ("'",),
}
_SINGLE = "‘'"
_MARK = re.compile(r"''|``|[“”„«»\"‘’'‹›]")
# Words that lose their first letters to an apostrophe, and years ('90s).
_ELISION = re.compile(r"(?:tis|twas|em|til|till|cause|n|round|bout|cos|the hell)\b|\d", re.I)
_ENDS_SPEECH = ".,!?…;:—-–"


@dataclass(frozen=True)
class Quoted:
    """One quotation with its marks; it may run over paragraphs."""

    span: Span
    inner: Span


def quotations(text: str) -> list[Quoted]:
    """Outermost quotations in order, apart from one another.

    A quotation whose paragraph ends unclosed goes on when the next paragraph opens with the same
    mark; otherwise it counts, to the end of its paragraph, only where it follows a colon or
    comma or begins the paragraph. An apostrophe opens and closes nothing.
    """
    found: list[Quoted] = []
    pending: tuple[str, int] | None = None
    spans = paragraphs(text)
    for number, paragraph in enumerate(spans):
        following = spans[number + 1] if number + 1 < len(spans) else None
        scan = _Scan(text, paragraph, pending)
        found.extend(scan.closed)
        pending = None
        if scan.open is None:
            continue
        mark, start = scan.open
        if following and mark not in _SINGLE and text.startswith(mark, following.start):
            pending = scan.open
        elif _may_stay_open(text, paragraph, start, mark):
            found.append(_quoted(start, mark, paragraph.end, paragraph.end))
    return found


def _quoted(start: int, mark: str, inner_end: int, end: int) -> Quoted:
    return Quoted(Span(start, end), Span(min(start + len(mark), inner_end), inner_end))


def _may_stay_open(text: str, paragraph: Span, start: int, mark: str) -> bool:
    before = text[paragraph.start : start].rstrip()[-1:]
    return mark not in _SINGLE and before in ("", ":", ",") and paragraph.end - start > len(mark)


class _Scan:
    """The marks of one paragraph, read once from left to right."""

    def __init__(self, text: str, paragraph: Span, pending: tuple[str, int] | None) -> None:
        self.text, self.paragraph = text, paragraph
        self.closed: list[Quoted] = []
        self.open = pending
        # The end of a plural possessive may be the end of the quotation after all.
        self.doubtful: tuple[int, int] | None = None
        skip = paragraph.start if pending is None else paragraph.start + len(pending[0])
        for match in _MARK.finditer(text, skip, paragraph.end):
            self._read(match.group(), match.start(), match.end())
        self._settle_doubtful()

    def _read(self, mark: str, start: int, end: int) -> None:
        if self.open is not None and self._closes(mark, start, end):
            self._close(start, end)
        elif mark in _CLOSERS and self._opens(mark, start, end):
            self.open, self.doubtful = (mark, start), None

    def _close(self, start: int, end: int) -> None:
        if self.open is None:
            return
        self.closed.append(_quoted(self.open[1], self.open[0], start, end))
        self.open = self.doubtful = None

    def _settle_doubtful(self) -> None:
        if self.open is not None and self.open[0] in _SINGLE:
            if self.doubtful is not None:
                self._close(*self.doubtful)
            self.open = None

    def _opens(self, mark: str, start: int, end: int) -> bool:
        before = self.text[start - 1] if start > self.paragraph.start else " "
        after = self.text[end] if end < self.paragraph.end else " "
        if self.open is not None and (mark in _SINGLE or self.open[0] not in _SINGLE):
            return self._restarts(mark, before, after)
        if before.isalnum() or after.isspace():
            return False
        return mark not in _SINGLE or not _ELISION.match(self.text, end)

    def _restarts(self, mark: str, before: str, after: str) -> bool:
        """A second opening mark of the same kind shows that the first was never closed."""
        same = self.open is not None and self.open[0] == mark and mark not in _SINGLE
        return same and (before.isspace() or before in "([—") and not after.isspace()

    def _closes(self, mark: str, start: int, end: int) -> bool:
        if self.open is None or mark not in _CLOSERS[self.open[0]]:
            return False
        before = self.text[start - 1]
        after = self.text[end] if end < self.paragraph.end else " "
        if mark == "“" and self.open[0] == "“":
            # Some keyboards close with the opening mark; a new quotation opens after a space.
            return not before.isspace() and not after.isalnum()
        if mark in ('"', "''"):
            return not (before.isspace() and after.isalnum())
        if mark in ("’", "'"):
            return self._closes_single(start, end, before, after)
        return True

    def _closes_single(self, start: int, end: int, before: str, after: str) -> bool:
        if after.isalnum() or before.isspace():
            return False
        if before == "s" and after == " " and self.text[end + 1 : end + 2].islower():
            self.doubtful = self.doubtful or (start, end)
            return False
        return True


def ends_speech(text: str, quoted: Quoted) -> bool:
    """Whether the words inside end as speech does, with a stop or a comma."""
    inner = text[quoted.inner.start : quoted.inner.end].rstrip()
    return bool(inner) and inner[-1] in _ENDS_SPEECH


def outside(found: list[Quoted], spans: list[Span]) -> Iterator[Span]:
    """Sentence spans, those joined that a quotation runs over."""
    joined: Span | None = None
    place = 0
    for span in spans:
        joined = Span(joined.start, span.end) if joined else span
        while place < len(found) and found[place].span.end <= joined.end:
            place += 1
        if place < len(found) and found[place].span.start < joined.end:
            continue
        yield joined
        joined = None
    if joined:
        yield joined
