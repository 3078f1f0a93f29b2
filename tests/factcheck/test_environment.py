"""A setting is of its type, or one sentence says what to set."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from factcheck import environment as read

NAME = "FACTCHECK_SOMETHING"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.setenv(NAME, request.param)


FLAGS = (
    ("1", True),
    ("yes", True),
    ("TRUE", True),  # however it is written
    (" on ", True),  # blanks around it are no mistake
    ("0", False),
    ("off", False),
    ("", True),  # empty is unset: the default
)


@pytest.mark.parametrize(("given", "expected"), FLAGS, indirect=["given"])
def test_it_reads_a_flag(given: None, expected: bool) -> None:
    assert read.flag(NAME, default=True) is expected


@pytest.mark.parametrize("given", ["maybe", "2", "-"], indirect=True)
def test_it_rejects_a_flag_that_is_none(given: None) -> None:
    """A mistyped flag must never read as off."""
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} is .*: set it to 1 or 0."):
        read.flag(NAME, default=False)


@pytest.mark.parametrize(
    ("given", "expected"), [("10", 10), ("20", 20), ("", 15)], indirect=["given"]
)
def test_it_reads_a_whole_number(given: None, expected: int) -> None:
    assert read.whole_number(NAME, 15, least=10, most=20) == expected


@pytest.mark.parametrize("given", ["9", "21", "1.5", "ten", "-10", "١٢"], indirect=True)
def test_it_rejects_a_number_out_of_bounds(given: None) -> None:
    with pytest.raises(ImproperlyConfigured, match="a whole number from 10 to 20"):
        read.whole_number(NAME, 15, least=10, most=20)


@pytest.mark.parametrize("given", ["a, b,,c "], indirect=True)
def test_it_reads_words(given: None) -> None:
    assert read.words(NAME) == ["a", "b", "c"]


def test_it_reads_no_words_when_unset() -> None:
    assert read.words(NAME) == []


@pytest.mark.parametrize("given", ["blue"], indirect=True)
def test_it_rejects_an_unknown_choice(given: None) -> None:
    with pytest.raises(ImproperlyConfigured, match="set it to one of red, green"):
        read.one_of(NAME, "red", ("red", "green"))


@pytest.mark.parametrize("given", ["127.0.0.0/8, ::1/128"], indirect=True)
def test_it_reads_networks(given: None) -> None:
    assert read.networks(NAME) == ["127.0.0.0/8", "::1/128"]


@pytest.mark.parametrize("given", ["localhost", "10.0.0.1/8", "300.0.0.0/8"], indirect=True)
def test_it_rejects_networks_that_are_none(given: None) -> None:
    with pytest.raises(ImproperlyConfigured, match="set it to ranges such as 192.0.2.0/24"):
        read.networks(NAME)


def test_it_reads_a_database() -> None:
    found = read.database("postgres://ann:p%40ss@db.example:5433/desk")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", 5433, "desk")
    assert (found["USER"], found["PASSWORD"]) == ("ann", "p@ss")
    assert found["ENGINE"] == "django.db.backends.postgresql"


@pytest.mark.parametrize("url", ["sqlite:///desk.db", "mysql://db.example/desk", "db.example"])
def test_it_rejects_another_database(url: str) -> None:
    """There is one SQL dialect."""
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        read.database(url)


@pytest.mark.parametrize("url", ["redis://r.example/0", "rediss://r.example", "unix:///r.sock"])
def test_it_reads_a_redis(url: str) -> None:
    assert read.redis(url) == url


@pytest.mark.parametrize("url", ["amqp://r.example", "memory://", "r.example:6379"])
def test_it_rejects_another_broker(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="REDIS_URL"):
        read.redis(url)


def test_it_lets_the_environment_win_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(f"{NAME}=file\n{NAME}_TOO=file\n", encoding="utf-8")
    monkeypatch.setenv(NAME, "environment")
    monkeypatch.setenv(f"{NAME}_TOO", "")
    monkeypatch.delenv(f"{NAME}_TOO")
    read.load_file(tmp_path / ".env")
    assert read.text(NAME, "") == "environment"
    assert read.text(f"{NAME}_TOO", "") == "file"


def test_it_needs_no_file(tmp_path: Path) -> None:
    read.load_file(tmp_path / ".env")
