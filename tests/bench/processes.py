"""What processes took of memory and processor, as Linux tells it."""

import os
from pathlib import Path
from typing import Final

TICKS: Final = os.sysconf("SC_CLK_TCK")  # a second


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(each for child in children for each in family(int(child)))]


def peak(pid: int) -> int:
    """The most memory that was ever resident, in bytes; what is shared counts in each process."""
    return _kibibytes(Path(f"/proc/{pid}/status"), "VmHWM") * 1024


def proportional(pid: int) -> int:
    """Bytes that a process has now, with its share of what it shares: fit to be added up."""
    return _kibibytes(Path(f"/proc/{pid}/smaps_rollup"), "Pss") * 1024


def computed(pid: int) -> float:
    """Seconds of processor time of a process and of its children that have ended."""
    stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    # utime, stime, cutime and cstime, counted from the state, which follows the name in ().
    return sum(map(int, stat.rpartition(")")[2].split()[11:15])) / TICKS


def _kibibytes(path: Path, name: str) -> int:
    lines = path.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
