"""From the words of a content to the proposition in them."""

import re
from typing import Final

_MARKS: Final = re.compile(r"[“”„«»\"‹›]|''|``|(?<!\w)[‘']|[’'](?!\w)")
_SPACE: Final = re.compile(r"\s+")
_EDGES: Final = " ,;:–—-"
# The "that" of "said that P"; the one of "said that was wrong" stays.
_THAT: Final = re.compile(
    r"that\s+(?!(?:is|was|has|had|will|would|can|could|may|might|must|should|does|did)\b)", re.I
)


def proposition(words: str) -> str:
    """The words without quotation marks, and without what tied them to the sentence around.

    >>> proposition("“We were not there,” “at any time.”")
    'We were not there, at any time.'
    """
    plain = _SPACE.sub(" ", _MARKS.sub("", words)).strip(_EDGES)
    that = _THAT.match(plain)
    return plain[that.end() :] if that else plain
