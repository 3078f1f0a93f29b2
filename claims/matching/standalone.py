"""A content in its article -> a text that says the same to somebody who has not read the article.

"They were behind the attack" is no proposition. What can be told from the speaker and from the
words of the article is filled in; what cannot stays as it is, and nothing is invented.
"""

import re
from dataclasses import dataclass
from typing import Final

_FIRST_PERSON: Final = {
    "i": "{0}", "we": "{0}", "me": "{0}", "us": "{0}",
    "my": "{0}’s", "our": "{0}’s", "mine": "{0}’s", "ours": "{0}’s",
}  # fmt: skip
_OWN: Final = re.compile(r"\b(?:I|[Ww]e|[Mm]e|[Uu]s|[Mm]y|[Oo]ur|[Mm]ine|[Oo]urs)\b(?!['’])")
_CONTRACTED: Final = re.compile(r"\b(I|[Ww]e)['’](m|re|ve|ll|d)\b")
_FULL: Final = {"m": "is", "re": "are", "ve": "have", "ll": "will", "d": "would"}
_THIRD: Final = re.compile(r"(?:that )?(?P<pronoun>he|she|they|it)\b", re.IGNORECASE)
# A definite noun with nothing that says which one: "the attack", not "the attack on the bridge".
_BARE: Final = re.compile(
    r"\b(?P<article>[Tt]he|[Tt]his|[Tt]hat) (?P<noun>[a-z]{4,})\b"
    r"(?!,? (?:of|on|in|at|against|near|by|for|to|from|who|which|that|into|over)\b)(?![-\w])"
)
# What says which one it is, up to the end of a name: "of militia leader Muqtada al-Sadr".
_NAME: Final = r"(?: (?:[A-Z]|al-|el-|bin |de |van |von )[\w’'.-]*(?<![.,]))+"
_TAIL: Final = (
    r" (?:of|on|in|at|against|near|into|over)(?: (?:the|a|an))?(?: [a-z’'-]+){0,3}?" + _NAME
)
_MOST_DISTANT: Final = 6_000  # characters from the top in which a fuller form is looked for


@dataclass(frozen=True)
class Context:
    """What an article tells about a content: who says it (fullest form), and the whole text."""

    speaker: str
    text: str
    # Whether the content is quoted word for word: then "I" is the speaker, and "he" somebody else.
    direct: bool


def standalone(proposition: str, context: Context) -> str:
    """The proposition, its pronouns and bare nouns filled in as far as the article tells.

    >>> standalone("we were not there", Context("the Harbour Union", "", direct=True))
    'the Harbour Union were not there'
    """
    told = proposition
    if context.speaker:
        told = _with_speaker(told, context)
    return _with_nouns(told, context.text[:_MOST_DISTANT])


def _with_speaker(proposition: str, context: Context) -> str:
    if context.direct:
        plain = _CONTRACTED.sub(lambda found: f"{found[1]} {_FULL[found[2]]}", proposition)
        return _OWN.sub(
            lambda found: _FIRST_PERSON[found[0].lower()].format(context.speaker), plain
        )
    third = _THIRD.match(proposition)
    if third and third["pronoun"].lower() != "it":
        return f"{context.speaker}{proposition[third.end() :]}"
    return proposition


def _with_nouns(proposition: str, text: str) -> str:
    return _BARE.sub(lambda found: _fuller(found, text), proposition)


def _fuller(bare: re.Match[str], text: str) -> str:
    """The article's first fuller form of a bare noun; the bare one where there is none."""
    noun = re.escape(bare["noun"])
    full = re.compile(
        rf"\b(?:[Aa]n?|[Tt]he|[A-Z][\w’'-]*['’]s) (?P<words>(?:[\w’'-]+ ){{0,3}}?{noun}{_TAIL})"
    )
    found = full.search(text)
    return f"{bare['article']} {found['words'].rstrip()}" if found else bare[0]
