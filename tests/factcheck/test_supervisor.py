"""Programs that are kept running, and stopped together."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from factcheck import supervisor
from factcheck.children import Child
from factcheck.embedded import EmbeddedError
from factcheck.supervisor import Supervisor

PATIENCE = 20.0  # seconds until a test gives up; none takes so long
SLEEP = "import time; print('up', flush=True); time.sleep(60)"
LAST_WORD = (
    "import signal, sys, time\n"
    "signal.signal(signal.SIGTERM, lambda *_: sys.exit(print('down')))\n" + SLEEP
)
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + SLEEP


class Log(list[tuple[str, str]]):
    """What was said, by whom."""

    def say(self, who: str, what: str) -> None:
        self.append((who, what))

    def until(self, who: str, what: str, times: int = 1) -> Callable[[], bool]:
        """For `watch`: until that was said so often, or patience ends."""
        return partial(self.has, (who, what), times, time.monotonic() + PATIENCE)

    def has(self, line: tuple[str, str], times: int, deadline: float) -> bool:
        return self.count(line) >= times or time.monotonic() > deadline


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def crew(log: Log) -> Iterator[Supervisor]:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD)
    kept = {number: signal.getsignal(number) for number in numbers}
    with Supervisor(log.say) as crew:
        yield crew
    for number, handler in kept.items():
        signal.signal(number, handler)


def program(name: str, code: str) -> Callable[[], Child]:
    command = [sys.executable, "-c", code]
    return partial(supervisor.launch, name, command, dict(os.environ), Path("/"))


def test_it_passes_on_what_programs_print(crew: Supervisor, log: Log) -> None:
    crew.fill(1, program("choir", "print('do\\nre'); print('mi', end='')"))
    crew.watch(log.until("choir", "mi"))
    assert [what for _, what in log[:3]] == ["do", "re", "mi"]  # mi is a line without an end


def test_it_starts_again_what_died(crew: Supervisor, log: Log) -> None:
    crew.fill(1, program("web", SLEEP))
    crew.watch(log.until("web", "up"))
    first = crew.posts()[0].child.process.pid
    os.kill(first, signal.SIGKILL)
    crew.watch(log.until("web", "up", times=2))
    assert crew.posts()[0].child.process.pid != first
    assert ("web", "ended by SIGKILL; it starts again in 1 s") in log


def test_it_waits_longer_for_what_keeps_dying(crew: Supervisor, log: Log) -> None:
    crew.fill(1, program("web", "raise SystemExit(3)"))
    crew.watch(log.until("web", "ended with status 3; it starts again in 2 s"))
    assert [what for _, what in log] == [
        "ended with status 3; it starts again in 1 s",
        "ended with status 3; it starts again in 2 s",
    ]


def test_it_goes_on_without_a_server_that_does_not_start(crew: Supervisor, log: Log) -> None:
    starts = iter([program("postgres", "pass")])

    def start() -> Child:
        for only_once in starts:
            return only_once()
        raise EmbeddedError("No start.")

    crew.fill(1, start)
    crew.watch(log.until("postgres", "No start. It is tried again in 30 s"))
    assert log[-1] == ("postgres", "No start. It is tried again in 30 s")


def test_it_stops_the_highest_rank_first(crew: Supervisor, log: Log) -> None:
    for rank, name in ((2, "web"), (1, "postgres")):
        crew.fill(rank, program(name, LAST_WORD))
        crew.watch(log.until(name, "up"))
    crew.stop()
    assert log[-2:] == [("web", "down"), ("postgres", "down")]


def test_it_kills_what_will_not_stop_at_the_second_asking(crew: Supervisor, log: Log) -> None:
    crew.fill(1, program("web", STUBBORN))
    crew.watch(log.until("web", "up"))
    os.kill(os.getpid(), signal.SIGTERM)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    signal.signal(signal.SIGALRM, crew.note_stop)
    crew.stop()
    assert crew.posts()[0].child.process.returncode == -signal.SIGKILL


def test_it_is_told_to_stop_while_it_starts(crew: Supervisor) -> None:
    """Before it watches, a migration may run for long: the signal must get through."""
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGTERM)
