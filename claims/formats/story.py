"""A seed story: TOML tables and pages whose dates are told relative to the day of installing.

`seeds/README.md` documents the files and the placeholders.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

_PLACEHOLDER: Final = re.compile(r"\{\{(\w+)(?::([\w-]+))?\}\}")


@dataclass(frozen=True)
class StoryPublisher:
    key: str
    name: str
    kind: str
    domains: tuple[str, ...]
    owner: str
    time_zone: str
    language: str
    policies: Mapping[str, str]


@dataclass(frozen=True)
class StoryCapture:
    """A page as it was fetched at one moment, its placeholders filled."""

    body: str
    fetched_at: datetime


@dataclass(frozen=True)
class StoryArticle:
    key: str
    publisher: str
    url: str
    captures: tuple[StoryCapture, ...]


@dataclass(frozen=True)
class StoryFeed:
    key: str
    publisher: str
    url: str
    body: str


@dataclass(frozen=True)
class Story:
    publishers: tuple[StoryPublisher, ...]
    articles: tuple[StoryArticle, ...]
    feeds: tuple[StoryFeed, ...]


def read_story(path: Path, *, now: datetime) -> Story:
    """The story of a TOML file, ended on the day of `now`, or the day before lest it lie ahead."""
    tables = tomllib.loads(path.read_text(encoding="utf8"))
    clock = _Clock(tables, now)
    return Story(
        publishers=tuple(_publisher(table) for table in tables["publishers"]),
        articles=tuple(_article(table, path.parent, clock) for table in tables["articles"]),
        feeds=tuple(_feed(table, path.parent, clock) for table in tables.get("feeds", ())),
    )


class _Clock:
    """When everything in a story happened, and its texts with the dates filled in."""

    def __init__(self, tables: Mapping[str, Any], now: datetime) -> None:
        self.now = now
        self.zones = {each["key"]: ZoneInfo(each["time_zone"]) for each in tables["publishers"]}
        self.first_day = self._first_day(tables)
        self.published = {
            each["key"]: self.moment(each["published"], each["publisher"])
            for each in tables["articles"]
        }

    def moment(self, at: Mapping[str, Any] | str, publisher: str) -> datetime:
        """{ day, time } in the publisher's zone; a plain "2021-11" is its first instant, UTC."""
        if isinstance(at, str):
            year, month = at.split("-")[:2]
            return datetime(int(year), int(month), 1, tzinfo=UTC)
        return self._moment(self.first_day, at, publisher)

    def fetched(self, at: Mapping[str, Any], publisher: str) -> datetime:
        """When a capture was made; now, where the story does not say."""
        return self.moment(at, publisher) if "day" in at else self.now

    def fill(self, text: str, own: Mapping[str, str]) -> str:
        """The text with its placeholders filled; `own` is what {{published}} means on this page."""

        def value(match: re.Match[str]) -> str:
            name, argument = match.groups()
            if argument is None:
                return own[name]
            if name in ("published", "rfc822"):
                at = self.published[argument]
                return at.isoformat() if name == "published" else format_datetime(at)
            return self._day(name, int(argument))

        return _PLACEHOLDER.sub(value, text)

    def _day(self, name: str, number: int) -> str:
        day = self.first_day + timedelta(days=number - 1)
        forms = {"weekday": f"{day:%A}", "date": f"{day.day} {day:%B}", "isodate": day.isoformat()}
        return forms[name]

    def _first_day(self, tables: Mapping[str, Any]) -> date:
        """The last day is today, or yesterday where a capture would still be to come."""
        captures = [
            (capture, article["publisher"])
            for article in tables["articles"]
            for capture in article["captures"]
            if "day" in capture
        ]
        days = tables.get("story", {}).get("days", 1)
        begin = self.now.date() - timedelta(days=days - 1)
        last = max((self._moment(begin, *capture) for capture in captures), default=self.now)
        return begin if last <= self.now else begin - timedelta(days=1)

    def _moment(self, first_day: date, at: Mapping[str, Any], publisher: str) -> datetime:
        day = first_day + timedelta(days=at["day"] - 1)
        return datetime.combine(day, time.fromisoformat(at["time"]), self.zones[publisher])


def _publisher(table: Mapping[str, Any]) -> StoryPublisher:
    return StoryPublisher(
        key=table["key"],
        name=table["name"],
        kind=table["kind"],
        domains=tuple(table["domains"]),
        owner=table.get("owner", ""),
        time_zone=table["time_zone"],
        language=table["language"],
        policies=table.get("policies", {}),
    )


def _article(table: Mapping[str, Any], folder: Path, clock: _Clock) -> StoryArticle:
    publisher = table["publisher"]
    published = clock.published[table["key"]].isoformat()
    captures = []
    for capture in table["captures"]:
        changed = capture.get("modified")
        own = {
            "published": published,
            "modified": clock.moment(changed, publisher).isoformat() if changed else published,
        }
        body = (folder / capture["file"]).read_text(encoding="utf8")
        captures.append(
            StoryCapture(clock.fill(body, own), fetched_at=clock.fetched(capture, publisher))
        )
    return StoryArticle(table["key"], publisher, table["url"], tuple(captures))


def _feed(table: Mapping[str, Any], folder: Path, clock: _Clock) -> StoryFeed:
    body = (folder / table["file"]).read_text(encoding="utf8")
    return StoryFeed(table["key"], table["publisher"], table["url"], clock.fill(body, {}))
