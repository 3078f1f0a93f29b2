"""What an engine finds, and where it stands in the sentences of its text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claims.attribution.document import Sentence
from claims.attribution.manner import Cover, cover
from claims.attribution.phrases import Range
from claims.attribution.tokens import Token
from claims.attribution.types import Stance
from claims.text.spans import Span, Spans


@dataclass(frozen=True)
class Finding:
    """What an engine found at one cue; spans count code points of the text."""

    source: Spans
    cue: Spans
    content: Spans
    stance: Stance
    lemma: str
    confidence: float
    reasons: tuple[str, ...]
    # Index in the list of the finding around this one; None at the outermost.
    parent: int | None = None

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))


class Places:
    """Where spans stand, in sentences and their tokens."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]

    def number(self, offset: int) -> int:
        """The sentence that holds an offset, or the one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def tokens(self, number: int, span: Span) -> Range:
        """The tokens of a sentence that overlap a span; empty where none does."""
        tokens = self.sentences[number].tokens
        first = bisect_right(tokens, span.start, key=_end)
        last = bisect_right(tokens, span.end - 1, lo=first, key=_start)
        return Range(first, last)

    def ranges(self, spans: Spans) -> list[tuple[int, Range]]:
        """Every piece of the spans, by sentence."""
        found: list[tuple[int, Range]] = []
        for span in spans:
            for number in range(self.number(span.start), self.number(span.end - 1) + 1):
                part = self.tokens(number, span)
                if part.start < part.end:
                    found.append((number, part))
        return found

    def words(self, spans: Spans) -> list[Token]:
        """The tokens of all spans."""
        return [
            token
            for number, part in self.ranges(spans)
            for token in self.sentences[number].tokens[part.start : part.end]
        ]

    def covers(self, found: Sequence[Finding]) -> dict[int, Cover]:
        """By sentence, which of its tokens are somebody's content."""
        parts: dict[int, list[Range]] = {}
        for each in found:
            for number, part in self.ranges(each.content):
                parts.setdefault(number, []).append(part)
        return {number: cover(each) for number, each in parts.items()}


def _start(token: Token) -> int:
    return token.start


def _end(token: Token) -> int:
    return token.end
