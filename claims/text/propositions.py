"""From the words of a content to the proposition in them."""

import re
from typing import Final

_MARKS: Final = re.compile(r"[“”„«»\"‹›]|''|``|(?<!\w)[‘']|[’'](?!\w)")
_SPACE: Final = re.compile(r"\s+")
_EDGES: Final = " ,;:–—-"


def proposition(words: str) -> str:
    """The words without quotation marks, and without what tied them to the sentence around.

    >>> proposition("“We were not there,” “at any time.”")
    'We were not there, at any time.'
    """
    return _SPACE.sub(" ", _MARKS.sub("", words)).strip(_EDGES)
