"""Which party a noun phrase stands for: its name or description, role and kind."""

from dataclasses import dataclass, replace

from claims.attribution.descriptions import count, description, noun_end
from claims.attribution.kinds import (
    BODIES,
    FAMILIES,
    gender_of,
    gender_of_name,
    head_of,
    is_address,
    is_title,
    kind_of_description,
    kind_of_name,
    kind_of_role,
    or_body,
)
from claims.attribution.names import core_of, is_common, name_range, owner_of
from claims.attribution.partylists import parties
from claims.attribution.phrases import Range, Tokens
from claims.attribution.tokens import Token
from claims.attribution.types import SpeakerKind

# They say nothing of the party; "his", "certain" and "no" do.
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "these", "those", "some"))
_ANY = frozenset(("a", "an", "one", "another", "some", "any"))


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
    # Of a body with a leader: all the words about it, where the name is shorter; "" otherwise.
    printed: str = ""

    @property
    def named(self) -> bool:
        return bool(self.name)


def party(text: str, tokens: Tokens, phrase: Range) -> Party:
    """The party that a phrase of tokens stands for."""
    words = parties()
    start = phrase.start
    while start + 1 < phrase.end and tokens[start].low in _ARTICLES:
        start += 1
    core = core_of(tokens, Range(start, phrase.end))
    whole = _organ_of(text, tokens, core, phrase)
    if whole is not None:
        return whole
    owner = owner_of(tokens, core)
    name = name_range(tokens, Range(owner.end + 1 if owner else core.start, core.end), words)
    if name is None or is_common(tokens, name):
        bare = Range(start, phrase.end)
        apposed = _apposed_name(tokens, core, phrase)
        if apposed is not None:
            return _named(text, tokens, bare, core, apposed)
        body = _body(text, tokens, phrase, core, owner) or _apposed_body(text, tokens, core, phrase)
        return body or _role(text, tokens, bare, core, owner)
    titled = _titled_after(text, tokens, core, phrase, name)
    return titled or _named(text, tokens, phrase, core, name)


def _titled_after(
    text: str, tokens: Tokens, core: Range, phrase: Range, name: Range
) -> Party | None:
    """ "The MCE, Hon. Dana Orlo": an office in letters, then who holds it; None for a body."""
    word = text[tokens[name.start].start : tokens[name.end - 1].end]
    pointed = name.start > 0 and tokens[name.start - 1].low == "the"
    if not pointed or name.end - name.start > 1 or not word.isupper():
        return None
    apposed = _apposed_name(tokens, core, phrase)
    if apposed is None:
        return None
    found = _named(text, tokens, core, core, apposed)
    addressed = is_address(tokens[apposed.start - 1].low) or tokens[apposed.start - 1].tag == "."
    full = found.kind is SpeakerKind.PERSON and (" " in found.name or addressed)
    return found if full else None


def _body(
    text: str, tokens: Tokens, phrase: Range, core: Range, owner: Range | None
) -> Party | None:
    """An institution that a name tells apart: "Lanvia's government", "the army of Lanvia"."""
    head = tokens[core.end - 1].low
    kind = kind_of_description(tokens, core, owner, head)
    family = head in FAMILIES and tokens[core.end - 1].tag == "X"
    if not family and (kind not in BODIES or head.endswith("s")):
        return None
    if tokens[phrase.start].low in _ANY:
        return None
    kind = SpeakerKind.GROUP if family else kind
    start = core.start
    if owner is not None:
        owned = name_range(tokens, owner, parties())
        if owned is None and tokens[owner.start].tag != "NAME":
            return None
        start = owned.start if owned and owned.end == owner.end else owner.start
    elif not _leads(tokens, core):
        return _body_of(text, tokens, core, phrase, kind)
    return Party(_words(text, tokens, start, core.end), "", head, kind)


def _body_of(
    text: str, tokens: Tokens, core: Range, phrase: Range, kind: SpeakerKind
) -> Party | None:
    """The army "of Lanvia"; "faction of Dana Orlo" for any longer words about her faction."""
    named = _named_after(tokens, core, phrase)
    if named is None:
        return None
    spelled = _words(text, tokens, core.start, named.end)
    head = tokens[core.end - 1]
    owner = _words(text, tokens, named.start, named.end)
    known = kind_of_name(owner, tokens[named.end - 1].low, parties())
    if known is not SpeakerKind.PERSON or tokens[named.start - 1].low == "the":
        return Party(spelled, "", head.low, kind)
    short = f"{text[head.start : head.end]} of {owner}"
    return Party(short, "", head.low, kind, printed=spelled if spelled != short else "")


