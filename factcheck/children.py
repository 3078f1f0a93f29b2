"""Child processes that never outlive their parent."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial

SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


def die_with_parent(signal_number: signal.Signals) -> Callable[[], None] | None:
    """What a child calls before it becomes its program; None where the system has no such thing.

    On Linux the kernel signals the child when its parent ends, even by kill -9. Elsewhere the
    next start clears what was left.
    """
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    return partial(ask_to_die, libc, signal_number, os.getpid())


def ask_to_die(libc: ctypes.CDLL, signal_number: signal.Signals, parent: int) -> None:
    libc.prctl(SET_PARENT_DEATH_SIGNAL, signal_number)
    if os.getppid() != parent:  # it ended before it could be asked
        os._exit(1)


def end(process: subprocess.Popen[bytes], stop: signal.Signals, seconds: float) -> None:
    """Ask a process group's leader to stop; kill its whole group when it does not."""
    if process.poll() is None:
        process.send_signal(stop)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
            return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
