"""Whether what is said is worth checking: how likely, of what kind it is, and why."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.attribution.config import DEFAULT_CONFIG, AttributionConfig
from claims.attribution.inflect import Form
from claims.attribution.lexicon import Lexicon, lexicon
from claims.attribution.signs import signs, tagged
from claims.attribution.tokens import AUXILIARY, Token
from claims.attribution.types import Attribution, CheckWorthiness, ContentKind, Stance
from claims.text.spans import words_of

# The model's columns: the score, then what speaks for each kind.
COLUMNS: Final = ("worthy", *ContentKind)
# Characters: the kind of a proposition shows at its start; a long speech need not be read.
_SAMPLE: Final = 600
# Signs: more reasons than an editor reads at a glance.
_REASONS: Final = 4
# Signs that tell an editor nothing by themselves.
_SILENT: Final = re.compile(r"(?:bias|length)$|word:|first:")
_MARKS: Final = re.compile(r"[“”„«»\"‹›]|''|``")
# A promise, demand, blame, doubt or silence states no fact of its own.
_STATING: Final = frozenset((Stance.ASSERTS, Stance.DENIES, Stance.PREDICTS))
_GREETING: Final = re.compile(
    r"(?:thank(?:s| you)|good (?:morning|evening|afternoon|night|luck)|hello|hi|welcome|sorry|"
    r"congratulations|please|well done|god bless|happy \w+|yes|no|okay|ok)\b",
    re.IGNORECASE,
)
# Words: a greeting with this many more after it says something too.
_AFTER_GREETING: Final = 6


class Model(NamedTuple):
    """A linear model over signs, as training wrote it."""

    # The score from which own sentences are best told apart, 0 to 1.
    threshold: float
    row_of: dict[str, int]
    # A row for each sign, a column for each of COLUMNS.
    weights: NDArray[np.float64]


def check_worthiness(words: str) -> CheckWorthiness:
    """How far the words of one content are worth checking; without words, not at all.

    The score is calibrated on sentences of which 36 % are worth it. The reasons are the signs
    that weighed most: for it where the score reaches the model's threshold, else against it.
    """
    words = plain(words)
    return judged(signs(words), model()) if words else CheckWorthiness(0.0, ContentKind.OTHER, ())


def judged(found: dict[str, float], known: Model) -> CheckWorthiness:
    """What a model says of the signs of a sentence."""
    names = ["bias", *(name for name in found if name in known.row_of)]
    values = np.array([1.0, *(found[name] for name in names[1:])])
    shares = values[:, None] * known.weights[[known.row_of[name] for name in names]]
    sums = shares.sum(axis=0)
    score = float(1 / (1 + np.exp(-np.clip(sums[0], -30, 30))))
    kind = ContentKind(COLUMNS[1 + int(np.argmax(sums[1:]))])
    side = 1 if score >= known.threshold else -1
    weighed = dict(zip(names, (side * shares[:, 0]).tolist(), strict=True))
    telling = [name for name in names if weighed[name] > 0 and not _SILENT.match(name)]
    reasons = sorted(telling, key=weighed.__getitem__, reverse=True)[:_REASONS]
    return CheckWorthiness(round(score, 3), kind, tuple(reasons))


@cache
def model() -> Model:
    """The weights that lie beside this file; read at the first call."""
    source = files("claims.attribution").joinpath("checkworthiness.toml")
    read = tomllib.loads(source.read_text(encoding="utf-8"))
    rows = read["weights"]
    return Model(
        threshold=read["threshold"],
        row_of={name: place for place, name in enumerate(rows)},
        weights=np.array(list(rows.values())),
    )


def plain(words: str) -> str:
    """The beginning of the words without quotation marks, as the model reads them."""
    return _MARKS.sub("", words[:_SAMPLE]).strip()


def is_checkable(
    attribution: Attribution, text: str, *, config: AttributionConfig = DEFAULT_CONFIG
) -> bool:
    """Whether the content is a factual proposition, worth a claim of its own.

    False for demands, promises, condemnations, doubts and silences, for greetings, commands and
    questions ("why it failed" too), for words without a finite verb or of fewer than
    ``config.min_claim_words``, and below ``config.min_check_worthiness``.
    """
    if attribution.stance not in _STATING:
        return False
    if "verb+wh" in attribution.reasons:
        return False
    if attribution.confidence < config.min_claim_confidence:
        return False
    words = plain(words_of(text, attribution.content))
    if not _speaks(words, config.min_claim_words) or not _states(words, lexicon()):
        return False
    worth = attribution.check_worthiness or check_worthiness(words)
    return worth.score >= config.min_check_worthiness


def _speaks(words: str, least: int) -> bool:
    """Whether the words are enough, and neither a question nor a mere greeting."""
    count = len(words.split())
    if count < least or words.endswith("?"):
        return False
    return not (_GREETING.match(words) and count < least + _AFTER_GREETING)


def _states(words: str, known: Lexicon) -> bool:
    """Whether the words hold a finite verb with something before it."""
    tokens = tagged(words)
    first = next((place for place, token in enumerate(tokens) if _is_finite(token, known)), 0)
    return first > 0 and tokens[0].tag != "TO"


def _is_finite(token: Token, known: Lexicon) -> bool:
    if token.tag in AUXILIARY:
        return token.low not in ("be", "been", "being", "having")
    forms = known.verb_forms.get(token.low, frozenset())
    return token.tag == "V" and forms != {Form.PARTICIPLE}