def _leads(tokens: Tokens, core: Range) -> bool:
    """Whether a name tells the noun of a core apart: "Lanvian army", not "Lanvia-based firm"."""
    first = tokens[core.start]
    aside = first.low.endswith(parties().proxy)
    return first.tag == "NAME" and not aside and core.end - core.start > 1


def _named_after(tokens: Tokens, core: Range, phrase: Range) -> Range | None:
    """The name in "army of Lanvia" whose noun ends the core; None without one."""
    if core.end + 1 >= phrase.end or tokens[core.end].low != "of":
        return None
    start = core.end + 1 + (tokens[core.end + 1].tag == "DET")
    inner = core_of(tokens, Range(min(start, phrase.end - 1), phrase.end))
    name = name_range(tokens, inner, parties())
    if name is None or is_common(tokens, name):
        return None
    end = name.end
    while end + 1 < phrase.end and tokens[end].low in ("of", "for"):
        if tokens[end + 1].tag != "NAME":
            break
        end += 2
    return Range(name.start, end)


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
            inner = core_of(tokens, Range(min(start, phrase.end - 1), phrase.end))
            name = name_range(tokens, inner, words)
            listed = inner.end < phrase.end and tokens[inner.end].tag == "CC"
            whole = name is not None and (name.end >= inner.end or tokens[name.end].tag == "(")
            if whole and not listed:
                return name
        if token.low in ("called", "named") and tokens[place + 1].tag == "NAME":
            return name_range(tokens, core_of(tokens, Range(place + 1, phrase.end)), words)
    return None


def _apposed_body(text: str, tokens: Tokens, core: Range, phrase: Range) -> Party | None:
    """ "The owners, the Orlo family"; None where no institution is told after a comma."""
    place = core.end
    if place + 2 >= phrase.end or tokens[place].tag != "," or tokens[place + 1].low != "the":
        return None
    inner = core_of(tokens, Range(place + 2, phrase.end))
    found = _body(text, tokens, Range(place + 1, inner.end), inner, owner_of(tokens, inner))
    role = text[tokens[core.start].start : tokens[core.end - 1].end]
    return replace(found, role=role) if found else None


def _named(text: str, tokens: Tokens, phrase: Range, core: Range, name: Range) -> Party:
    spelled = text[tokens[name.start].start : tokens[name.end - 1].end]
    role = _role_words(text, tokens, phrase, core, name)
    head = tokens[name.end - 1].low
    before = _words(text, tokens, core.start, name.start)
    gender = gender_of(before) or gender_of_name(spelled)
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
        return or_body(own) if firm else SpeakerKind.PERSON
    if noun in words.persons:
        return SpeakerKind.PERSON
    of_noun = kind_of_role(noun.removesuffix("s")) if noun else SpeakerKind.PERSON
    if of_noun in BODIES:
        return of_noun if own is SpeakerKind.PERSON else own
    pointed = name.start > 0 and tokens[name.start - 1].low == "the"
    return or_body(own) if pointed and not noun else own


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
    while end > start and (tokens[end - 1].tag == "," or is_address(tokens[end - 1].low)):
        end -= 1
    return end


def _words(text: str, tokens: Tokens, start: int, end: int) -> str:
    return text[tokens[start].start : tokens[end - 1].end].rstrip(", ") if start < end else ""


def _role(text: str, tokens: Tokens, phrase: Range, core: Range, owner: Range | None) -> Party:
    phrase = _without_apposition(tokens, core, phrase)
    told = description(tokens, phrase)
    head = tokens[(noun_end(tokens, told) if told else core.end) - 1].low
    number = count(tokens, phrase)
    kind = kind_of_description(tokens, told or core, owner, head)
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


def _without_apposition(tokens: Tokens, core: Range, phrase: Range) -> Range:
    """A role without ", a man who owns boats"; a list goes on: "doctors, nurses and cooks"."""
    for place in range(core.end, phrase.end - 1):
        if tokens[place].tag == "," and tokens[place + 1].tag in ("DET", "NUM"):
            return Range(phrase.start, place)
    return phrase


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
