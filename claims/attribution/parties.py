"""Which kind of party a noun phrase names."""

from dataclasses import dataclass, replace

from claims.attribution.descriptions import count, description, noun_end
from claims.attribution.partylists import Parties, parties
from claims.attribution.phrases import Range, Tokens, head_right, nominal
from claims.attribution.tokens import Token
from claims.attribution.types import SpeakerKind

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
# Titles that are surnames too: "Imran Sheikh".
_SURNAMES = frozenset(("sheikh", "king", "pope", "dean", "earl", "judge"))
# "Women's League": an owner's mark inside a name.
_FOLK = frozenset(("women", "men", "children", "people", "peoples", "workmen"))
# "The Italian" describes somebody.
_DEMONYMS = ("ian", "ese", "ish", "man", "woman")
# They end the noun of a role: "mayor of Orra".
_BEFORE = frozenset(
    (
        "of",
        "for",
        "at",
        "from",
        "in",
        "to",
        "who",
        "that",
        "which",
        "with",
        "on",
        "close",
        "familiar",
    )
)
# An institution after them is any one.
# Tokens: the noun of a body stands this close after an owner in its name.
_REACH = 8
_ANY = frozenset(("a", "an", "one", "another", "some", "any"))
# "The coast guard" is an authority, "a forest guard" a man.
_GUARDS = frozenset(("coast", "national", "border", "revolutionary", "presidential", "republican"))
# "His office" is the one that he holds.
_OWNERS = frozenset(("his", "her", "their"))
# Councils and houses that govern.
_CIVIC = frozenset(
    """city town county borough parish district village municipal regional provincial state national
    security local metropolitan rural urban tribal federal community governing""".split()
)
# "Director-general", "president-elect".
_RANKS = frozenset(("general", "elect", "designate", "in-chief", "at-arms", "inspector"))
_FAMILIES = frozenset(("family", "couple", "brothers", "sisters"))
_REST = frozenset(
    ("rest", "remainder", "public", "crew", "staff", "pair", "duo", "trio", "defense", "defence")
)
BODIES = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.PUBLISHER))
_JOINTS = frozenset(("of", "for", "and", "the", "on", "&", "in", "to"))


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
    # Of an unnamed party: what it is called, "" where only a quantity is given ("two of them").
    description: str = ""
    # "chemist" for "the chemist, Dana Orlo"; "" otherwise.
    pointed: str = ""

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
        bare = Range(start, phrase.end)
        apposed = _apposed_name(tokens, core, phrase)
        if apposed is not None:
            return _named(text, tokens, bare, core, apposed)
        body = _body(text, tokens, phrase, core, owner) or _apposed_body(text, tokens, core, phrase)
        return body or _role(text, tokens, bare, core, owner)
    return _named(text, tokens, phrase, core, name)


def _is_common(tokens: Tokens, name: Range) -> bool:
    """Whether a capitalised word is no name: "the Ministry", "the Command", "the Italian"."""
    words = parties()
    low = tokens[name.start].low
    pointed = name.start > 0 and tokens[name.start - 1].low == "the"
    if name.end - name.start > 1:
        last = tokens[name.end - 1].low
        return last in words.partisans or (pointed and last + "s" in words.partisans)
    demonym = pointed and low.endswith(_DEMONYMS) and low not in words.publisher
    return demonym or low in words.organ | words.bare


def _body(
    text: str, tokens: Tokens, phrase: Range, core: Range, owner: Range | None
) -> Party | None:
    """An institution that a name tells apart: "Lanvia's government", "the army of Lanvia"."""
    head = tokens[core.end - 1].low
    kind = _kind_of_description(tokens, core, owner, head)
    family = head in _FAMILIES and tokens[core.end - 1].tag == "X"
    if not family and (kind not in BODIES or head.endswith("s")):
        return None
    if tokens[phrase.start].low in _ANY:
        return None
    start, end = core.start, core.end
    if owner is not None:
        owned = _name_range(tokens, owner, parties())
        if owned is None and tokens[owner.start].tag != "NAME":
            return None
        start = owned.start if owned and owned.end == owner.end else owner.start
    elif not _leads(tokens, Range(start, end)):
        end = _named_after(tokens, core, phrase)
        if end == core.end:
            return None
    spelled = text[tokens[start].start : tokens[end - 1].end]
    return Party(spelled, "", head, SpeakerKind.GROUP if family else kind)


