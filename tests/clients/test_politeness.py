import pytest
import redis

from claims.clients.errors import HostBusy
from claims.clients.politeness import Politeness, PolitenessConfig
from claims.clients.shared import connect


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def server(redis_url: str) -> redis.Redis:
    server = connect(redis_url)
    server.flushdb()
    return server


def test_it_works() -> None:
    clock = Clock()
    politeness = Politeness(config=PolitenessConfig(delay=2.0), clock=clock)
    politeness.take_turn("daily.example")

    clock.now = 0.5
    with pytest.raises(HostBusy, match=r"daily\.example; 1\.5 s") as caught:
        politeness.take_turn("daily.example")
    assert caught.value.retry_after == 1.5

    clock.now = 2.0
    politeness.take_turn("daily.example")


def test_hosts_do_not_wait_for_one_another() -> None:
    politeness = Politeness(clock=Clock())

    politeness.take_turn("daily.example")
    politeness.take_turn("coast.example")


def test_old_hosts_are_forgotten_when_there_are_too_many() -> None:
    clock = Clock()
    politeness = Politeness(config=PolitenessConfig(max_hosts=2), clock=clock)
    politeness.take_turn("a.example")
    politeness.take_turn("b.example")

    clock.now = 1.0
    politeness.take_turn("c.example")

    assert politeness._free_at == {"c.example": 2.0}


def test_workers_share_the_turns(server: redis.Redis) -> None:
    config = PolitenessConfig(delay=60.0)
    Politeness(server, config=config).take_turn("daily.example")

    with pytest.raises(HostBusy) as caught:
        Politeness(server, config=config).take_turn("daily.example")

    assert caught.value.retry_after == pytest.approx(60.0, abs=5.0)


def test_a_turn_ends_by_itself(server: redis.Redis) -> None:
    Politeness(server, config=PolitenessConfig(delay=60.0)).take_turn("daily.example")

    assert 55_000 < int(server.pttl("factcheck:turn:daily.example")) <= 60_000


def test_without_redis_the_process_keeps_the_delay() -> None:
    nobody = connect("unix:///nowhere/redis.sock")
    politeness = Politeness(nobody, clock=Clock())
    politeness.take_turn("daily.example")

    with pytest.raises(HostBusy):
        politeness.take_turn("daily.example")
