"""The attribution engine: articles a second, and whether its time grows with the texts alone."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from random import Random
from typing import Any

from claims.attribution import engine_version, extract_attributions
from tests.bench.prose import prose
from tests.bench.reading import ROUNDS, WORDS
from tests.bench.report import Table, mebibytes, milliseconds, p50, seconds
from tests.bench.sizes import Sizes

CORES = (1, 2)
LENGTHS = (1_000, 10_000, 100_000, 1_000_000)  # characters


def measure(sizes: Sizes) -> Iterator[Table]:
    taken = {cores: read(cores, sizes.batches) for cores in CORES if cores <= (os.cpu_count() or 1)}
    yield speed(taken, max(sizes.batches))
    yield batches(taken)
    yield growth()


def read(cores: int, batches: tuple[int, ...]) -> dict[str, Any]:
    """What `tests.bench.reading` prints."""
    command = [sys.executable, "-m", "tests.bench.reading", str(cores), ",".join(map(str, batches))]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def speed(taken: dict[int, dict[str, Any]], most: int) -> Table:
    rows = [
        (
            str(cores),
            f"{most / each['batches'][str(most)]:.1f}",
            f"{each['inside']:.0%}",
            f"{each['load']:.2f}",
            mebibytes(each["memory"]),
        )
        for cores, each in taken.items()
    ]
    found = next(iter(taken.values()))["found"]
    return Table(
        f"Engine {engine_version()}: {most} articles of about {WORDS} words at once, "
        f"{found:.0f} attributions each",
        ("cores", "articles a second", "in onnxruntime", "load s", "memory MiB"),
        rows,
    )


def batches(taken: dict[int, dict[str, Any]]) -> Table:
    """Ratio: time per article against that of the smallest batch; below 1.0 a batch pays."""
    cores = max(taken)
    times = {int(size): each for size, each in taken[cores]["batches"].items()}
    one = times[min(times)] / min(times)
    return Table(
        f"Engine: growth with the number of articles at once, {cores} cores",
        ("articles", "p50 ms", "ratio"),
        [(str(n), milliseconds(each), f"{each / n / one:.2f}") for n, each in times.items()],
    )


def growth() -> Table:
    """Ratio: time per character against that of the length before; 1.0 is linear."""
    rows = []
    before = 0.0
    extract_attributions("She said so.")  # the engine loads at the first call
    for length in LENGTHS:
        text = prose(Random(2), words=length // 4)[:length]
        taken = p50([seconds(partial(extract_attributions, text)) for _ in range(ROUNDS)])
        each = taken / length
        rows.append((f"{length:,}", milliseconds(taken), f"{each / before:.2f}" if before else "-"))
        before = each
    return Table("Engine: growth with the text", ("characters", "p50 ms", "ratio"), rows)