def _leads(tokens: Tokens, core: Range) -> bool:
    """Whether a name tells the noun of a core apart: "Lanvian army", not "Lanvia-based firm"."""
    first = tokens[core.start]
    aside = first.low.endswith(parties().proxy)
    return first.tag == "NAME" and not aside and core.end - core.start > 1


def _named_after(tokens: Tokens, core: Range, phrase: Range) -> int:
    """The end of "army of Lanvia" whose noun ends the core; the core's end without a name."""
    if core.end + 1 >= phrase.end or tokens[core.end].low != "of":
        return core.end
    start = core.end + 1 + (tokens[core.end + 1].tag == "DET")
    inner = _core(tokens, Range(min(start, phrase.end - 1), phrase.end))
    name = _name_range(tokens, inner, parties())
    if name is None or _is_common(tokens, name):
        return core.end
    end = name.end
    while end + 1 < phrase.end and tokens[end].low in ("of", "for"):
        if tokens[end + 1].tag != "NAME":
            break
        end += 2
    return end


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
    for place in range(core.end, phrase.end - 1):
        token = tokens[place]
        if token.tag == ",":
            start = place + 1 + (tokens[place + 1].low == "the")
            while start + 2 < phrase.end and tokens[start + 1].tag == ".":
                start += 2
            inner = _core(tokens, Range(min(start, phrase.end - 1), phrase.end))
            name = _name_range(tokens, inner, words)
            listed = inner.end < phrase.end and tokens[inner.end].tag == "CC"
            if name is not None and name.end >= inner.end and not listed:
                return name
        if token.low in ("called", "named") and tokens[place + 1].tag == "NAME":
            return _name_range(tokens, _core(tokens, Range(place + 1, phrase.end)), words)
    return None


def _apposed_body(text: str, tokens: Tokens, core: Range, phrase: Range) -> Party | None:
    """ "The owners, the Orlo family"; None where no institution is told after a comma."""
    place = core.end
    if place + 2 >= phrase.end or tokens[place].tag != "," or tokens[place + 1].low != "the":
        return None
    inner = _core(tokens, Range(place + 2, phrase.end))
    found = _body(text, tokens, Range(place + 1, inner.end), inner, _owner(tokens, inner))
    role = text[tokens[core.start].start : tokens[core.end - 1].end]
    return replace(found, role=role) if found else None


def _core(tokens: Tokens, phrase: Range) -> Range:
    """The phrase up to what is attached to it."""
    start = phrase.start
    while start + 1 < phrase.end and tokens[start].tag in ("V", "VG", "ADV", "NUM"):
        start += 1
    end = head_right(tokens, start if nominal(tokens[start]) else phrase.start, phrase.end)
    while phrase.start < end < phrase.end - 1 and tokens[end].low == "&":
        end = head_right(tokens, end + 1, phrase.end)
    return Range(phrase.start, end if end > phrase.start else phrase.end)


def _owner(tokens: Tokens, core: Range) -> Range | None:
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
    bodies = known.organisation | known.government
    body = any(token.low in bodies for token in tokens[mark + 1 : min(end, mark + _REACH)])
    plural = before.low.endswith("s") or before.low in _FOLK
    return body and (plural or is_title(before, known))


def _name_range(tokens: Tokens, core: Range, words: Parties) -> Range | None:
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
    if head in words.government | words.organisation | words.publisher:
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
    bodies = words.organisation | words.corporate | words.government | words.publisher
    return last > place and tokens[last].low not in bodies


def is_title(token: Token, words: Parties) -> bool:
    low = token.low.strip(".")
    first, hyphen, last = low.partition("-")
    joined = hyphen and first in words.office and last in words.office | _RANKS
    return bool(joined) or low in words.civil or low in words.office or low in words.address


def is_person(noun: str) -> bool:
    """Whether a common noun stands for one person or for several."""
    words = parties()
    one = noun.removesuffix("s")
    return noun in words.plural or bool({noun, one} & (words.human | words.office))


def _named(text: str, tokens: Tokens, phrase: Range, core: Range, name: Range) -> Party:
    spelled = text[tokens[name.start].start : tokens[name.end - 1].end]
    role = _role_words(text, tokens, phrase, core, name)
    head = tokens[name.end - 1].low
    before = {token.low.strip(".") for token in tokens[core.start : name.start]}
    gender = _gender(before) or gender_of_name(spelled)
    return Party(spelled, role, head, _kind(tokens, core, name, spelled, role), gender=gender)


