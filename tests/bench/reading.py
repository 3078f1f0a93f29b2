"""One process that reads articles on some cores and prints what it took, as JSON.

A process of its own: the engine counts the cores when it loads, and memory is that of a worker.
"""

import json
import os
import resource
import sys
import time
from dataclasses import asdict, dataclass
from functools import partial
from random import Random
from typing import Any

from claims.attribution import DEFAULT_CONFIG, Engine, extract_all
from tests.bench.prose import prose
from tests.bench.report import p50, seconds

WORDS = 750  # of an ordinary article
ROUNDS = 3  # the median counts


@dataclass(frozen=True)
class Taken:
    """What reading took; the seconds are those of the clock."""

    load: float  # seconds for a first text of one sentence, with what is loaded then
    batches: dict[int, float]  # seconds for so many articles at once
    inside: float  # share of the time for the largest batch spent in onnxruntime, 0 to 1
    found: float  # attributions in an article
    memory: int  # bytes, the most that the process ever held


class Clock:
    """Stands in for a session of onnxruntime and counts the seconds in it."""

    total = 0.0

    def __init__(self, session: Any) -> None:
        self.session = session

    def run(self, *given: Any) -> Any:
        begin = time.perf_counter()
        try:
            return self.session.run(*given)
        finally:
            Clock.total += time.perf_counter() - begin


def read(sizes: list[int]) -> Taken:
    dice = Random(1)
    articles = [prose(dice, words=WORDS) for _ in range(max(sizes))]
    load = seconds(partial(extract_all, ["She said so."]))
    if DEFAULT_CONFIG.engine is Engine.TRAINED:
        watch()
    found = sum(map(len, extract_all(articles[:10]))) / len(articles[:10])
    batches: dict[int, float] = {}
    for size in sorted(sizes):
        rounds = ROUNDS if size > 1 else ROUNDS * 5
        Clock.total = 0.0
        taken = [seconds(partial(extract_all, articles[:size])) for _ in range(rounds)]
        batches[size] = p50(taken)
        inside = Clock.total / sum(taken)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Taken(load, batches, inside, found, memory)


def watch() -> None:
    """Count the seconds in the sessions of this process."""
    from claims.attribution.trained.model import network

    known: Any = network()
    known.encoder, known.linker = Clock(known.encoder), Clock(known.linker)


def main() -> None:
    cores, sizes = int(sys.argv[1]), [int(size) for size in sys.argv[2].split(",")]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    print(json.dumps(asdict(read(sizes))))


if __name__ == "__main__":
    main()
