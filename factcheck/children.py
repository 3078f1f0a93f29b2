"""Child processes that never outlive their parent."""

import contextlib
import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from signal import Signals

SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


@dataclass(frozen=True)
class Child:
    """A started program, leader of a process group, and the signal at which it stops cleanly."""

    name: str
    process: subprocess.Popen[bytes]
    stop_signal: Signals

    def ask_to_stop(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(self.stop_signal)

    def kill(self) -> None:
        """End whatever is left of the group, the leader included."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, Signals.SIGKILL)
        self.process.wait()

    def stop(self, seconds: float) -> None:
        """Ask, wait that long, then kill."""
        self.ask_to_stop()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)
        self.kill()


def die_with_parent(signal_number: Signals) -> Callable[[], None] | None:
    """What a child calls before it becomes its program; None where the system has no such thing.

    On Linux the kernel signals the child when its parent ends, even by kill -9. Elsewhere the
    next start clears what was left.
    """
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    return partial(tie_to, os.getpid(), libc, signal_number)


def tie_to(parent: int, libc: ctypes.CDLL, signal_number: Signals) -> None:
    libc.prctl(SET_PARENT_DEATH_SIGNAL, int(signal_number))
    if os.getppid() != parent:  # it ended before it could be asked
        os._exit(1)


def is_alive(pid: int) -> bool:
    """Whether it runs. One that ended and waits to be buried by its parent does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    with contextlib.suppress(OSError):
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2]
        return state.split()[0] != "Z"
    return True
