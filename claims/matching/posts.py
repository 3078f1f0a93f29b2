"""What a post on a social network carries besides its words: links, handles, tags, a signature."""

import re
from typing import Final

_LINK: Final = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+", re.IGNORECASE)
_TAG: Final = re.compile(r"[#@](\w+)")
_PART: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_a-zA-Z]+")
# "— Dana Orlo (@dana) March 3, 2019" below an embedded post.
_SIGNATURE: Final = re.compile(
    r"\s*[—–-]{1,2}\s*(?P<name>[^—(]{0,60})\(@\w+\)\s+\w+ \d{1,2}, (?P<year>\d{4})\s*$"
)
_SPACE: Final = re.compile(r"\s+")


def readable(text: str) -> str:
    """The text without links, its tags and handles as words.

    >>> readable("Look! #StopTheDam @RiverWatch https://t.co/x1")
    'Look! Stop The Dam River Watch'
    """
    return _SPACE.sub(" ", _TAG.sub(_spoken, _LINK.sub(" ", text))).strip()


def views(text: str) -> tuple[str, ...]:
    """The ways to read a text: as it is, with only the name of its signature, without it.

    One where there is no signature: the three are then the same.
    """
    signed = _SIGNATURE.search(text)
    if not signed:
        return (readable(text),)
    bare = text[: signed.start()]
    named = f"{bare} {signed['name']} {signed['year']}"
    return readable(text), readable(named), readable(bare) or readable(text)


def _spoken(tag: re.Match[str]) -> str:
    return " ".join(_PART.findall(tag[1])) or tag[1]
