"""Texts in, attributions out: the one way to every engine."""

from collections.abc import Sequence
from datetime import date, datetime

from claims.attribution import rules, trained
from claims.attribution.assembly import assemble
from claims.attribution.config import DEFAULT_CONFIG, AttributionConfig, Engine
from claims.attribution.document import read
from claims.attribution.lexicon import lexicon
from claims.attribution.types import Attribution

LANGUAGES = ("en",)


Published = date | datetime | None


def extract_attributions(
    text: str, *, published: Published = None, config: AttributionConfig = DEFAULT_CONFIG
) -> list[Attribution]:
    """Who said what in an English text, ordered by first offset; offsets count code points.

    ``published`` is the day from which "on Monday" counts back, a moment's in its own zone;
    without it only dates with their year are resolved.
    Raises WeightsError where the trained engine is configured and its weights are not whole.
    """
    return extract_all([text], published=[published], config=config)[0]


def extract_all(
    texts: Sequence[str],
    *,
    published: Sequence[Published] | None = None,
    config: AttributionConfig = DEFAULT_CONFIG,
) -> list[list[Attribution]]:
    """The same for several texts at once, which the trained engine reads faster than one by one.

    ``published`` has one entry for each text; ValueError where it has more or fewer.
    """
    days = [None] * len(texts) if published is None else published
    if len(days) != len(texts):
        raise ValueError(
            f"expected a publication day for each of {len(texts)} texts, got {len(days)}"
        )
    documents = [read(text, lexicon()) for text in texts]
    hints = [rules.find(sentences, config) for sentences in documents]
    if config.engine is Engine.RULES:
        found = hints
    else:
        found = trained.find(texts, documents, hints, config)
    return [
        assemble(text, sentences, each, day)
        for text, sentences, each, day in zip(texts, documents, found, days, strict=True)
    ]


def engine_version(config: AttributionConfig = DEFAULT_CONFIG) -> str:
    """The configured engine's name and version, as it is stored with what it finds."""
    return rules.ENGINE if config.engine is Engine.RULES else trained.ENGINE


def verify_engine(config: AttributionConfig = DEFAULT_CONFIG) -> None:
    """Raise WeightsError where the configured engine could not start."""
    if config.engine is Engine.TRAINED:
        trained.WEIGHTS.verify()
