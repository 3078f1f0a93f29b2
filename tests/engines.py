"""The servers of one test run: the real engines, in a folder that goes with the run."""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from factcheck import embedded
from factcheck.children import is_alive
from factcheck.embedded import POSTGRES_SETTINGS, Ground
from factcheck.places import Places

STOP_SECONDS = 10.0
LOSSY = {  # nothing survives a power cut, and nothing has to
    **POSTGRES_SETTINGS,
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "log_min_duration_statement": "-1",
}


@contextlib.contextmanager
def postgres(places: Places) -> Iterator[None]:
    ground = embedded.prepare(places)
    copy_cluster(ground)
    server = embedded.start_postgres(ground, LOSSY)
    try:
        yield
    finally:
        server.stop(STOP_SECONDS)


@contextlib.contextmanager
def redis(places: Places) -> Iterator[None]:
    server = embedded.start_redis(embedded.prepare(places))
    try:
        yield
    finally:
        server.stop(STOP_SECONDS)


@contextlib.contextmanager
def run_folder(places: Places) -> Iterator[None]:
    """The run's folder; those of runs that were killed are swept away first."""
    places.root.parent.mkdir(parents=True, exist_ok=True)
    with locked(places.root.parent):
        for folder in places.root.parent.glob("run-*"):
            if not is_alive(int(folder.name.removeprefix("run-"))):
                remove(Places(folder))
    try:
        yield
    finally:
        remove(places)


def remove(places: Places) -> None:
    shutil.rmtree(places.sockets, ignore_errors=True)
    shutil.rmtree(places.root, ignore_errors=True)


def copy_cluster(ground: Ground) -> None:
    """Copy a cluster that was initialised once: a sixth of the time that initdb takes."""
    template = Places(ground.places.root.parent / "template")
    with locked(template.root.parent):
        if not (template.postgres_data / "PG_VERSION").exists():
            template.root.mkdir(exist_ok=True)
            embedded.make_cluster(Ground(template, ground.programs, ground.way))
        shutil.copytree(template.postgres_data, ground.places.postgres_data)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Between processes: one at a time."""
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
