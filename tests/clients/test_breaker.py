from claims.clients.breaker import Breaker


def test_it_is_open_for_a_while_after_a_failure() -> None:
    now = 100.0
    breaker = Breaker(5.0, clock=lambda: now)
    assert not breaker.is_open

    breaker.trip()
    assert breaker.is_open

    now = 104.9
    assert breaker.is_open
    now = 105.0
    assert not breaker.is_open


def test_each_failure_begins_anew() -> None:
    now = 0.0
    breaker = Breaker(5.0, clock=lambda: now)
    breaker.trip()
    now = 4.0
    breaker.trip()

    now = 8.9
    assert breaker.is_open
