"""Which organisation somebody speaks for."""

import re
from typing import Final

from claims.provenance.types import Voice, VoiceKind
from claims.provenance.vocabulary import ROLES
from claims.text.keys import name_key

_SPOKESPERSON: Final = re.compile(
    r"\b(?:spokes(?:man|woman|person|people|men|women)|press (?:officer|secretary)|"
    r"media officer|speaks? for)\b",
    re.IGNORECASE,
)


def words_of_body(voice: Voice) -> frozenset[str]:
    """The words that name the organisation which a voice is or belongs to; may be empty."""
    if voice.kind is VoiceKind.ORGANISATION:
        return _words(voice.name)
    own = _words(voice.key or voice.name) if not voice.affiliation else frozenset()
    return _words(voice.affiliation or f"{voice.descriptor} {_title(voice)}") - own


def speaks_for_others(voice: Voice) -> bool:
    """Whether it is a spokesperson, whose words are those of the body."""
    return bool(_SPOKESPERSON.search(f"{voice.descriptor} {voice.name}"))


def _title(voice: Voice) -> str:
    """What the name holds beside the key: "police spokesman" of "Police spokesman Udo Ferrant"."""
    name, key = name_key(voice.name), name_key(voice.key)
    return name.removesuffix(key) if key and key != name else ""


def _words(text: str) -> frozenset[str]:
    return frozenset(name_key(text).split()) - ROLES
