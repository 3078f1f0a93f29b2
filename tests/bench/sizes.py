"""How much is measured."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """The quick ones take a few minutes on two cores."""

    attributions: int = 100_000  # in the archive
    articles: int = 90  # that go all the way from a page to claims
    repeats: int = 15  # visits of each page
    batches: tuple[int, ...] = (1, 10, 100)  # articles that the engine reads at once
    waiting: int = 20_000  # jobs
    wordings: tuple[int, ...] = (1_000, 10_000)  # of claims that are known


QUICK = Sizes()
FULL = Sizes(articles=500, repeats=60, waiting=100_000, wordings=(10_000, 100_000, 1_000_000))
