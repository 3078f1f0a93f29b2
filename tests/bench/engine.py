"""The attribution engine: articles a second, and whether its time grows with the text alone.

Times are the processor's, for all of the work is computing.
"""

from collections.abc import Iterator
from functools import partial
from random import Random

from claims.attribution import engine_version, extract_attributions
from tests.bench.prose import prose
from tests.bench.report import Table, cpu_seconds, milliseconds, p50, p95
from tests.bench.sizes import Sizes

WORDS = 750  # of an ordinary article
LENGTHS = (1_000, 10_000, 100_000, 1_000_000)  # characters
ROUNDS = 3  # of each length; the median counts


def measure(sizes: Sizes) -> Iterator[Table]:
    yield speed(sizes.texts)
    yield growth()


def speed(texts: int) -> Table:
    dice = Random(1)
    articles = [prose(dice, words=WORDS) for _ in range(texts)]
    extract_attributions(articles[0])  # lexicons are read at the first call
    found = sum(len(extract_attributions(article)) for article in articles)
    taken = [cpu_seconds(partial(extract_attributions, article)) for article in articles]
    return Table(
        f"Engine {engine_version()}: articles of about {WORDS} words, "
        f"{found / texts:.0f} attributions each",
        ("articles", "per second", "p50 ms", "p95 ms"),
        [(str(texts), f"{texts / sum(taken):.1f}", milliseconds(p50(taken)),
          milliseconds(p95(taken)))],
    )  # fmt: skip


def growth() -> Table:
    """Ratio: time per character against that of the length before; 1.0 is linear."""
    rows = []
    before = 0.0
    for length in LENGTHS:
        text = prose(Random(2), words=length // 4)[:length]
        taken = p50([cpu_seconds(partial(extract_attributions, text)) for _ in range(ROUNDS)])
        each = taken / length
        rows.append((f"{length:,}", milliseconds(taken), f"{each / before:.2f}" if before else "-"))
        before = each
    return Table("Engine: growth with the text", ("characters", "p50 ms", "ratio"), rows)
