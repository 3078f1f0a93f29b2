"""What may be stored as text."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# PostgreSQL refuses NUL; embeddings, overrides and isolates let a text show other words than
# it holds. The marks U+200E and U+200F stay: Arabic and Hebrew are written with them.
_DROPPED = re.compile("[\x00\u202a-\u202e\u2066-\u2069]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?")


def clean(raw: str) -> str:
    """The text without what cannot be stored or shown safely; ``clean(clean(x)) == clean(x)``.

    NUL and bidirectional overrides and isolates go, lone surrogates become U+FFFD, line ends
    become LF. Nothing else changes.
    """
    kept = _DROPPED.sub("", raw)
    return _LINE_END.sub("\n", _LONE_SURROGATE.sub(REPLACEMENT, kept))
