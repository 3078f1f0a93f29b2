"""What a noun or a name stands for: a person, a group, a body, a document; and of which gender."""

from claims.attribution.descriptions import noun_end
from claims.attribution.partylists import Parties, parties
from claims.attribution.phrases import Range, Tokens
from claims.attribution.tokens import Token
from claims.attribution.types import SpeakerKind

BODIES = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.PUBLISHER))
# "The coast guard" is an authority, "a forest guard" a man.
_GUARDS = frozenset(("coast", "national", "border", "revolutionary", "presidential", "republican"))
# "His office" is the one that he holds.
_OWNERS = frozenset(("his", "her", "their"))
# "Director-general", "president-elect".
_RANKS = frozenset(("general", "elect", "designate", "in-chief", "at-arms", "inspector"))
FAMILIES = frozenset(("family", "couple", "brothers", "sisters"))
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


def kind_of_role(head: str) -> SpeakerKind:
    """What a common noun stands for."""
    words = parties()
    if head in words.document or head in words.papers:
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
    return (
        SpeakerKind.GROUP
        if plural or head in FAMILIES or head in words.collective
        else SpeakerKind.PERSON
    )


def kind_of_name(name: str, head: str, words: Parties) -> SpeakerKind:
    """What a proper name without a title stands for, by its last word and its shape."""
    low = head.strip(".")
    parts = {part.strip(".,") for part in name.lower().split()}
    bodies = words.bodies
    first = name.lower().split()[0]
    if low in words.publisher or (first in words.stations and low not in bodies):
        return SpeakerKind.PUBLISHER
    if "NEWS" in name or low.endswith(("news", "tv")):
        return SpeakerKind.PUBLISHER
    people = " " not in name and low.endswith("ans") and low not in words.surnames
    if people or low in words.partisans:
        return SpeakerKind.GROUP
    private = low in ("council", "forces") and len(parts) > 1 and not parts & parties().civic
    if (
        name.lower() in words.seats
        or name.lower() in words.states
        or low in words.countries
        or (parts & words.government and not private)
    ):
        return SpeakerKind.GOVERNMENT
    if private or parts & bodies or "&" in name or (name.isupper() and len(name) > 1):
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON


def kind_of_description(tokens: Tokens, told: Range, owner: Range | None, head: str) -> SpeakerKind:
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


def or_body(kind: SpeakerKind) -> SpeakerKind:
    return SpeakerKind.ORGANISATION if kind is SpeakerKind.PERSON else kind


def is_title(token: Token, words: Parties) -> bool:
    """Whether a word before a name is an office, a rank or a form of address."""
    low = token.low.strip(".")
    if low in words.office or is_address(low):
        return True
    first, hyphen, last = low.partition("-")
    return bool(hyphen) and is_person(first) and (last in words.office or last in _RANKS)


def is_address(word: str) -> bool:
    """Whether a word only addresses somebody: "Mr", "Dr", "Alhaji"."""
    low = word.strip(".")
    return low in parties().civil or low in parties().address


def is_person(noun: str) -> bool:
    """Whether a common noun stands for one person or for several."""
    words = parties()
    one = noun.removesuffix("s")
    return noun in words.plural or any(
        form in words.human or form in words.office for form in (noun, one)
    )


def head_of(role: str) -> str:
    """The noun of a role in lower case, before "of" and the like; "" without one."""
    words = role.lower().split() or [""]
    end = next((n for n, word in enumerate(words) if n and word in _BEFORE), len(words))
    return words[end - 1].strip(".,")


def gender_of(role: str) -> str:
    """ "she" for a spokeswoman, "he" for a king; "" where the role does not tell."""
    return _gender({word.strip(".,") for word in role.lower().split()})


def gender_of_name(name: str) -> str:
    """ "she" for Helen, "he" for Peter; "" where the first name does not tell."""
    first = name.partition(" ")[0].lower()
    words = parties()
    return "she" if first in words.women else "he" if first in words.men else ""


def _gender(before: set[str]) -> str:
    words = parties()
    return "she" if before & words.female else "he" if before & words.male else ""
