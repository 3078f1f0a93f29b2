"""Which time expression tells when something was said: the one that belongs to its cue."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from claims.attribution import said_dates
from claims.attribution.document import Sentence
from claims.attribution.manner import Cover
from claims.attribution.phrases import Range, Tokens
from claims.attribution.tokens import VERBAL, Token
from claims.attribution.types import SaidAt
from claims.text.dates import Precision
from claims.text.spans import Span

# Tokens: a time that belongs to a cue stands this close to it; one that begins its sentence,
# anywhere in it.
_NEAR = 14
# Tokens: a time this far into a sentence still begins it: "In a letter dated 9 March".
_HEAD = 12
# Sentences, its own included: where "a day earlier" looks for the day that it counts from.
_BACK = 3
# What starts a clause with a time of its own.
_PARTING = frozenset((";", ".", "REL", "SUB", "Q"))
_CLAUSE_ENDS = frozenset((",", ";", ":", "Q", "SUB", "-", "REL"))
# Auxiliaries of what nobody has said yet.
_TO_COME = frozenset(("will", "shall", "'ll", "’ll"))


class Time(NamedTuple):
    """A time expression, in offsets of the text and in tokens of its sentence."""

    span: Span
    place: Range


class Times:
    """The times of one text; ``published`` is None where nobody knows when it appeared."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], published: date | datetime | None
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.published = published.date() if isinstance(published, datetime) else published
        self._found: dict[int, list[Time]] = {}

    def at(self, number: int) -> list[Time]:
        """The time expressions of a sentence outside of its quotations."""
        if number not in self._found:
            self._found[number] = list(_times(self.text, self.sentences[number]))
        return self._found[number]

    def said_at(self, number: int, cue: Range, covered: Cover) -> SaidAt | None:
        """When something was said; None where the sentence does not tell."""
        tokens = self.sentences[number].tokens
        if any(token.low in _TO_COME for token in tokens[cue.start : cue.end]):
            return None
        nearest = sorted((_distance(time.place, cue), time.span, time) for time in self.at(number))
        time = next(
            (each for _, _, each in nearest if _belongs(tokens, each.place, cue, covered)), None
        )
        if time is None:
            return None
        words = self.text[time.span.start : time.span.end]
        day = said_dates.resolve(words, self.published, self._told(number, time, words))
        return SaidAt(time.span, words, *(day or (None, None)))

    def _told(self, number: int, time: Time, words: str) -> date | None:
        """The last day that was told before a time that counts from it."""
        if not said_dates.is_beside(words):
            return None
        for back in range(number, max(-1, number - _BACK), -1):
            for other in reversed(self.at(back)):
                if other.span.end > time.span.start:
                    continue
                day = said_dates.resolve(
                    self.text[other.span.start : other.span.end], self.published
                )
                if day and day.precision is Precision.DAY:
                    return day.date
        return None


def _times(text: str, sentence: Sentence) -> Iterator[Time]:
    tokens = sentence.tokens
    place = 0
    for match in said_dates.expressions().finditer(text, *sentence.span):
        span = Span(*match.span())
        while place < len(tokens) and tokens[place].end <= span.start:
            place += 1
        end = place
        while end < len(tokens) and tokens[end].start < span.end:
            end += 1
        # A quotation is one token, and what stands in it is no time of its sentence.
        whole = end > place and tokens[place].start >= span.start
        if whole and not said_dates.is_future(match[0]) and not _is_name(tokens, place, end):
            yield Time(span, Range(place, end))


