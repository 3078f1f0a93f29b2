"""Figures as small tables, with the machine that they were taken on."""

import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Table:
    """Numbers come ready written; the first column is what was measured."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""

    def __str__(self) -> str:
        lines = [list(self.head), *map(list, self.rows)]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        written = [_line(line, widths) for line in lines]
        written.insert(1, "-" * len(written[0]))
        return "\n".join([self.title, *written, *([self.note] if self.note else [])])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.ljust(width) if not place else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([first, *others])


def machine() -> str:
    """What it ran on, and what else ran there."""
    load, _five, _fifteen = os.getloadavg()
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"load before the start {load:.1f}"
    )


def seconds(act: Callable[[], object]) -> float:
    """How long it takes, once."""
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def cpu_seconds(act: Callable[[], object]) -> float:
    """What this process computes for it, once: the same on a busy machine as on a quiet one."""
    begin = time.process_time()
    act()
    return time.process_time() - begin


def p50(values: Sequence[float]) -> float:
    return median(values)


def p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def milliseconds(value: float) -> str:
    """Of seconds."""
    return f"{value * 1000:.1f}"


def mebibytes(size: float) -> str:
    """Of bytes."""
    return f"{size / 1024 / 1024:.0f}"
