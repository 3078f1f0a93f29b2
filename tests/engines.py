"""The servers of one test run: the real engines, in a folder that goes with the run."""

import contextlib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from factcheck import embedded, locks, privileges, redis_server
from factcheck import postgres as postgres_server
from factcheck.children import is_alive
from factcheck.embedded import Ground
from factcheck.places import Places

STOP_SECONDS = 10.0
LOSSY = {  # nothing survives a power cut, and nothing has to
    **postgres_server.SETTINGS,
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "log_min_duration_statement": "-1",
}


@contextlib.contextmanager
def postgres(places: Places, settings: Mapping[str, str] = LOSSY) -> Iterator[None]:
    ground = embedded.prepare(places)
    copy_cluster(ground, places.root.parent)
    server = postgres_server.start(ground, settings)
    try:
        yield
    finally:
        server.stop(STOP_SECONDS)


@contextlib.contextmanager
def redis(places: Places) -> Iterator[None]:
    server = redis_server.start(embedded.prepare(places))
    try:
        yield
    finally:
        server.stop(STOP_SECONDS)


@contextlib.contextmanager
def run_folder(places: Places) -> Iterator[None]:
    """The run's folder; those of runs that were killed are swept away first."""
    runs = places.root.parent
    with locks.waited_for(runs / "lock"):
        for folder in runs.glob("run-*"):
            if not is_alive(int(folder.name.removeprefix("run-"))):
                remove(Places(folder))
    try:
        yield
    finally:
        remove(places)


def remove(places: Places) -> None:
    for folder in (places.sockets, places.root, privileges.STATE / places.key):
        shutil.rmtree(folder, ignore_errors=True)


def copy_cluster(ground: Ground, runs: Path) -> None:
    """Copy a cluster that was initialised once: a sixth of the time that initdb takes."""
    folder = privileges.STATE if ground.way.copied else runs
    template = Ground(ground.places, ground.programs, folder / "template", ground.way)
    with locks.waited_for(runs / "lock"):
        if not (template.postgres_data / "PG_VERSION").exists():
            template.data.mkdir(exist_ok=True)
            postgres_server.make_cluster(template)
        shutil.copytree(template.postgres_data, ground.postgres_data)