def _kind(tokens: Tokens, core: Range, name: Range, spelled: str, role: str) -> SpeakerKind:
    """What a name stands for: by the noun that describes it, then by its own words."""
    words = parties()
    own = kind_of_name(spelled, tokens[name.end - 1].low, words)
    noun = tokens[name.start - 1].low.strip(".") if core.start < name.start <= core.end else ""
    if name.start > core.end:
        noun = tokens[core.end - 1].low.strip(".")
    elif not noun and role:
        noun = head_of(role)
    if noun in words.either:
        after = name.start > core.end and not gender_of_name(spelled)
        firm = own is not SpeakerKind.PERSON or " " not in spelled or after
        return _or_body(own) if firm else SpeakerKind.PERSON
    if noun in words.civil | words.office | words.address | words.human:
        return SpeakerKind.PERSON
    of_noun = kind_of_role(noun) if noun else SpeakerKind.PERSON
    if of_noun in BODIES:
        return of_noun if own is SpeakerKind.PERSON else own
    pointed = name.start > 0 and tokens[name.start - 1].low == "the"
    return _or_body(own) if pointed and not noun else own


def _or_body(kind: SpeakerKind) -> SpeakerKind:
    return SpeakerKind.ORGANISATION if kind is SpeakerKind.PERSON else kind


def head_of(role: str) -> str:
    """The noun of a role in lower case, before "of" and the like; "" without one."""
    words = role.lower().split() or [""]
    end = next((n for n, word in enumerate(words) if n and word in _BEFORE), len(words))
    return words[end - 1].strip(".,")


def _gender(before: set[str]) -> str:
    words = parties()
    return "she" if before & words.female else "he" if before & words.male else ""


def gender_of_name(name: str) -> str:
    """ "she" for Helen, "he" for Peter; "" where the first name does not tell."""
    first = name.partition(" ")[0].lower()
    words = parties()
    return "she" if first in words.women else "he" if first in words.men else ""


def gender_of(role: str) -> str:
    """ "she" for a spokeswoman, "he" for a king; "" where the role does not tell."""
    return _gender({word.strip(".,") for word in role.lower().split()})


def _role_words(text: str, tokens: Tokens, phrase: Range, core: Range, name: Range) -> str:
    """The office before the name, else the apposition after it."""
    words = parties()
    if name.start > core.end:
        first = core.start + (tokens[core.start].tag == "DET" and core.start + 1 < core.end)
        return _words(text, tokens, first, _before_civil(tokens, first, name.start))
    first = core.start
    while first < name.start and tokens[first].tag in ("DET", "ADV"):
        first += 1
    if first > 0 and tokens[first - 1].low == "to" and not is_title(tokens[first], words):
        first += 1  # the verb of "to meet Mayor Orlo"
    if any(token.low.strip(".") in words.office for token in tokens[first : name.start]):
        return _words(text, tokens, first, _before_civil(tokens, first, name.start))
    after = core.end
    while after < phrase.end and tokens[after].tag in (",", "DET", "NUM", ")", "("):
        after += 1
    apposed = tokens[after : phrase.end]
    bare = core.end < len(tokens) and after == core.end + 1
    if bare and kind_of_role(head_of(_words(text, tokens, after, phrase.end))) in BODIES:
        return ""  # "To Lanvia, state television said"
    if core.end < after and any(t.tag != "NAME" or is_title(t, words) for t in apposed):
        return _words(text, tokens, after, phrase.end)
    return ""


def _before_civil(tokens: Tokens, start: int, end: int) -> int:
    """Back over the forms of address that end a role: "hospital director | Dr"."""
    words = parties()
    while end > start and (
        tokens[end - 1].tag == "," or tokens[end - 1].low.strip(".") in words.civil | words.address
    ):
        end -= 1
    return end


def _words(text: str, tokens: Tokens, start: int, end: int) -> str:
    return text[tokens[start].start : tokens[end - 1].end].rstrip(", ") if start < end else ""


def kind_of_name(name: str, head: str, words: Parties) -> SpeakerKind:
    """What a proper name without a title stands for, by its last word and its shape."""
    low = head.strip(".")
    parts = {part.strip(".,") for part in name.lower().split()}
    bodies = words.organisation | words.corporate
    first = name.lower().split()[0]
    if low in words.publisher or (first in words.publisher and low not in bodies):
        return SpeakerKind.PUBLISHER
    if "NEWS" in name or low.endswith(("news", "tv")):
        return SpeakerKind.PUBLISHER
    private = low == "council" and len(parts) > 1 and not parts & _CIVIC
    if (
        name.lower() in words.seats
        or low in words.countries
        or (parts & words.government and not private)
    ):
        return SpeakerKind.GOVERNMENT
    if private or parts & bodies or "&" in name or (name.isupper() and len(name) > 1):
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON


