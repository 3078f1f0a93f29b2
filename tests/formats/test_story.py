"""Seed stories: told relative to the day of installing."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claims.formats.story import Story, read_story

STORY = """
[story]
days = 2

[[publishers]]
key = "gazette"
name = "Velm Gazette"
kind = "daily"
domains = ["gazette.example"]
time_zone = "Asia/Tbilisi"
language = "en"

[[articles]]
key = "bridge"
publisher = "gazette"
url = "https://gazette.example/bridge"
published = { day = 1, time = "09:05" }
captures = [
  { file = "bridge.html", day = 1, time = "09:15" },
  { file = "bridge.html", day = 2, time = "06:00", modified = { day = 2, time = "05:30" } },
]

[[feeds]]
key = "rss"
publisher = "gazette"
format = "rss"
url = "https://gazette.example/rss"
file = "gazette.rss"
"""
PAGE = "{{published}} {{modified}} {{weekday:1}} {{date:2}} {{isodate:2}}"
NOON = datetime(2031, 3, 4, 12, 0, tzinfo=UTC)  # a Tuesday


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "story.toml").write_text(STORY)
    (tmp_path / "bridge.html").write_text(PAGE)
    (tmp_path / "gazette.rss").write_text("{{rfc822:bridge}} {{published:bridge}}")
    return tmp_path


def told(folder: Path, now: datetime = NOON) -> Story:
    return read_story(folder / "story.toml", now=now)


def test_it_ends_on_the_day_of_installing(folder: Path) -> None:
    first, second = told(folder).articles[0].captures
    assert first.fetched_at == datetime(2031, 3, 3, 5, 15, tzinfo=UTC)
    assert second.fetched_at == datetime(2031, 3, 4, 2, 0, tzinfo=UTC)


def test_it_ends_the_day_before_where_a_capture_would_lie_ahead(folder: Path) -> None:
    midnight = NOON.replace(hour=0)
    captures = told(folder, midnight).articles[0].captures
    assert max(each.fetched_at for each in captures) == datetime(2031, 3, 3, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize("hours", range(0, 48, 3))
def test_nothing_lies_ahead(folder: Path, hours: int) -> None:
    now = NOON + timedelta(hours=hours)
    captures = told(folder, now).articles[0].captures
    assert all(now - timedelta(days=3) < each.fetched_at <= now for each in captures)


def test_placeholders_are_filled(folder: Path) -> None:
    first, second = told(folder).articles[0].captures
    published = "2031-03-03T09:05:00+04:00"
    assert first.body == f"{published} {published} Monday 4 March 2031-03-04"
    assert second.body.split()[1] == "2031-03-04T05:30:00+04:00"


def test_feeds_tell_when_an_article_was_published(folder: Path) -> None:
    assert told(folder).feeds[0].body == (
        "Mon, 03 Mar 2031 09:05:00 +0400 2031-03-03T09:05:00+04:00"
    )


def test_a_date_known_to_the_month_is_its_first_instant(folder: Path) -> None:
    text = STORY.replace('{ day = 1, time = "09:05" }', '"2021-11"')
    (folder / "story.toml").write_text(text)
    assert "2021-11-01T00:00:00+00:00" in told(folder).articles[0].captures[0].body


def test_a_placeholder_that_nobody_knows_is_an_error(folder: Path) -> None:
    (folder / "bridge.html").write_text("{{moon:1}}")
    with pytest.raises(KeyError, match="moon"):
        told(folder)
