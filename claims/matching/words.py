"""The words that a text is found by: lower case, without endings, without function words."""

import re
from functools import lru_cache
from typing import Final

import snowballstemmer

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_STEMMER: Final = snowballstemmer.stemmer("english")
# Words that stand in every text. Negations are among them: they tell what a text says, not what
# it is about; signs.py reads them.
_FUNCTION_WORDS: Final = """
    a about after again all also am an and any are aren't as at be because been before being
    both but by can can't cannot could couldn't did didn't do does doesn't doing don't down
    during each few for from further had hadn't has hasn't have haven't having he her here
    hers herself him himself his how i i'd i'll i'm i've if in into is isn't it it's its
    itself just let's may me might more most must my myself no nor not now of off on once only
    or other our ours ourselves out over own same shall she should so some such than that
    that's the their theirs them themselves then there there's these they they're this those
    through to too under until up us very was wasn't we were weren't what when where which
    while who whom whose why will with won't would wouldn't you you're your yours yourself
"""
FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS.split())


def words(text: str) -> list[str]:
    """Stems of the content words in order, repeated where the text repeats them.

    >>> words("The bridges weren’t closed: the mayor’s words.")
    ['bridg', 'close', 'mayor', 'word']
    """
    return [stem(word) for word in plain_words(text) if word not in FUNCTION_WORDS]


def plain_words(text: str) -> list[str]:
    """All words in lower case, apostrophes made plain, possessive endings cut."""
    found = (match.group().replace("’", "'").lower() for match in _WORD.finditer(text))
    return [word if word in FUNCTION_WORDS else _POSSESSIVE.sub("", word) for word in found]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word without its English ending; words of other scripts stay."""
    return str(_STEMMER.stemWord(word))