def _role(text: str, tokens: Tokens, phrase: Range, core: Range, owner: Range | None) -> Party:
    phrase = _without_apposition(tokens, core, phrase)
    told = description(tokens, phrase)
    head = tokens[(noun_end(tokens, told) if told else core.end) - 1].low
    number = count(tokens, phrase)
    kind = _kind_of_description(tokens, told or core, owner, head)
    several = (number is not None and number > 1) or (told and tokens[told.start].low == "those")
    if kind is SpeakerKind.PERSON and several:
        kind = SpeakerKind.GROUP
    elif kind is SpeakerKind.GROUP and number == 1:
        kind = SpeakerKind.PERSON  # "one of its inspectors"
    return Party(
        "",
        _words(text, tokens, phrase.start, phrase.end),
        head,
        kind,
        description=_lower(_words(text, tokens, told.start, told.end), tokens[told.start])
        if told
        else "",
        count=number,
        affiliation=_affiliation(text, tokens, phrase, _noun_of(tokens, told or core), owner),
    )


def _lower(words: str, first: Token) -> str:
    """Words without the capital that begins their sentence: "traders", but "MPs"."""
    begins = first.tag == "X" and words[:1].isupper() and words[1:2].islower()
    return words[0].lower() + words[1:] if begins else words


def _kind_of_description(
    tokens: Tokens, told: Range, owner: Range | None, head: str
) -> SpeakerKind:
    """What a description stands for: its noun tells, for some with the word before it."""
    end = noun_end(tokens, told)
    before = tokens[end - 2].low if end - 2 >= told.start else ""
    if head == "guard" and before in _GUARDS:
        return SpeakerKind.GOVERNMENT
    if head == "office":
        alone = end - told.start == 1 and told.start > 0 and tokens[told.start - 1].low in _OWNERS
        held = owner is not None and tokens[owner.end - 1].low in parties().office
        return SpeakerKind.GOVERNMENT if alone or held else SpeakerKind.ORGANISATION
    return kind_of_role(head)


def _without_apposition(tokens: Tokens, core: Range, phrase: Range) -> Range:
    """A role without ", a man who owns boats"; a list goes on: "doctors, nurses and cooks"."""
    for place in range(core.end, phrase.end - 1):
        if tokens[place].tag == "," and tokens[place + 1].tag in ("DET", "NUM"):
            return Range(phrase.start, place)
    return phrase


def kind_of_role(head: str) -> SpeakerKind:
    """What a common noun stands for."""
    words = parties()
    if head in words.document | words.papers:
        return SpeakerKind.DOCUMENT
    if head in words.publisher:
        return SpeakerKind.PUBLISHER
    if head in words.government and not head.endswith("s"):
        return SpeakerKind.GOVERNMENT if head != "house" else SpeakerKind.ORGANISATION
    if head in words.plural or (head.endswith("s") and head.rstrip("s") in words.office):
        return SpeakerKind.GROUP
    if head in words.government:
        return SpeakerKind.GOVERNMENT
    if head in words.organisation:
        return SpeakerKind.ORGANISATION
    plural = head.endswith("s") and not head.endswith("ss")
    return SpeakerKind.GROUP if plural or head in _FAMILIES | _REST else SpeakerKind.PERSON


def _noun_of(tokens: Tokens, told: Range) -> Range:
    return Range(told.start, noun_end(tokens, told))


def _affiliation(text: str, tokens: Tokens, phrase: Range, core: Range, owner: Range | None) -> str:
    """Whom an unnamed party speaks for: a name or a body; "" for anything else."""
    if owner is not None:
        return _words(text, tokens, owner.start, owner.end)
    place = core.end
    if place + 1 < phrase.end and tokens[place].low in ("of", "for", "from", "at", "with", "in"):
        first = place + 1
        while first + 1 < phrase.end and tokens[first].tag == "DET":
            first += 1
        end = noun_end(tokens, Range(first, phrase.end))
        named = any(token.tag == "NAME" for token in tokens[first : phrase.end])
        body = kind_of_role(tokens[end - 1].low) in BODIES
        return _words(text, tokens, first, phrase.end) if named or body else ""
    # "The Colonel" is not of the colonel.
    own = tokens[core.end - 1].tag == "NAME"
    names = [token for token in tokens[core.start : core.end] if token.tag == "NAME"]
    if own:
        return ""
    return text[names[0].start : names[-1].end] if names else ""
