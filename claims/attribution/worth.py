"""Whether what is attributed can be checked at all: the floor below which no claim is made."""

import re

from claims.attribution.config import DEFAULT_CONFIG, AttributionConfig
from claims.attribution.inflect import Form
from claims.attribution.lexicon import Lexicon, lexicon
from claims.attribution.tokens import AUXILIARY, Token, scan, settle
from claims.attribution.types import Attribution, Stance
from claims.text.spans import words_of

# A promise, demand, blame, doubt or silence states no fact of its own.
_STATING = frozenset((Stance.ASSERTS, Stance.DENIES, Stance.PREDICTS))
_MARKS = re.compile(r"[“”„«»\"‹›]|''|``")
_GREETING = re.compile(
    r"(?:thank(?:s| you)|good (?:morning|evening|afternoon|night|luck)|hello|hi|welcome|sorry|"
    r"congratulations|please|well done|god bless|happy \w+|yes|no|okay|ok)\b",
    re.IGNORECASE,
)
# Characters: the kind of a proposition shows at its start; a long speech need not be read.
_SAMPLE = 600
# Words: a greeting with this many more after it says something too.
_AFTER_GREETING = 6


def is_checkable(
    attribution: Attribution, text: str, *, config: AttributionConfig = DEFAULT_CONFIG
) -> bool:
    """Whether the content is a factual proposition, worth a claim of its own.

    False for demands, promises, condemnations, doubts and silences, for greetings, commands and
    questions ("why it failed" too), and for words without a finite verb or of fewer than
    ``config.min_claim_words``.
    """
    if attribution.stance not in _STATING:
        return False
    if "verb+wh" in attribution.reasons:
        return False
    if attribution.confidence < config.min_claim_confidence:
        return False
    words = _MARKS.sub("", words_of(text, attribution.content)[:_SAMPLE]).strip()
    if len(words.split()) < config.min_claim_words or words.endswith("?"):
        return False
    if _GREETING.match(words) and len(words.split()) < config.min_claim_words + _AFTER_GREETING:
        return False
    return _states(words, lexicon())


def _states(words: str, known: Lexicon) -> bool:
    """Whether the words hold a finite verb with something before it."""
    tokens = settle(scan(words, 0, len(words), known, titled=False), known, known.common)
    first = next((place for place, token in enumerate(tokens) if _is_finite(token, known)), 0)
    return first > 0 and tokens[0].tag != "TO"


def _is_finite(token: Token, known: Lexicon) -> bool:
    if token.tag in AUXILIARY:
        return token.low not in ("be", "been", "being", "having")
    forms = known.verb_forms.get(token.low, frozenset())
    return token.tag == "V" and forms != {Form.PARTICIPLE}
