"""Offices and kinds: whether "the deputy minister" is what somebody was introduced as."""

import re

from claims.attribution.partylists import parties

_OF_OFFICE = frozenset(("of", "for", "at", "from", "in", "to"))
_EMPTY = frozenset(("the", "a", "an", "this", "that", "its", "his", "her", "their", "our"))
_MINISTER = re.compile(r"\bminister (of|for) ((?:the )?[A-Z]\w+(?: and [A-Z]\w+| [A-Z]\w+)*)", re.I)
_DEMONYM = re.compile(r"[A-Z]\w+(?:ian|ese|ish|man|woman)$")
_AGED = re.compile(r"(?:former|ex-\w+|veteran|[\w-]+-year-old)\b", re.I)


def fits_role(wanted: str, held: str) -> bool:
    """Whether a role as mentioned ("the minister") is one as held ("Minister of the Interior").

    The noun must be one of the office's own words, and every other word must be held too. A rank
    that is held but not mentioned sets the office apart: a deputy minister is not the minister.
    """
    return any(_fits(form, held.lower()) for form in _forms(wanted.lower()))


def _forms(wanted: str) -> list[str]:
    """The role, and what its office is called otherwise: "premier", "prime minister", "pm"."""
    forms = [wanted]
    for group in parties().same:
        for name in group:
            if wanted == name or wanted.endswith(" " + name):
                rest = wanted[: len(wanted) - len(name)]
                forms.extend(rest + other for other in sorted(group) if other != name)
    return forms


def _fits(wanted: str, held: str) -> bool:
    mentioned, has = _words(wanted), _words(held)
    own = _words(_own(held))
    head = _words(_own(wanted))[-1:]
    apart = parties().ranks & set(own) - set(mentioned)
    return bool(head) and head[0] in own and set(mentioned) <= set(has) and not apart


def _own(role: str) -> str:
    """The words before "of": the office without what it is over."""
    words = role.split()
    end = next((n for n, word in enumerate(words) if n and word in _OF_OFFICE), len(words))
    return " ".join(words[:end])


def _words(role: str) -> list[str]:
    bare = (word.strip(".,()").removesuffix("'s").removesuffix("’s") for word in role.split())
    return [word for word in bare if word and word not in _EMPTY and word not in _OF_OFFICE]


def words_of_role(role: str) -> frozenset[str]:
    """The words of a role that mean something, in lower case."""
    return frozenset(_words(role.lower()))


def ministry_of(role: str) -> str:
    """ "Ministry of the Interior" for "Minister of the Interior"; "" for any other role."""
    match = _MINISTER.search(role)
    return f"Ministry {match[1]} {match[2]}" if match else ""


def plain(role: str) -> str:
    """ "senator" for "Quay senator": an office without the name before it; "" for any other."""
    words = role.split()
    named = len(words) > 1 and all(word[0].isupper() for word in words[:-1])
    ranked = parties().ranks & {word.lower() for word in words}
    return words[-1] if named and words[-1].lower() in parties().office and not ranked else ""


def is_description(role: str) -> bool:
    """Whether a role only describes somebody already named: "the former docker"."""
    words = role.split() or [""]
    if words[0].lower() == "former" and words[-1].lower() in parties().office:
        return False  # "the former president" may be somebody else
    return _AGED.match(role) is not None or _DEMONYM.match(role) is not None or _is_fame(role)


def _is_fame(role: str) -> bool:
    """ "The Quay Side singer": a trade told by a work or a club; "the Lanvia Democrat"."""
    words = role.split() or [""]
    if role in ("blonde", "brunette", "redhead") or words[-1].lower() + "s" in parties().partisans:
        return len(words) < 4
    return len(words) > 1 and words[0][:1].isupper() and words[-1] in parties().fame
