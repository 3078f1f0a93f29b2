"""Which kind of party a noun phrase names."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from claims.attribution.phrases import Range, Tokens, head_right
from claims.attribution.tokens import Token
from claims.attribution.types import SpeakerKind

_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
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
# They say nothing of the party; "his", "certain" and "no" do.
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "some"))
_JOINTS = frozenset(("of", "for", "and", "the", "on", "&", "in", "to"))


@dataclass(frozen=True)
class Parties:
    """The word lists of parties.toml."""

    civil: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    office: frozenset[str]
    human: frozenset[str]
    ranks: frozenset[str]
    same: tuple[frozenset[str], ...]
    bare: frozenset[str]
    led: frozenset[str]
    organ: frozenset[str]
    generic: frozenset[str]
    government: frozenset[str]
    organisation: frozenset[str]
    publisher: frozenset[str]
    document: frozenset[str]
    plural: frozenset[str]
    proxy: tuple[str, ...]
    countries: frozenset[str]


@cache
def parties() -> Parties:
    """The lists; the file is read at the first call."""
    source = files("claims.attribution").joinpath("parties.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    titles, kinds = data["titles"], data["organisations"]
    return Parties(
        civil=_words(titles["civil"]),
        female=_words(titles["female"]),
        male=_words(titles["male"]),
        office=_words(titles["office"]),
        human=_words(titles["human"]),
        ranks=_words(titles["ranks"]),
        bare=_words(kinds["bare"]),
        led=_words(kinds["led"]),
        organ=_words(kinds["organ"]),
        generic=_words(kinds["generic"]),
        same=tuple(frozenset(group) for group in titles["same"]),
        government=_words(kinds["government"]),
        organisation=_words(kinds["other"]),
        publisher=_words(kinds["publisher"]),
        document=_words(kinds["document"]),
        plural=_words(data["groups"]["plural"]),
        proxy=tuple("-" + word for word in data["suffixes"]["proxy"].split()),
        countries=_words(data["places"]["countries"]),
    )


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


@dataclass(frozen=True)
class Party:
    """A noun phrase taken apart."""

    # "" for a role alone.
    name: str
    # The role as printed, before or after the name: "Prime Minister", "mayor of Orra".
    role: str
    # The head noun in lower case, or the last word of the name.
    head: str
    kind: SpeakerKind
    count: int | None = None
    # "he", "she" where a title tells; "" otherwise.
    gender: str = ""
    # The words after "of", "for", "from" or "at", or before the owner's mark.
    affiliation: str = ""

    @property
    def named(self) -> bool:
        return bool(self.name)


def party(text: str, tokens: Tokens, phrase: Range) -> Party:
    """The party that a phrase of tokens stands for."""
    words = parties()
    start = phrase.start
    while start + 1 < phrase.end and tokens[start].low in _ARTICLES:
        start += 1
    core = _core(tokens, Range(start, phrase.end))
    whole = _organ_of(text, tokens, core, phrase)
    if whole is not None:
        return whole
    owner = _owner(tokens, core)
    name = _name_range(tokens, Range(owner.end + 1 if owner else core.start, core.end), words)
    if name is None or _is_common(tokens, name):
        apposed = _apposed_name(tokens, core, phrase)
        if apposed is not None:
            return _named(text, tokens, Range(start, phrase.end), core, apposed)
        return _role(text, tokens, Range(start, phrase.end), core, owner)
    return _named(text, tokens, phrase, core, name)


def _is_common(tokens: Tokens, name: Range) -> bool:
    """Whether a noun is capitalised and no name: "the Ministry", "the Command"."""
    words = parties()
    alone = name.end - name.start == 1
    return alone and tokens[name.start].low in words.organ | words.bare


def _organ_of(text: str, tokens: Tokens, core: Range, phrase: Range) -> Party | None:
    """ "the Command of the Orra Front" is the front; None for any other phrase."""
    head = tokens[core.end - 1]
    if head.low not in parties().organ or core.end + 1 >= phrase.end:
        return None
    if tokens[core.end].low != "of":
        return None
    found = party(text, tokens, Range(core.end + 1, phrase.end))
    if not found.named or found.kind is SpeakerKind.PERSON:
        return None
    return replace(found, role=text[head.start : head.end])


def _apposed_name(tokens: Tokens, core: Range, phrase: Range) -> Range | None:
    """The name after a role: "its spokesman, Dana Orlo"; None without one."""
    words = parties()
    head = tokens[core.end - 1].low.strip(".")
    able = head in words.office | words.human | words.organisation
    for place in range(core.end, phrase.end - 1 if able else 0):
        if tokens[place].tag == ",":
            if head in words.office | words.human:
                return _name_range(tokens, Range(place + 1, phrase.end), words)
            inner = _core(tokens, Range(place + 1, phrase.end))
            found = _name_range(tokens, inner, words)
            return found if _is_body(tokens, found) else None
    return None


def _is_body(tokens: Tokens, name: Range | None) -> bool:
    """Whether a name is one of an organisation: its first or last word tells."""
    known = parties()
    ends = (tokens[name.start].low, tokens[name.end - 1].low) if name else ()
    return any(word in known.organisation | known.government for word in ends)


def _core(tokens: Tokens, phrase: Range) -> Range:
    """The phrase up to what is attached to it."""
    end = head_right(tokens, phrase.start, phrase.end)
    return Range(phrase.start, end if end > phrase.start else phrase.end)


def _owner(tokens: Tokens, core: Range) -> Range | None:
    for place in range(core.end - 2, core.start, -1):
        if tokens[place].tag == "POS":
            return Range(core.start, place)
    return None


def _name_range(tokens: Tokens, core: Range, words: Parties) -> Range | None:
    """The last run of names in the core, without titles and "Iran-backed"; None without one."""
    end = core.end
    while end > core.start and tokens[end - 1].tag in (")", "(", "NUM"):
        end -= 1
    opening = next((n for n in range(core.start, end) if tokens[n].tag == "("), end)
    end = min(end, opening)
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
    if tokens[end - 1].low not in words.government | words.organisation | words.publisher:
        return end
    place = end
    while place < len(tokens) and tokens[place].low in ("of", "the", "for", "and", "&"):
        place += 1
    stop = place
    while stop < len(tokens) and tokens[stop].tag == "NAME":
        stop += 1
    return stop if end < place < stop and tokens[end].low in ("of", "for") else end


def _in_name(tokens: Tokens, place: int, floor: int, words: Parties) -> bool:
    token = tokens[place]
    if token.tag == "NAME":
        aside = token.low.endswith(words.proxy) or "-of-" in token.low
        return not is_title(token, words) and not aside
    between = place > floor and tokens[place - 1].tag == "NAME"
    return between and token.low in _PARTICLES


def is_title(token: Token, words: Parties) -> bool:
    low = token.low.strip(".")
    return low in words.civil or low in words.office


def _named(text: str, tokens: Tokens, phrase: Range, core: Range, name: Range) -> Party:
    words = parties()
    spelled = text[tokens[name.start].start : tokens[name.end - 1].end]
    role = _role_words(text, tokens, phrase, core, name)
    head = tokens[name.end - 1].low
    before = {token.low.strip(".") for token in tokens[core.start : name.start]}
    gender = _gender(before)
    titled = bool(before & (words.civil | words.office)) or name.start > core.end
    kind = SpeakerKind.PERSON if titled else kind_of_name(spelled, head, words)
    return Party(spelled, role, head, kind, gender=gender)


def _gender(before: set[str]) -> str:
    words = parties()
    return "she" if before & words.female else "he" if before & words.male else ""


def gender_of(role: str) -> str:
    """ "she" for a spokeswoman, "he" for a king; "" where the role does not tell."""
    return _gender({word.strip(".,") for word in role.lower().split()})


def _role_words(text: str, tokens: Tokens, phrase: Range, core: Range, name: Range) -> str:
    """The office before the name, else the apposition after it."""
    words = parties()
    if name.start > core.end:
        first = core.start + (tokens[core.start].tag == "DET" and core.start + 1 < core.end)
        return text[tokens[first].start : tokens[name.start - 1].end].rstrip(", ")
    first = core.start
    while first < name.start and tokens[first].tag in ("DET", "ADV"):
        first += 1
    if first > 0 and tokens[first - 1].low == "to" and not is_title(tokens[first], words):
        first += 1  # the verb of "to meet Mayor Orlo"
    if any(token.low.strip(".") in words.office for token in tokens[first : name.start]):
        return text[tokens[first].start : tokens[name.start - 1].end]
    after = core.end
    while after < phrase.end and tokens[after].tag in (",", "DET", "NUM", ")", "("):
        after += 1
    apposed = tokens[after : phrase.end]
    if core.end < after and any(t.tag != "NAME" or is_title(t, words) for t in apposed):
        return text[tokens[after].start : tokens[phrase.end - 1].end].rstrip(", ")
    return ""


def kind_of_name(name: str, head: str, words: Parties) -> SpeakerKind:
    """What a proper name without a title stands for, by its last word and its shape."""
    low = head.strip(".")
    parts = {part.strip(".,") for part in name.lower().split()}
    if parts & words.publisher and (low in words.publisher or len(parts) <= 3):
        return SpeakerKind.PUBLISHER
    if "NEWS" in name or low.endswith(("news", "tv")):
        return SpeakerKind.PUBLISHER
    if low in words.countries or parts & words.government:
        return SpeakerKind.GOVERNMENT
    if parts & words.organisation or (name.isupper() and len(name) > 1):
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON


def _role(text: str, tokens: Tokens, phrase: Range, core: Range, owner: Range | None) -> Party:
    head = tokens[core.end - 1].low
    phrase = _without_apposition(tokens, core, phrase)
    role = text[tokens[phrase.start].start : tokens[phrase.end - 1].end]
    first = tokens[core.start]
    count = _NUMBERS.get(first.low) if first.tag in ("NUM", "DET") else None
    if count is None and first.low.isascii() and first.low.isdigit():
        count = int(first.low) if len(first.low) < 7 else None
    return Party(
        "",
        role,
        head,
        kind_of_role(head),
        count=count,
        affiliation=_affiliation(text, tokens, phrase, core, owner),
    )


def _without_apposition(tokens: Tokens, core: Range, phrase: Range) -> Range:
    """A role without ", a man who owns boats"; a list goes on: "doctors, nurses and cooks"."""
    for place in range(core.end, phrase.end - 1):
        if tokens[place].tag == "," and tokens[place + 1].tag in ("DET", "NUM"):
            return Range(phrase.start, place)
    return phrase


def kind_of_role(head: str) -> SpeakerKind:
    """What a common noun stands for."""
    words = parties()
    if head in words.document:
        return SpeakerKind.DOCUMENT
    if head in words.publisher:
        return SpeakerKind.PUBLISHER
    if head in words.plural or (head.endswith("s") and head.rstrip("s") in words.office):
        return SpeakerKind.GROUP
    if head in words.government:
        return SpeakerKind.GOVERNMENT
    if head in words.organisation:
        return SpeakerKind.ORGANISATION
    plural = head.endswith("s") and not head.endswith("ss")
    return SpeakerKind.GROUP if plural else SpeakerKind.PERSON


def _affiliation(text: str, tokens: Tokens, phrase: Range, core: Range, owner: Range | None) -> str:
    if owner is not None:
        return text[tokens[owner.start].start : tokens[owner.end - 1].end]
    place = core.end
    if place + 1 < phrase.end and tokens[place].low in ("of", "for", "from", "at", "with", "in"):
        first = place + 1
        while first + 1 < phrase.end and tokens[first].tag == "DET":
            first += 1
        return text[tokens[first].start : tokens[phrase.end - 1].end]
    # "The Colonel" is not of the colonel.
    own = tokens[core.end - 1].tag == "NAME"
    names = [token for token in tokens[core.start : core.end] if token.tag == "NAME"]
    if own:
        return ""
    return text[names[0].start : names[-1].end] if names else ""
