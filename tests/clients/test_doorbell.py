import base64
import json
import socket
from collections.abc import Iterator

import pytest
import redis
from celery import Celery

from claims.clients import doorbell
from claims.clients.breaker import Breaker
from claims.clients.shared import connect


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Each test begins with a breaker of its own, closed."""
    clock = Clock()
    monkeypatch.setattr(doorbell, "_breaker", Breaker(doorbell.SILENCE, clock=clock))
    return clock


@pytest.fixture
def server(redis_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[redis.Redis]:
    server = connect(redis_url)
    server.flushdb()
    use(monkeypatch, redis_url)
    yield server
    server.config_set("maxmemory", "0")


def use(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """Celery's current application is one with this broker."""
    url = url.replace("unix://", "redis+socket://").replace("?db=", "?virtual_host=")
    monkeypatch.setattr(doorbell, "current_app", Celery(broker=url, set_as_current=False))


def test_it_works(server: redis.Redis, clock: Clock) -> None:
    assert doorbell.ring("network", time_limit=60) is True

    (message,) = server.lrange("network", 0, -1)
    headers = json.loads(message)["headers"]
    args = json.loads(base64.b64decode(json.loads(message)["body"]))[0]
    assert (headers["task"], headers["timelimit"], args) == (
        "claims.answer",
        [60, None],
        ["network"],
    )


def test_each_ring_is_a_message(server: redis.Redis, clock: Clock) -> None:
    doorbell.ring("network", time_limit=60)
    doorbell.ring("network", time_limit=60)
    doorbell.ring("linking", time_limit=60)

    assert (server.llen("network"), server.llen("linking")) == (2, 1)


def test_nobody_there_is_no_failure_and_is_left_alone(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        port = listener.getsockname()[1]
    use(monkeypatch, f"redis://127.0.0.1:{port}/0")
    assert doorbell.ring("network", time_limit=60) is False

    with socket.create_server(("127.0.0.1", port)) as listener:
        listener.settimeout(0.1)
        assert doorbell.ring("network", time_limit=60) is False
        with pytest.raises(TimeoutError):
            listener.accept()


def test_one_who_does_not_answer_is_not_waited_for(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        use(monkeypatch, f"redis://127.0.0.1:{listener.getsockname()[1]}/0")

        assert doorbell.ring("network", time_limit=60) is False


def test_a_full_server_is_no_failure(server: redis.Redis, clock: Clock) -> None:
    server.config_set("maxmemory", "1")

    assert doorbell.ring("network", time_limit=60) is False


def test_it_rings_again_after_the_silence(server: redis.Redis, clock: Clock) -> None:
    server.config_set("maxmemory", "1")
    doorbell.ring("network", time_limit=60)
    server.config_set("maxmemory", "0")
    assert doorbell.ring("network", time_limit=60) is False

    clock.now = doorbell.SILENCE
    assert doorbell.ring("network", time_limit=60) is True
