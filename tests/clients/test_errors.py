import inspect

import pytest

from claims.clients import errors
from claims.clients.errors import Answer, ClientError, HostBusy, PageGone, Permanent, Transient

LEAVES = [
    cls
    for _, cls in inspect.getmembers(errors, inspect.isclass)
    if issubclass(cls, (Transient, Permanent)) and cls not in (Transient, Permanent)
]


def test_an_error_says_what_happened_and_the_facts() -> None:
    error = PageGone("404 at http://daily.example/a", answer=Answer(status=404))

    assert error.answer.status == 404
    assert str(error) == "The page is not there (any more). (404 at http://daily.example/a)"
    assert str(PageGone()) == "The page is not there (any more)."


def test_a_transient_error_may_say_when_to_come_back() -> None:
    assert HostBusy(retry_after=2.5).retry_after == 2.5
    assert HostBusy().retry_after is None


@pytest.mark.parametrize("cls", LEAVES)
def test_each_failure_is_either_transient_or_permanent(cls: type[ClientError]) -> None:
    assert issubclass(cls, Transient) != issubclass(cls, Permanent)


def test_codes_are_unique() -> None:
    codes = [cls.code for cls in LEAVES]

    assert len(codes) == len(set(codes)) == 21


def test_the_docstring_draws_the_whole_tree() -> None:
    drawn = {
        line.split("+-- ")[1].split()[0] for line in errors.__doc__.splitlines() if "+--" in line
    }

    assert drawn == {cls.__name__ for cls in LEAVES} | {"Transient", "Permanent"}
