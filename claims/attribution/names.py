"""Which words of a noun phrase are the name, without titles and owners."""

from claims.attribution.kinds import is_person, is_title
from claims.attribution.partylists import Parties, parties
from claims.attribution.phrases import Range, Tokens, head_right, nominal

_PARTICLES = frozenset(
    (
        "bin",
        "ibn",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "du",
        "la",
        "le",
        "abu",
        "el",
        "al",
    )
)
# Titles that are surnames too: "Imran Sheikh".
_SURNAMES = frozenset(("sheikh", "king", "pope", "dean", "earl", "judge"))
# "Women's League": an owner's mark inside a name.
_FOLK = frozenset(("women", "men", "children", "people", "peoples", "workmen"))
# "The Italian" describes somebody.
_DEMONYMS = ("ian", "ese", "ish", "man", "woman")
# An institution after them is any one.
# Tokens: the noun of a body stands this close after an owner in its name.
_REACH = 8
_JOINTS = frozenset(("of", "for", "and", "the", "on", "&", "in", "to"))


def core_of(tokens: Tokens, phrase: Range) -> Range:
    """The phrase up to what is attached to it."""
    start = phrase.start
    while start + 1 < phrase.end and tokens[start].tag in ("V", "VG", "ADV", "NUM"):
        start += 1
    end = head_right(tokens, start if nominal(tokens[start]) else phrase.start, phrase.end)
    while phrase.start < end < phrase.end - 1 and tokens[end].low == "&":
        end = head_right(tokens, end + 1, phrase.end)
    return Range(phrase.start, end if end > phrase.start else phrase.end)


def owner_of(tokens: Tokens, core: Range) -> Range | None:
    """Who owns the noun of the core; None without one, or where it is part of a name."""
    for place in range(core.end - 2, core.start, -1):
        if tokens[place].tag == "POS":
            return None if _joins(tokens, place, core.end) else Range(core.start, place)
    return None


def _joins(tokens: Tokens, mark: int, end: int) -> bool:
    """Whether an owner's mark stands inside a name: "Students' Collective", "Sheriff's Office"."""
    known = parties()
    before = tokens[mark - 1]
    if before.tag != "NAME" or tokens[mark + 1].tag != "NAME":
        return False
    body = any(
        token.low in known.institutions for token in tokens[mark + 1 : min(end, mark + _REACH)]
    )
    plural = before.low.endswith("s") or before.low in _FOLK
    return body and (plural or is_title(before, known))


def name_range(tokens: Tokens, core: Range, words: Parties) -> Range | None:
    """The last run of names in the core, without titles and "Iran-backed"; None without one."""
    end = core.end
    while end > core.start and tokens[end - 1].tag in (")", "(", "NUM"):
        end -= 1
    if not any(tokens[place].tag == ")" for place in range(core.start, end)):
        end = next((n for n in range(core.start, end) if tokens[n].tag == "("), end)
    start = end
    while start > core.start and _in_name(tokens, start - 1, core.start, words):
        start -= 1
    while start < end and tokens[start].low.strip(".") in ("the", *_JOINTS):
        start += 1
    if start >= end or tokens[end - 1].tag != "NAME":
        return None
    return Range(start, _with_of(tokens, end, words))


def _with_of(tokens: Tokens, end: int, words: Parties) -> int:
    """The end of "Ministry of the Interior", where "Ministry" ends at ``end``."""
    if not _takes_of(tokens, end, words):
        return end
    place = end
    while place < len(tokens) and tokens[place].low in ("of", "the", "for", "and", "&"):
        place += 1
    stop = place
    while stop < len(tokens) and tokens[stop].tag == "NAME":
        stop += 1
    return stop if end < place < stop and tokens[end].low in ("of", "for") else end


def _takes_of(tokens: Tokens, end: int, words: Parties) -> bool:
    """Whether "of" goes on with a name: "Union of Dockers", "the Lions of the Marsh"."""
    head = tokens[end - 1].low
    if head in words.institutions:
        return True
    plural = head.endswith("s") and not is_person(head)
    pointed = end > 1 and tokens[end - 2].low == "the"
    return plural and pointed and end < len(tokens) and tokens[end].low == "of"


def _in_name(tokens: Tokens, place: int, floor: int, words: Parties) -> bool:
    token = tokens[place]
    between = place > floor and tokens[place - 1].tag == "NAME"
    if token.tag == "NAME":
        aside = token.low.endswith(words.proxy) or "-of-" in token.low
        surname = between and token.low in _SURNAMES and not is_title(tokens[place - 1], words)
        last = place + 1 == len(tokens) or tokens[place + 1].tag != "NAME"
        return ((surname and last) or not _titles(tokens, place, words)) and not aside
    if token.tag == "POS":
        return between and place + 1 < len(tokens) and _joins(tokens, place, len(tokens))
    if token.low == "&":
        return between
    return between and token.low in _PARTICLES


def _titles(tokens: Tokens, place: int, words: Parties) -> bool:
    """Whether a capitalised word is a title or trade: "Council Member Dana Orlo"."""
    token = tokens[place]
    if is_title(token, words):
        return True
    if token.low not in words.human or token.low in words.given:
        return False
    last = place
    while last + 1 < len(tokens) and tokens[last + 1].tag == "NAME":
        last += 1
    low = tokens[last].low
    return last > place and low not in words.institutions and low not in words.corporate


def is_common(tokens: Tokens, name: Range) -> bool:
    """Whether a capitalised word is no name: "the Ministry", "the Command", "the Italian"."""
    words = parties()
    low = tokens[name.start].low
    pointed = name.start > 0 and tokens[name.start - 1].low == "the"
    last = tokens[name.end - 1].low
    partisan = last + "s" in words.partisans if pointed else last in words.partisans
    if partisan or name.end - name.start > 1:
        return partisan
    demonym = pointed and low.endswith(_DEMONYMS) and low not in words.publisher
    return demonym or low in words.organ or low in words.bare
