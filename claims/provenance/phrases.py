"""The turns by which a sentence says that it has something from an outlet, in English.

In the patterns every outlet that a sentence names stands as ``§0``, ``§1``, ...
"""

import re
from collections.abc import Iterator
from typing import Final

from claims.provenance.vocabulary import KINDS_OF_OUTLET

MARK: Final = "§"
_OUTLET: Final = rf"{MARK}\d+"
_KIND: Final = "|".join(sorted(KINDS_OF_OUTLET, key=len, reverse=True))
# What may stand between "told" and the name: "the rival news site".
_BEFORE: Final = (
    r"(?:(?:the|a|an|its|their|our|this|rival|sister|fellow|local|regional|national|state|"
    r"state-run|state-owned|public|private|independent|online|news|business|financial|sports?|trade|"
    rf"evening|morning|daily|weekly|monthly|\w+-language|{_KIND}) )*"
)
_LIST: Final = rf"(?P<list>{_OUTLET}(?:(?:,? and|,? or|,|,? as well as) {_BEFORE}{_OUTLET})*)"
_VERBS: Final = (
    "report(?:s|ed)?|wr(?:ites?|ote|itten)|sa(?:ys?|id)|learn(?:s|ed|t)|reveal(?:s|ed)|"
    "disclos(?:es|ed)|quot(?:es?|ed)|cit(?:es?|ed)|claim(?:s|ed)?|publish(?:es|ed)|"
    "carr(?:ies|ied)|broke|broken|stat(?:es|ed)|announc(?:es|ed)|confirm(?:s|ed)|not(?:es|ed)|"
    "found|alleg(?:es|ed)|maintain(?:s|ed)|broadcast|aired|describ(?:es|ed)|nam(?:es|ed)|"
    "identif(?:ies|ied)|put|puts|told|tells|spoke|ran|printed|posted|had it|has it"
)
_ADVERBS: Final = (
    r"(?:,? ?(?:has|have|had|is|was|also|first|earlier|later|already|now|then|previously|since|"
    r"itself|today|yesterday|recently|reportedly|in turn|in its \w+ edition|on \w+day|"
    r"last \w+|this \w+|who|which|that),?)*"
)
# Texts: "a report in §0".
_TEXTS: Final = (
    r"story|stories|reports?|article|investigation|account|piece|dispatch|item|post|coverage|"
    r"column|editorial|analysis|survey|poll|calculations?|documents?|papers?|interview|broadcast|"
    r"message|newsletter|scoop|reporting|claim|version|figures?|recording|footage|remarks?|comments?"
)
_PREPOSITIONS: Final = "in|by|from|of|on|with|for|to|at"
_LEADS: Final = (
    rf"according to|as per|cit(?:ing|ed|es)|quot(?:ing|ed by|ed in)|referr(?:ing|ed) to|"
    rf"t(?:old|elling|ells) |"
    rf"(?:reported|published|broadcast|aired|carried|revealed|disclosed|first reported|seen|"
    rf"obtained|reviewed|quoted|printed|posted|written|broken|shown|leaked|said) "
    rf"(?:by|in|on|to)|"
    rf"(?:spoke|speaking|spoken|talk(?:ed|ing)|confirmed|confided|given) (?:to|with|on)|"
    rf"(?:{_TEXTS}),? (?:{_PREPOSITIONS})|"
    rf"(?:appear(?:ed|ing|s)|read|ran|running) (?:in|on)|rely(?:ing)? on|relied on|based on|"
    rf"attribut(?:ed|ing)[\w ]{{0,20}} to|credit(?:ed|ing)(?: to)?|relay(?:ed|ing)|echo(?:ed|ing)|"
    rf"pick(?:ed|ing) up (?:by|from)|"
    rf"(?:reporter|correspondent|journalist|editor)s? (?:for|of|at|with|from)"
)
_RULES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_LIST}{_ADVERBS} (?:{_VERBS})\b",
        rf"{_LIST}[’']s? (?:[\w-]+ ){{0,3}}(?:{_TEXTS})\b",
        rf"\b(?:{_LEADS}) ?{_BEFORE}{_LIST}",
        # "..., said §0", at the end of its sentence.
        rf",[”\"’]? (?:{_VERBS}) {_BEFORE}{_LIST}(?=[,.;]|$)",
    )
)


def cited(sentence: str) -> Iterator[int]:
    """The numbers of the outlets that a sentence has something from."""
    for rule in _RULES:
        for match in rule.finditer(sentence):
            yield from map(int, re.findall(rf"{MARK}(\d+)", match["list"]))
