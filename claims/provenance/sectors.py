"""Which walk of life an unnamed source belongs to: a nurse is not the chief of police."""

import re
from typing import Final

from claims.provenance.vocabulary import SECTORS

_WORD: Final = re.compile(r"[^\W\d_]+")


def sectors(*descriptions: str) -> frozenset[str]:
    """The sectors that the words of a description name; empty where they leave it open."""
    words = (word for each in descriptions for word in _WORD.findall(each.casefold()))
    found = (SECTORS.get(word) or SECTORS.get(word.removesuffix("s")) for word in words)
    return frozenset(sector for sector in found if sector)


def may_be_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether nothing speaks against it."""
    return not one or not other or bool(one & other)
