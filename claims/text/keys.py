"""Keys under which two spellings of one thing meet: for equality, never for display."""

import hashlib
import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^(?:the|an?) ")


def name_key(name: str) -> str:
    """A name without case, accents, punctuation and leading article: "The PMF" -> "pmf".

    >>> name_key("  Al-Kadhimi ") == name_key("al Kadhimi")
    True
    """
    return _ARTICLE.sub("", _words(name))


def proposition_key(text: str) -> str:
    """64 hexadecimal digits shared by propositions that differ in case, accents or punctuation."""
    return hashlib.sha256(_words(text).encode()).hexdigest()


def _words(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", plain).strip()
