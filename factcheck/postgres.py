"""PostgreSQL 18 with pgvector, out of a wheel: no installation and no TCP port.

The wheel's own Python wrapper is not used: it fails where the path of the data holds a space,
and for a second user of the machine.
"""

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from signal import Signals

import psycopg

from factcheck import privileges
from factcheck.children import Child, is_alive
from factcheck.embedded import (
    ENVIRONMENT,
    START_SECONDS,
    EmbeddedError,
    Ground,
    give,
    launch,
    listens,
    wait,
)
from factcheck.places import DATABASE, PORT, Places

# With LANG unset initdb would choose SQL_ASCII, so everything is named.
INITDB = (
    f"--username={DATABASE}",
    "--auth=trust",  # the socket lies in a folder that only its owner enters
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
)
SETTINGS: Mapping[str, str] = {
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


def start(ground: Ground, settings: Mapping[str, str] = SETTINGS) -> Child:
    """Start it and wait until it answers and the database is there."""
    if not (ground.postgres_data / "PG_VERSION").exists():
        make_cluster(ground)
    give(ground.postgres_data, ground.way)
    clear(ground)
    options = [f"--{name}={value}" for name, value in settings.items()]
    folders = ["-D", str(ground.postgres_data), "-k", str(ground.places.sockets)]
    command = [str(ground.programs / "postgres"), *folders, *options]
    server = launch(ground, "postgres", command, Signals.SIGINT)  # a fast shutdown
    wait(ground, server, partial(is_ready, ground.places))
    return server


def make_cluster(ground: Ground) -> None:
    """initdb beside the final place, so that an interrupted one leaves nothing half made."""
    draft = ground.postgres_data.with_name("postgres.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    os.chown(draft, *ground.way.owner)
    command = [str(ground.programs / "initdb"), "-D", str(draft), *INITDB]
    done = privileges.run(ground.way, command, ENVIRONMENT)
    if done.returncode != 0:
        raise EmbeddedError(f"initdb failed: {done.stderr.strip() or done.stdout.strip()}")
    draft.rename(ground.postgres_data)


def clear(ground: Ground) -> None:
    """End a server whose supervisor was killed, and remove what a killed server left.

    A process number may have gone to another program since, so the command line decides.
    """
    pid_file = ground.postgres_data / "postmaster.pid"
    socket_file = ground.places.postgres_socket
    with contextlib.suppress(FileNotFoundError):
        pid = int(pid_file.read_text(encoding="utf-8").split("\n")[0])
        if is_alive(pid) and str(ground.postgres_data) in command_line(pid):
            end_orphan(pid)
    for path in (pid_file, socket_file, socket_file.with_name(socket_file.name + ".lock")):
        path.unlink(missing_ok=True)


def end_orphan(pid: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, Signals.SIGINT)
    while is_alive(pid):
        if time.monotonic() > deadline:
            raise EmbeddedError(f"An earlier PostgreSQL does not stop: end process {pid}.")
        time.sleep(0.05)


def command_line(pid: int) -> str:
    """What the process runs; empty when that cannot be known."""
    listed = Path(f"/proc/{pid}/cmdline")
    with contextlib.suppress(OSError):
        if listed.exists():
            return listed.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        ps = ["ps", "-ww", "-o", "command=", "-p", str(pid)]
        return subprocess.run(ps, capture_output=True, text=True, check=False).stdout
    return ""


def is_ready(places: Places) -> bool:
    if not listens(places.postgres_socket):
        return False
    try:
        make_database(places)
    except psycopg.OperationalError:  # it listens before it has recovered
        return False
    return True


def make_database(places: Places) -> None:
    with psycopg.connect(
        host=str(places.sockets), port=PORT, user=DATABASE, dbname="postgres", autocommit=True
    ) as connection:
        known = "SELECT 1 FROM pg_database WHERE datname = %s"
        if connection.execute(known, [DATABASE]).fetchone() is None:
            connection.execute(f"CREATE DATABASE {DATABASE}")
