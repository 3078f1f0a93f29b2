"""How it was said: quotation and channel."""

from collections.abc import Iterable

from claims.attribution.lexicon import Lexicon
from claims.attribution.phrases import Range, Tokens
from claims.attribution.types import Quotation

# Tokens: words about the channel stand this close to their cue.
_REACH = 18
_MARKS = "“„«»\"‘'`‹"


def quotation(text: str, content: Tokens) -> Quotation:
    """Direct where nothing but quotation is ascribed, mixed where a part is quoted."""
    quoted = [token for token in content if _is_quoted(text, token.start, token.end)]
    marks = frozenset(token.start for token in quoted)
    plain = any(token.start not in marks and token.low[:1].isalnum() for token in content)
    if not quoted:
        return Quotation.INDIRECT
    return Quotation.MIXED if plain else Quotation.DIRECT


def _is_quoted(text: str, start: int, end: int) -> bool:
    """A quotation of more than a word; a single quoted word is a mention."""
    return text[start] in _MARKS and end - start > 2 and " " in text[start : min(end, start + 80)]


# For each token of a sentence, the fragments of content that hold it.
Cover = dict[int, list[Range]]


def cover(parts: Iterable[Range]) -> Cover:
    """Which tokens of a sentence are somebody's content."""
    found: Cover = {}
    for part in parts:
        for place in range(*part):
            found.setdefault(place, []).append(part)
    return found


def _taken(place: int, cue: Range, covered: Cover) -> bool:
    """Whether a token belongs to a content that the cue itself is not part of."""
    return any(not start <= cue.start < end for start, end in covered.get(place, ()))


def channel(tokens: Tokens, cue: Range, covered: Cover, lexicon: Lexicon) -> str:
    """How it was said, by the words around the cue that are nobody's content; "" if not told."""
    near = range(max(0, cue.start - _REACH), min(len(tokens), cue.end + _REACH))
    free = [tokens[place].low for place in near if not _taken(place, cue, covered)]
    around = f" {' '.join(free)} "
    for slug, phrases in lexicon.channels:
        if any(f" {phrase} " in around for phrase in phrases):
            return slug
    return ""
