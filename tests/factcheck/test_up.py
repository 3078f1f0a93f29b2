"""`manage.py up`, whole: started, met with a taken port, asked twice, killed, interrupted."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from claims.management.commands import up
from claims.management.commands.up import port_number
from factcheck.places import Places

ROOT = Path(__file__).resolve().parent.parent.parent
MANAGE = [sys.executable, str(ROOT / "manage.py")]
PATIENCE = 60.0  # seconds until a test gives up
ANSWERS = re.compile(r"Factcheck answers at http://127\.0\.0\.1:(\d+)/")


@dataclass(frozen=True)
class Desk:
    """A data folder, and what runs on it."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        folder = {"FACTCHECK_DATA_DIR": str(self.folder)}
        return {"PATH": os.environ["PATH"], "FACTCHECK_DEMO": "0", **folder}

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [*MANAGE, *arguments]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True)

    @contextlib.contextmanager
    def up(self, port: int = 8100) -> Iterator["Running"]:
        """Up, until it answers; what a test leaves running is killed."""
        process = subprocess.Popen(
            [*MANAGE, "up", f"--port={port}"],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        with process:
            running = Running(process)
            try:
                running.read_until(ANSWERS)
                yield running
            finally:
                process.kill()

    def processes(self) -> set[int]:
        """Whatever runs on the folder: its path is in the command line or the environment."""
        return {int(entry.name) for entry in Path("/proc").glob("[0-9]*") if self.owns(entry)}

    def owns(self, entry: Path) -> bool:
        with contextlib.suppress(OSError):
            told = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
            return os.fsencode(self.folder) in told
        return False


class Running:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said = ""
        self.port = 0

    def read_until(self, pattern: re.Pattern[str]) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line
            if found := pattern.search(line):
                self.port = int(found[1])
                return
        pytest.fail(f"It never answered:\n{self.said}")

    def get(self, path: str) -> int:
        visit = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(visit):
            visit.request("GET", path)
            return visit.getresponse().status

    def stop(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        assert self.process.stdout is not None
        self.said += self.process.stdout.read()
        return self.process.wait(PATIENCE)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """In a folder whose path holds spaces and is longer than a socket's may be."""
    return Desk(tmp_path_factory.mktemp("a b") / ("deep down " * 20).strip() / "var")


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_it_runs_is_killed_and_runs_again(desk: Desk, taken_port: int) -> None:
    with desk.up(taken_port) as running:
        assert running.port > taken_port
        assert "the port asked for is taken" in running.said
        assert running.get("/alive") == 200
        second = desk.manage("up")
        running.process.kill()
    assert second.returncode == 1
    assert f"process {running.process.pid}, http://127.0.0.1:{running.port}/" in second.stderr

    with desk.up() as running:
        assert running.get("/admin/login/") == 200
        count = "from django.contrib.auth.models import User; print(User.objects.count())"
        assert desk.manage("shell", "--no-imports", "-c", count).stdout == "0\n"
        assert running.stop(signal.SIGINT) == 0
    assert desk.processes() == set()
    assert not Places(desk.folder).postgres_socket.exists()


def test_debug_is_for_this_machine_alone(desk: Desk) -> None:
    done = desk.manage("up", "--host=0.0.0.0")
    assert done.returncode == 1
    assert "FACTCHECK_DEBUG=0" in done.stderr


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http"])
def test_it_rejects_a_port_that_is_none(port: str) -> None:
    with pytest.raises(ArgumentTypeError, match="from 1 to 65535"):
        port_number(port)


def test_it_says_that_no_port_is_free(taken_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(up, "PORTS_TRIED", 1)
    with pytest.raises(CommandError, match=f"No port from {taken_port} on is free"):
        up.open_door("127.0.0.1", taken_port)
