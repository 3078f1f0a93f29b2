"""Which language a text is written in."""

from dataclasses import dataclass
from functools import cache
from itertools import islice

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from claims.text.clean import clean

UNDETERMINED = "und"


@dataclass(frozen=True)
class LanguageConfig:
    """Thresholds of language detection."""

    # Letters: below this a headline in one language passes for another.
    min_letters: int = 20
    # Probability: a text below it is worked by hand rather than by the wrong rules.
    min_probability: float = 0.7
    # Characters: an article is told by its start; a 5 MB file need not be read to its end.
    sample: int = 10_000


DEFAULT_CONFIG = LanguageConfig()


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str, *, config: LanguageConfig = DEFAULT_CONFIG) -> str:
    """ISO 639-1 code such as "en"; "und" when the text is too short or the guess unsure."""
    sample = clean(text[: config.sample])
    letters = sum(1 for _ in islice(filter(str.isalpha, sample), config.min_letters))
    if letters < config.min_letters:
        return UNDETERMINED
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= config.min_probability else UNDETERMINED
