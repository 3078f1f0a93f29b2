import socket
from collections.abc import Iterator

import pytest
import redis

from claims.clients.shared import SILENCE, SharedMemory, connect


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address that refuses connections."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    yield f"redis://127.0.0.1:{port}/0"


class Counting:
    """A question that counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, server: redis.Redis) -> bool:
        self.asked += 1
        return bool(server.ping())


def test_it_works(redis_url: str) -> None:
    assert SharedMemory(connect(redis_url)).ask(Counting()) is True


def test_without_a_server_nobody_is_asked() -> None:
    question = Counting()

    assert SharedMemory(None).ask(question) is None
    assert question.asked == 0


def test_a_dead_server_is_asked_once_and_then_left_alone(nobody: str) -> None:
    now = 0.0
    memory = SharedMemory(connect(nobody), clock=lambda: now)
    question = Counting()

    assert [memory.ask(question) for _ in range(3)] == [None, None, None]
    assert question.asked == 1

    now = SILENCE
    memory.ask(question)
    assert question.asked == 2


def test_a_server_that_is_loading_is_left_alone() -> None:
    memory = SharedMemory(redis.Redis())

    def busy(server: redis.Redis) -> None:
        raise redis.BusyLoadingError("loading")

    assert memory.ask(busy) is None
