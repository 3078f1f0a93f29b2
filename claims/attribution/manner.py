"""How and when it was said: quotation, channel, time."""

from collections.abc import Iterable

from claims.attribution.clauses import PERIODS, YEAR_DIGITS
from claims.attribution.document import Sentence
from claims.attribution.lexicon import Lexicon
from claims.attribution.phrases import Range, Tokens, verb_before
from claims.attribution.types import Quotation, SaidAt
from claims.text.spans import Span

# Tokens: words about channel and time stand this close to their cue.
_REACH = 18
_NEAR_TIME = 14
_MARKS = "“„«»\"‘'`‹"
_POINTING = frozenset(("last", "this", "earlier", "late", "early", "next"))


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


def said_at(text: str, sentence: Sentence, cue: Range, covered: Cover) -> SaidAt | None:
    """The time expression nearest to the cue outside of every content; None without one."""
    tokens = sentence.tokens
    best: tuple[int, int] | None = None
    for place in range(max(0, cue.start - _NEAR_TIME), min(len(tokens), cue.end + _NEAR_TIME)):
        if _taken(place, cue, covered) or not _is_time(tokens, place):
            continue
        distance = max(cue.start - place, place - cue.end + 1)
        if _apart(tokens, place, cue):
            continue
        if best is None or distance < best[0]:
            best = (distance, place)
    return _expression(text, tokens, best[1]) if best else None


def _is_time(tokens: Tokens, place: int) -> bool:
    token = tokens[place]
    if token.tag == "TIME":
        return token.low != "may"
    if token.low in ("today", "yesterday", "tonight"):
        return True
    return token.low in PERIODS and place > 0 and tokens[place - 1].low in _POINTING


def _apart(tokens: Tokens, place: int, cue: Range) -> bool:
    """Whether a quotation or another clause stands between the time and the cue."""
    between = tokens[min(place, cue.end) : max(place, cue.start)]
    if any(token.tag in ("Q", ";", "REL", "SUB") for token in between):
        return True
    if place > cue.start:
        return False
    # Before the cue: at the head of its clause, or shared with the verb that it is joined to.
    joined = cue.start > 0 and tokens[cue.start - 1].tag == "CC"
    comma = any(token.tag == "," for token in between)
    return comma and not joined and verb_before(tokens, place, 0)


def _expression(text: str, tokens: Tokens, place: int) -> SaidAt:
    start = end = place
    while start > 0 and (tokens[start - 1].low in _POINTING or tokens[start - 1].tag == "TIME"):
        start -= 1
    if start > 0 and tokens[start - 1].tag == "NUM" and tokens[start].tag == "TIME":
        start -= 1
    end = place + 1
    while end < len(tokens) and _continues_time(tokens, end):
        end += 1
    span = Span(tokens[start].start, tokens[end - 1].end)
    return SaidAt(span, text[span.start : span.end])


def _continues_time(tokens: Tokens, place: int) -> bool:
    token = tokens[place]
    if token.tag == "TIME" or token.low in PERIODS:
        return True
    if token.tag == "NUM":
        return tokens[place - 1].tag == "TIME" or tokens[place - 1].tag == ","
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return (
        token.tag == ","
        and tokens[place - 1].tag == "NUM"
        and following is not None
        and following.tag == "NUM"
        and len(following.low) == YEAR_DIGITS
    )
