"""Attribution, matching and provenance one after another, without a database."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from tqdm import tqdm

from claims import matching
from claims.attribution import AttributionConfig, extract_all
from claims.pipeline.grouping import groups
from claims.pipeline.utterances import Statement, statements
from claims.provenance import Article, Derivation, derivations
from claims.provenance.outlets import Outlets

# Articles that the attribution engine reads at once: more make it no faster.
_BATCH = 16


def read(
    articles: Sequence[Article], config: AttributionConfig, *, quiet: bool = False
) -> list[Statement]:
    """What all the articles say, with a progress bar unless ``quiet``."""
    outlets = Outlets(tuple(articles))
    said: list[Statement] = []
    hidden = True if quiet else None
    with tqdm(total=len(articles), unit=_("article"), disable=hidden) as progress:
        for start in range(0, len(articles), _BATCH):
            some = articles[start : start + _BATCH]
            found = extract_all(
                [each.text for each in some],
                published=[each.published_at for each in some],
                config=config,
            )
            for article, attributions in zip(some, found, strict=True):
                said += statements(article, attributions, outlets)
            progress.update(len(some))
    return said


def derive(articles: Sequence[Article], said: Sequence[Statement]) -> list[Derivation]:
    return derivations(
        articles, utterances=[each.utterance for each in said], encode=matching.encode
    )


def together(said: Sequence[Statement]) -> list[list[Statement]]:
    """Statements of one claim together. Which are one, the matching engine alone decides."""
    found = groups([each.text for each in said], matching.same_probabilities, matching.encode)
    return [[said[place] for place in places] for places in found]
