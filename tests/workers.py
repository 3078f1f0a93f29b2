"""Real Celery workers, for tests that kill them and for the benchmark."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from signal import Signals

from claims.management.commands.up import CELERY, QUIET, WORKER
from factcheck.children import Child, die_with_parent

QUEUES = "network,language,linking,notifications,schedule"
ROOT = Path(__file__).resolve().parent.parent
STOP_SECONDS = 20.0
PATIENCE = 60.0  # seconds; far more than anything here takes, lest a busy machine fail a test
GLANCE = 0.05  # seconds between two looks


@contextlib.contextmanager
def worker(environment: Mapping[str, str], log: Path) -> Iterator[Child]:
    """One worker with one process for all queues; what is left of it is killed at the end."""
    command = [sys.executable, "-m", *CELERY, "worker", f"--queues={QUEUES}", *WORKER]
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*command, "--concurrency=1"],
            env={**os.environ, **environment, "PYTHONWARNINGS": QUIET},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            process_group=0,
            preexec_fn=die_with_parent(Signals.SIGTERM),
        )
    child = Child("worker", process, Signals.SIGTERM)
    try:
        yield child
    finally:
        child.kill()


def finish(child: Child) -> None:
    """Let it finish what it is at, and end."""
    child.ask_to_stop()
    child.process.wait(STOP_SECONDS)


def wait_until(
    happened: Callable[[], object],
    *,
    meanwhile: Callable[[], object] = int,
    patience: float = PATIENCE,
) -> None:
    """Look until it has happened; raises TimeoutError after so many seconds."""
    deadline = time.monotonic() + patience
    while not happened():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{happened} did not come true within {patience:.0f} s")
        meanwhile()
        time.sleep(GLANCE)
