import httpcore
import pytest

from claims.clients.network import Deadline


def test_a_step_gets_what_is_left_and_no_more() -> None:
    deadline = Deadline(60)

    assert deadline.left(1) == 1
    assert 59 < deadline.left(None) <= 60
    assert 59 < deadline.left(100) <= 60


def test_it_rejects_a_step_after_the_end() -> None:
    with pytest.raises(httpcore.ReadTimeout):
        Deadline(0).left(1)
