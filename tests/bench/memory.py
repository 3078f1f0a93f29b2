"""Peak memory of web, after every page was asked for by several readers at once."""

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from signal import Signals

import httpx
from django.conf import settings

from claims.management.commands.up import WEB, answers
from factcheck.children import Child, die_with_parent
from tests.bench.addresses import api, desk
from tests.bench.pages import signed_in
from tests.bench.processes import family, peak, proportional
from tests.bench.report import Table, mebibytes, seconds
from tests.bench.sizes import Sizes
from tests.workers import ROOT, wait_until

READERS = 4
ROUNDS = 3  # of all pages
PATIENCE = 60.0  # seconds for one page


def measure(sizes: Sizes) -> Iterator[Table]:
    urls = [asked.url for asked in (*desk(), *api())] * ROUNDS
    with socket.create_server(("127.0.0.1", 0)) as door, web(door) as child:
        wait_until(partial(answers, door))
        taken = seconds(partial(read_all, urls, door.getsockname()[1]))
        pids = family(child.process.pid)
        rows = [
            (name, mebibytes(peak(pid)), mebibytes(proportional(pid)))
            for name, pid in zip(("master", *["worker"] * len(pids)), pids, strict=False)
        ]
        total = sum(map(proportional, pids))
    rows.append(("together", "", mebibytes(total)))
    title = f"Memory of web: {len(urls)} pages by {READERS} readers in {taken:.0f} s"
    note = "The peak counts what is shared in each process; the share does not."
    yield Table(title, ("process", "peak MiB", "share at the end MiB"), rows, note)


@contextlib.contextmanager
def web(door: socket.socket) -> Iterator[Child]:
    """Web as `make run` starts it."""
    command = [sys.executable, "-m", *WEB, f"--bind=fd://{door.fileno()}"]
    with (Path(settings.PLACES.logs) / "web.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "factcheck.settings"},
            cwd=ROOT,
            pass_fds=[door.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            process_group=0,
            preexec_fn=die_with_parent(Signals.SIGTERM),
        )
    child = Child("web", process, Signals.SIGTERM)
    try:
        yield child
    finally:
        child.kill()


def read_all(urls: Sequence[str], port: int) -> None:
    cookies = {name: cookie.value for name, cookie in signed_in().cookies.items()}
    address = f"http://127.0.0.1:{port}"
    with (
        httpx.Client(base_url=address, cookies=cookies, timeout=PATIENCE) as client,
        ThreadPoolExecutor(READERS) as readers,
    ):
        for response in readers.map(client.get, urls):
            response.raise_for_status()
