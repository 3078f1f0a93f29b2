"""No child outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from factcheck.children import Child, is_alive

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 10.0  # seconds
SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
PARENT = """
import os, sys, time
from pathlib import Path
from factcheck.supervisor import launch
sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
child = launch("child", sleep, os.environ, Path("/"))
print(child.process.pid, flush=True)
time.sleep(60)
"""


def sleeper() -> Child:
    process = subprocess.Popen(SLEEP, process_group=0)
    return Child("sleeper", process, signal.SIGTERM)


def ends(pid: int) -> bool:
    deadline = time.monotonic() + PATIENCE
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not is_alive(pid)


def test_it_dies_with_a_killed_parent() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert is_alive(child)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert ends(child)


def test_it_stops_when_asked() -> None:
    child = sleeper()
    child.stop(PATIENCE)
    assert child.process.returncode == -signal.SIGTERM


def test_its_own_children_go_with_it() -> None:
    shell = ["/bin/sh", "-c", "sleep 60 & echo $!; wait"]
    process = subprocess.Popen(shell, process_group=0, stdout=subprocess.PIPE)
    assert process.stdout is not None
    grandchild = int(process.stdout.readline())
    Child("shell", process, signal.SIGTERM).stop(PATIENCE)
    process.stdout.close()
    assert ends(grandchild)


def test_stopping_twice_is_no_mistake() -> None:
    child = sleeper()
    child.stop(PATIENCE)
    child.stop(PATIENCE)


def test_it_knows_the_living() -> None:
    child = sleeper()
    assert is_alive(child.process.pid)
    assert is_alive(os.getpid())
    child.kill()
    assert not is_alive(child.process.pid)
