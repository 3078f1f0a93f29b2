"""Keeps a handful of programs running in the foreground, and stops all of them together."""

import contextlib
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from signal import Signals

from factcheck.children import Child, die_with_parent
from factcheck.embedded import EmbeddedError

LONGEST_PAUSE = 30.0  # seconds before a program that keeps dying is tried again
LONG_ENOUGH = 60.0  # seconds after which an earlier death is forgiven
STOP_SECONDS = 10.0  # then it is killed; a job that is cut off is taken up again by its lease

Start = Callable[[], Child]
Say = Callable[[str, str], None]  # who, what


def launch(
    name: str,
    command: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    pass_fds: Sequence[int] = (),
) -> Child:
    """Start one of our own programs; what it prints comes back through a pipe."""
    process = subprocess.Popen(
        command,
        env=environment,
        cwd=folder,
        pass_fds=pass_fds,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        process_group=0,
        preexec_fn=die_with_parent(Signals.SIGTERM),
    )
    return Child(name, process, Signals.SIGTERM)


@dataclass
class Post:
    """A place that a program fills; it is filled again when the program dies."""

    start: Start
    child: Child
    started: float
    deaths: int = 0
    again_at: float | None = None  # None while the program runs

    @property
    def runs(self) -> bool:
        return self.child.process.poll() is None


class Supervisor:
    """Posts by rank: what is of a higher rank needs what is of a lower one, and is left first.

    All of it happens in one thread, for a child is told of its parent's death when the thread
    that started it ends.
    """

    def __init__(self, say: Say) -> None:
        self.say = say
        self.ranks: dict[int, list[Post]] = {}
        self.asked_to_stop = 0
        self.watching = False
        self.pipes = Pipes(say)

    def __enter__(self) -> "Supervisor":
        for number in (Signals.SIGINT, Signals.SIGTERM, Signals.SIGHUP):
            signal.signal(number, self.note_stop)
        signal.signal(Signals.SIGCHLD, note_nothing)
        return self

    def __exit__(self, error: type[BaseException] | None, *rest: object) -> bool:
        self.stop()
        self.pipes.close()
        return error is KeyboardInterrupt

    def note_stop(self, number: int, frame: object) -> None:
        self.asked_to_stop += 1
        if not self.watching:
            raise KeyboardInterrupt  # the way out of a start that takes long

    def fill(self, rank: int, *starts: Start) -> None:
        """Start programs; those of one rank are stopped together, those of the last rank first."""
        posts = self.ranks.setdefault(rank, [])
        for start in starts:
            child = start()
            self.pipes.add(child)
            posts.append(Post(start, child, time.monotonic()))

    def watch(self, until: Callable[[], bool]) -> None:
        """Pass on what the programs print and refill posts, until told otherwise."""
        self.watching = True
        while not self.asked_to_stop and not until():
            self.pipes.read(seconds=0.5)
            for post in self.posts():
                self.attend(post)

    def posts(self) -> Sequence[Post]:
        return [post for rank in sorted(self.ranks) for post in self.ranks[rank]]

    def attend(self, post: Post) -> None:
        now = time.monotonic()
        if post.again_at is None and not post.runs:
            post.child.kill()
            self.pipes.drain(post.child)
            post.deaths = 1 if now - post.started > LONG_ENOUGH else post.deaths + 1
            pause = min(2.0 ** (post.deaths - 1), LONGEST_PAUSE)
            post.again_at = now + pause
            self.say(post.child.name, f"{ending(post.child)}; it starts again in {pause:.0f} s")
        elif post.again_at is not None and now >= post.again_at:
            self.refill(post)

    def refill(self, post: Post) -> None:
        post.started = time.monotonic()
        try:
            post.child = post.start()
        except EmbeddedError as error:
            post.again_at = post.started + LONGEST_PAUSE
            self.say(post.child.name, f"{error} It is tried again in {LONGEST_PAUSE:.0f} s")
            return
        post.again_at = None
        self.pipes.add(post.child)

    def stop(self) -> None:
        self.watching = True
        for rank in sorted(self.ranks, reverse=True):
            self.leave(self.ranks[rank])

    def leave(self, posts: Sequence[Post]) -> None:
        """Stop them together; a second request to stop shortens the wait to nothing."""
        impatient = self.asked_to_stop + 1
        for post in posts:
            post.child.ask_to_stop()
        deadline = time.monotonic() + STOP_SECONDS
        while any(post.runs for post in posts) and time.monotonic() < deadline:
            self.pipes.read(seconds=0.1)
            if self.asked_to_stop >= impatient:
                break
        self.pipes.read(seconds=0.0)
        for post in posts:
            post.child.kill()


def ending(child: Child) -> str:
    code = child.process.returncode
    if code < 0:
        return f"ended by {Signals(-code).name}"
    return f"ended with status {code}"


def note_nothing(number: int, frame: object) -> None:
    """A handler must exist for a signal to wake the loop."""


class Pipes:
    """What the children print, line by line, and the wake-up call of signals."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.selector = selectors.DefaultSelector()
        self.rests: dict[int, bytes] = {}
        self.wake_read, self.wake_write = os.pipe()
        for end in (self.wake_read, self.wake_write):
            os.set_blocking(end, False)
        self.selector.register(self.wake_read, selectors.EVENT_READ)
        signal.set_wakeup_fd(self.wake_write)

    def add(self, child: Child) -> None:
        if child.process.stdout is not None:
            os.set_blocking(child.process.stdout.fileno(), False)
            self.selector.register(child.process.stdout, selectors.EVENT_READ, child.name)

    def read(self, seconds: float) -> None:
        """Wait that long at most for anything to happen, and pass on what was printed."""
        for key, _ in self.selector.select(seconds):
            chunk = b""
            with contextlib.suppress(BlockingIOError):
                chunk = os.read(key.fd, 65_536)
            if key.fd == self.wake_read:
                continue
            self.pass_on(key.data, key.fd, chunk)
            if not chunk:
                self.drop(key.fileobj)

    def pass_on(self, name: str, descriptor: int, chunk: bytes) -> None:
        *lines, rest = (self.rests.get(descriptor, b"") + chunk).split(b"\n")
        if not chunk and rest:
            lines, rest = [rest], b""
        self.rests[descriptor] = rest
        for line in lines:
            self.say(name, line.decode("utf-8", "replace").rstrip())

    def drain(self, child: Child) -> None:
        """Pass on the last words of a child that has ended."""
        pipe = child.process.stdout
        with contextlib.suppress(BlockingIOError):  # somebody outside its group holds the pipe
            while pipe is not None and not pipe.closed:
                chunk = os.read(pipe.fileno(), 65_536)
                self.pass_on(child.name, pipe.fileno(), chunk)
                if not chunk:
                    self.drop(pipe)

    def drop(self, pipe: object) -> None:
        self.selector.unregister(pipe)  # type: ignore[arg-type]
        pipe.close()  # type: ignore[attr-defined]

    def close(self) -> None:
        signal.set_wakeup_fd(-1)
        self.selector.close()
        os.close(self.wake_read)
        os.close(self.wake_write)
