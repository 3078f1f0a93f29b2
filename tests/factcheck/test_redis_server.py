"""The embedded Redis: it keeps what it holds, forgets nothing to make room, and always starts."""

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from django.conf import settings

from factcheck import embedded, redis_server
from factcheck.embedded import EmbeddedError, Ground
from factcheck.places import Places
from tests import engines

STOP_SECONDS = 10.0


@pytest.fixture
def ground(run_folder: None) -> Iterator[Ground]:
    places = Places(settings.DATA_DIR / "own redis")
    yield embedded.prepare(places)
    engines.remove(places)


def client(ground: Ground) -> redis.Redis:
    return redis.Redis.from_url(ground.places.redis(), decode_responses=True)


def test_it_keeps_data_when_it_is_killed(ground: Ground) -> None:
    first = redis_server.start(ground)
    with client(ground) as it:
        it.config_set("appendfsync", "always")
        it.set("kept", "7")
    first.kill()
    second = redis_server.start(ground)
    with client(ground) as it:
        assert it.get("kept") == "7"
    second.stop(STOP_SECONDS)


def test_it_never_evicts(ground: Ground) -> None:
    server = redis_server.start(ground)
    with client(ground) as it:
        assert it.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        assert it.config_get("port") == {"port": "0"}
    server.stop(STOP_SECONDS)


def test_it_ends_the_server_of_a_killed_supervisor(ground: Ground) -> None:
    orphan = redis_server.start(ground)
    again = redis_server.start(ground)
    assert orphan.process.wait(STOP_SECONDS) == 0
    again.stop(STOP_SECONDS)


def test_it_says_what_to_install(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    monkeypatch.setattr(importlib.util, "find_spec", nothing)
    with pytest.raises(EmbeddedError, match="apt-get install redis-server"):
        redis_server.program(ground)


def nothing(name: str) -> None:
    """No such module."""


VERSIONS = (
    # what a redis-server on PATH says, and whether it is taken
    ("Redis server v=7.2.4 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64", True),
    ("Redis server v=6.2.0 sha=00000000:0", True),
    ("Redis server v=6.0.16 sha=00000000:0", False),
    ("no idea", False),
)


@pytest.mark.parametrize(("says", "is_taken"), VERSIONS)
def test_it_takes_one_that_is_new_enough(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, is_taken: bool
) -> None:
    found = tmp_path / "redis-server"
    found.write_text(f"#!/bin/sh\necho '{says}'\n", encoding="ascii")
    found.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (redis_server.program(ground) == found) is is_taken
