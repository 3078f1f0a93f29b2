"""Texts in, attributions out: the one way to every engine."""

from collections.abc import Sequence

from claims.attribution import rules, trained
from claims.attribution.assembly import assemble
from claims.attribution.config import DEFAULT_CONFIG, AttributionConfig, Engine
from claims.attribution.document import read
from claims.attribution.lexicon import lexicon
from claims.attribution.types import Attribution

LANGUAGES = ("en",)


def extract_attributions(
    text: str, *, config: AttributionConfig = DEFAULT_CONFIG
) -> list[Attribution]:
    """Who said what in an English text, ordered by first offset; offsets count code points.

    Raises WeightsError where the trained engine is configured and its weights are not whole.
    """
    return extract_all([text], config=config)[0]


def extract_all(
    texts: Sequence[str], *, config: AttributionConfig = DEFAULT_CONFIG
) -> list[list[Attribution]]:
    """The same for several texts at once, which the trained engine reads faster than one by one."""
    documents = [read(text, lexicon()) for text in texts]
    hints = [rules.find(sentences, config) for sentences in documents]
    if config.engine is Engine.RULES:
        found = hints
    else:
        found = trained.find(texts, documents, hints, config)
    return [
        assemble(text, sentences, each)
        for text, sentences, each in zip(texts, documents, found, strict=True)
    ]


def engine_version(config: AttributionConfig = DEFAULT_CONFIG) -> str:
    """The configured engine's name and version, as it is stored with what it finds."""
    return rules.ENGINE if config.engine is Engine.RULES else trained.ENGINE


def verify_engine(config: AttributionConfig = DEFAULT_CONFIG) -> None:
    """Raise WeightsError where the configured engine could not start."""
    if config.engine is Engine.TRAINED:
        trained.verify()