def _is_name(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a day or month belongs to a name: "the Sunday Times"."""
    return (
        start > 0
        and end < len(tokens)
        and tokens[start - 1].tag == "DET"
        and tokens[end].tag == "NAME"
    )


# Belonging


def _belongs(tokens: Tokens, time: Range, cue: Range, covered: Cover) -> bool:
    if _is_event(tokens, time):
        return False
    if _is_inside(time, cue, covered):
        return time.start >= cue.end and _interrupts(tokens, time, cue)
    if time.start >= cue.end:
        return _follows(tokens, time, cue, covered)
    return time.end <= cue.start and _precedes(tokens, time, cue, covered)


def _is_event(tokens: Tokens, time: Range) -> bool:
    """Whether the words around make it an event's: "before Monday", "Monday's vote", a dateline."""
    if _is_dateline(tokens, time):
        return True
    before = time.start - 1
    while before >= 0 and tokens[before].tag in ("DET", "ADV"):
        before -= 1
    word = tokens[before].low if before >= 0 else ""
    if word == "of" and before and tokens[before - 1].low == "ahead":
        word = "ahead-of"
    if word in said_dates.words("excluding"):
        return True
    owned = time.end < len(tokens) and tokens[time.end].tag == "POS"
    return owned and word not in said_dates.words("owning")


def _is_dateline(tokens: Tokens, time: Range) -> bool:
    """ "ORRA, March 11 (Reuters) -": when it was written."""
    after = time.end
    if after < len(tokens) and tokens[after].tag == "(":
        after += 3
    dashed = after < len(tokens) and tokens[after].tag == "-"
    return dashed and all(token.tag in ("NAME", "X", ",") for token in tokens[: time.start])


def _is_inside(time: Range, cue: Range, covered: Cover) -> bool:
    """Whether a content stands between the two: it holds the one and not the other."""
    of_time = {part for part in covered.get(time.start, ()) if not _is_only(part, time)}
    return of_time != set(covered.get(cue.start, ()))


def _is_only(part: Range, time: Range) -> bool:
    """Whether a content is nothing but the time: what was taken for one after a silence."""
    return part.start >= time.start - 1 and part.end <= time.end


def _interrupts(tokens: Tokens, time: Range, cue: Range) -> bool:
    """A time within what the cue takes: "accused Orlo on Monday of lying"."""
    between = tokens[cue.end : time.start]
    if len(between) > _NEAR or any(token.tag in _PARTING for token in between):
        return False
    # "denied it on Monday": a pronoun has no time of its own.
    if between and between[0].tag in ("PRON", "OBJ") and time.start - cue.end <= 2:
        return True
    after = [token.tag for token in tokens[time.end : time.end + 2]]
    if not after or any(token.tag in (*VERBAL, "VG", ",") for token in between):
        return False
    of_doing = tokens[time.end].low == "of" and after[1:] == ["VG"]
    return of_doing or after[0] == "TO" or (after[0] == "SUB" and tokens[time.end].low == "that")


def _follows(tokens: Tokens, time: Range, cue: Range, covered: Cover) -> bool:
    between = list(_free(tokens, Range(cue.end, time.start), cue, covered))
    tags = [tokens[place].tag for place in between]
    if len(between) > _NEAR or any(tag in _PARTING for tag in tags) or _has_verb(tokens, between):
        return False
    # "and on Tuesday Vey": what is joined has a time of its own.
    if tags[-1:] == ["CC"] or tags[-2:] == ["CC", "PREP"]:
        return False
    return _goes_on(tokens, cue.end, time.start)


def _goes_on(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the sentence goes on after its last quotation, which may have ended it."""
    quotes = [place for place in range(start, end) if tokens[place].tag == "Q"]
    return not quotes or quotes[-1] + 1 == end or tokens[quotes[-1] + 1].tag in ("PREP", "ADV", ",")


def _precedes(tokens: Tokens, time: Range, cue: Range, covered: Cover) -> bool:
    between = list(_free(tokens, Range(time.end, cue.start), cue, covered))
    between = list(_without_asides(tokens, between))
    if any(tokens[place].tag in _PARTING for place in between):
        return False
    verb = _has_verb(tokens, between)
    if verb and not _is_shared(tokens, cue):
        return False
    if _heads(tokens, time):
        return True
    parted = any(tokens[place].tag in (",", "CC") for place in between)
    if parted and not verb and _verb_before(tokens, time.start):
        return False
    return len(between) <= _NEAR


def _is_shared(tokens: Tokens, cue: Range) -> bool:
    """Whether a cue has its time with the verb before it: "and urged", "wrote to him asking"."""
    if tokens[cue.start].tag == "VG":
        return tokens[cue.start - 1].tag != ","
    place = cue.start - 1
    while place >= 0 and tokens[place].tag == "ADV":
        place -= 1
    return place >= 0 and tokens[place].tag == "CC"


def _heads(tokens: Tokens, time: Range) -> bool:
    """Whether a time begins its sentence: "On Monday", "In a letter dated 9 March"."""
    if time.start > _HEAD or tokens[0].tag not in ("PREP", "TIME", "ADV", "NUM", "DET"):
        return False
    alone = tokens[0].tag == "PREP" or time.start == 0
    return alone and not _verb_before(tokens, time.start)


def _verb_before(tokens: Tokens, place: int) -> bool:
    """Whether the clause has its verb before a place; "a statement issued on Monday" has none."""
    for token in reversed(tokens[:place]):
        if token.tag in _CLAUSE_ENDS:
            return False
        if _is_verb(token):
            return True
    return False


def _has_verb(tokens: Tokens, places: Iterable[int]) -> bool:
    return any(_is_verb(tokens[place]) for place in places)


def _is_verb(token: Token) -> bool:
    """Whether a token makes a clause; what is issued, sent or dated only tells of its noun."""
    return token.tag in VERBAL and token.low not in said_dates.words("issuing")


def _free(tokens: Tokens, part: Range, cue: Range, covered: Cover) -> Iterator[int]:
    """The places of a range that are in no content but one that the cue is part of."""
    around = covered.get(cue.start, ())
    for place in range(*part):
        if all(each in around for each in covered.get(place, ())):
            yield place


def _without_asides(tokens: Tokens, places: Sequence[int]) -> Iterator[int]:
    """Without what commas set off: ", who leads the bloc,", ", after it rained,"."""
    commas = [number for number, place in enumerate(places) if tokens[place].tag == ","]
    skip = -1
    for number, place in enumerate(places):
        if number <= skip:
            continue
        following = tokens[places[number + 1]].tag if number + 1 < len(places) else ""
        later = [comma for comma in commas if comma > number]
        if number in commas and later and following in ("REL", "SUB", "V", "VG"):
            skip = later[0]
            continue
        yield place


def _distance(time: Range, cue: Range) -> int:
    return max(cue.start - time.end, time.start - cue.end)
