"""A text as sentences of tokens, in which every quotation of length is one token."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.attribution.lexicon import Lexicon
from claims.attribution.tokens import Token, scan, settle
from claims.text.quotes import Quoted, ends_speech, outside, quotations
from claims.text.sentences import paragraphs, sentences
from claims.text.spans import Span

_LOWER_CASE = re.compile(r"\b[a-z]{3,}\b")
# Words: a shorter quotation that does not end as speech does is a mention or a scare quote.
_MENTION_WORDS = 3
# Characters: an abbreviation in brackets is no longer than this.
_BRACKET_REACH = 20
# Tokens: a sentence of more is no prose (a table, a list) and is read in pieces.
_SENTENCE_TOKENS = 200
# Words: a longer passage in capitals is no title.
_TITLE_WORDS = 9
# Share of capitalised words from which a line counts as a headline.
_TITLED_SHARE = 0.7
# Words: shorter lines are mostly names.
_TITLED_WORDS = 4
# Characters: a headline is no longer, and tells itself from its start.
_LINE = 300
_MARKS = "“”„«»\"‘’'`.,:;!?()"


@dataclass(frozen=True)
class Sentence:
    """Tokens of one sentence; quotations that count as speech are single tokens, tag Q."""

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int
    titled: bool


def read(text: str, lexicon: Lexicon) -> list[Sentence]:
    """The sentences of a text; one that a quotation runs over is one sentence."""
    quoted = quotations(text)
    common = lexicon.common | frozenset(_LOWER_CASE.findall(text))
    bounds = paragraphs(text)
    spans = _joined(text, quoted, list(outside(quoted, sentences(text))))
    found: list[Sentence] = []
    place = number = 0
    for span in spans:
        while number + 1 < len(bounds) and bounds[number + 1].start <= span.start:
            number += 1
        while place < len(quoted) and quoted[place].span.start < span.start:
            place += 1
        first = place
        while place < len(quoted) and quoted[place].span.end <= span.end:
            place += 1
        found.extend(_pieces(_sentence(text, span, quoted[first:place], number, lexicon, common)))
    return found


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence in pieces of bounded length, so that no rule takes longer than linear time."""
    tokens = sentence.tokens
    for start in range(0, len(tokens), _SENTENCE_TOKENS):
        piece = tokens[start : start + _SENTENCE_TOKENS]
        yield replace(sentence, span=Span(piece[0].start, piece[-1].end), tokens=piece)


def _joined(text: str, quoted: Sequence[Quoted], spans: list[Span]) -> list[Span]:
    """Spans, with a tag in lower case joined to the quotation that it follows: "No!" he said."""
    ends = {found.span.end for found in quoted}
    joined: list[Span] = []
    for span in spans:
        follows = (
            joined and joined[-1].end in ends and "\n" not in text[joined[-1].end : span.start]
        )
        if (follows and text[span.start].islower()) or (
            joined and _in_brackets(text, joined[-1], span)
        ):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _in_brackets(text: str, before: Span, span: Span) -> bool:
    """Whether a stop inside brackets was taken for the end: "Vey (Ind.) said"."""
    tail = text[max(before.start, before.end - _BRACKET_REACH) : before.end]
    return "\n" not in text[before.end : span.start] and tail.rfind("(") > tail.rfind(")")


def _sentence(
    text: str,
    span: Span,
    quoted: Sequence[Quoted],
    paragraph: int,
    lexicon: Lexicon,
    common: frozenset[str],
) -> Sentence:
    titled = _is_titled(text[span.start : min(span.end, span.start + _LINE)], lexicon)
    tokens: list[Token] = []
    start = span.start
    for found in quoted:
        tokens.extend(scan(text, start, found.span.start, lexicon, titled=titled))
        low = text[found.inner.start : found.inner.end].lower()
        tokens.append(Token(*found.span, low[:60], "Q" if is_speech(text, found) else "X"))
        start = found.span.end
    tokens.extend(scan(text, start, span.end, lexicon, titled=titled))
    return Sentence(span, tuple(settle(tokens, lexicon, common)), paragraph, titled)


def is_speech(text: str, quoted: Quoted) -> bool:
    """Whether quoted words are somebody's speech rather than a title, mention or scare quote."""
    words = text[quoted.inner.start : min(quoted.inner.end, quoted.inner.start + 400)].split()
    if not words:
        return False
    if ends_speech(text, quoted):
        return len(words) > 1 or text[quoted.span.end : quoted.span.end + 1].isspace()
    return len(words) > _MENTION_WORDS and not _is_title(words)


def _is_title(words: Sequence[str]) -> bool:
    """Capitals throughout, small words apart."""
    long = [word for word in words if len(word) > 3]
    return len(words) <= _TITLE_WORDS and bool(long) and all(word[0].isupper() for word in long)


def _is_titled(line: str, lexicon: Lexicon) -> bool:
    """Whether a line is set like a headline: capitals to nearly every word, verbs included."""
    words = [word.strip(_MARKS) for word in line.split()]
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    capitals = [word.lower() for word in long if word[0].isupper()]
    if len(long) < _TITLED_WORDS or len(capitals) / len(long) < _TITLED_SHARE:
        return False
    return any(word in lexicon.verb_forms or word in lexicon.classes for word in capitals[1:])
