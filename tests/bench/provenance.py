"""Provenance: articles a second for the bands, pairs a second for copies, growth and memory."""

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random

from claims.provenance import ENGINE, Article, bands, derivations
from claims.provenance.copies import overlap
from claims.provenance.words import Body
from tests.bench.prose import prose
from tests.bench.report import Table, cpu_seconds, mebibytes
from tests.bench.sizes import Sizes

LENGTHS = (100, 250, 1_000)  # words
TEXTS = 500
SIZES = (500, 1_000, 2_000)  # articles in one heap
COPIES = 4  # of each text


def measure(sizes: Sizes) -> Iterator[Table]:
    yield speed()
    yield growth()


def speed() -> Table:
    """On one core. A pair is a text and its copy with a paragraph more: nothing is skipped."""
    rows = []
    bands("The first call loads the rules.")
    for length in LENGTHS:
        texts = [distinct(each, length) for each in range(TEXTS)]
        shingling = cpu_seconds(partial(_bands_of, texts))
        comparing = cpu_seconds(partial(_compare, texts))
        rows.append((f"{length:,}", f"{TEXTS / shingling:,.0f}", f"{TEXTS / comparing:,.0f}"))
    head = ("words", "bands: articles a second", "copies: pairs a second")
    return Table(f"Provenance {ENGINE}: speed on one core", head, rows)


def growth() -> Table:
    """Ratio: time per article against that of the size before; 1.0 is linear."""
    rows = []
    before = 0.0
    for size in SIZES:
        articles = heap(size)
        taken = cpu_seconds(partial(derivations, articles)) / size
        tracemalloc.start()
        derivations(articles)
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        ratio = f"{taken / before:.2f}" if before else "-"
        rows.append((f"{size:,}", f"{1 / taken:,.0f}", ratio, mebibytes(peak)))
        before = taken
    head = ("articles", "articles a second", "ratio", "peak MiB")
    note = "Copies, credits and citations, without meanings; every text stands there 4 times."
    return Table("Provenance: derivations in one heap", head, rows, note)


def distinct(number: int, words: int) -> str:
    """A text that has the words of the demo story and no run of them in common with another."""
    dice = Random(number)
    paragraphs = [line.split() for line in prose(dice, words=words).split("\n\n")]
    for each in paragraphs:
        dice.shuffle(each)
    return "\n\n".join(" ".join(each) for each in paragraphs)


def heap(size: int) -> list[Article]:
    start = datetime(2026, 3, 1, tzinfo=UTC)
    found = []
    for number in range(0, size, COPIES):
        text = distinct(number, 250)
        first = Article(f"{number}", "", f"{number} Post", start + timedelta(minutes=number), text)
        found += [
            replace(first, id=f"{number}-{copy}", publisher=f"{number + copy} Post")
            for copy in range(COPIES)
        ]
    return found


def _bands_of(texts: list[str]) -> None:
    for text in texts:
        bands(text)


def _compare(texts: list[str]) -> None:
    for text in texts:
        overlap(Body(f"{text}\n\nMore of the same, from our own desk."), Body(text))
