"""One process at a time, by a lock that the system drops when its holder ends."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path


class Held(Exception):
    """Somebody else holds the lock; the message is what they wrote into it."""


@contextlib.contextmanager
def waited_for(path: Path) -> Iterator[None]:
    """Wait until the lock is free."""
    with opened(path) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def taken(path: Path, note: str) -> Iterator[None]:
    """Take the lock at once, leaving a note for whoever finds it held."""
    with opened(path) as descriptor:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Held(os.read(descriptor, 1000).decode("utf-8", "replace")) from error
        os.ftruncate(descriptor, 0)
        os.write(descriptor, note.encode())
        yield


@contextlib.contextmanager
def opened(path: Path) -> Iterator[int]:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
