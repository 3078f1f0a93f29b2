"""The rule in seeds/README.md fills every file, and no date is left in the future."""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

Table = dict[str, Any]

FIRST_DAY = date(2026, 11, 9)  # a Monday


@pytest.fixture(scope="module")
def rule(seeds: Path) -> dict[str, Callable[..., Any]]:
    """The example of the README, executed."""
    (block,) = re.findall(r"```python\n(.*?)```", (seeds / "README.md").read_text("utf-8"), re.S)
    names: dict[str, Callable[..., Any]] = {}
    exec(block, names)
    return names


@pytest.fixture(scope="module")
def filled(
    seeds: Path, story: Table, publishers: dict[str, Table], rule: dict[str, Callable[..., Any]]
) -> dict[str, str]:
    """Every file of the demo, by name, as installed on Friday 13 November 2026."""

    def moment(part: Table, at: Table) -> datetime:
        zone = publishers[part["publisher"]]["time_zone"]
        made: datetime = rule["moment"](FIRST_DAY, at, zone)
        return made

    published = {part["key"]: moment(part, part["published"]) for part in story["articles"]}
    texts = {}
    for part in story["articles"]:
        for capture in part["captures"]:
            modified = moment(part, capture.get("modified", part["published"]))
            own = {
                "published": published[part["key"]].isoformat(),
                "modified": modified.isoformat(),
            }
            texts[capture["file"]] = own
    for part in story["feeds"] + story["factchecks"]:
        texts[part["file"]] = {}
    return {
        name: rule["fill"]((seeds / "demo" / name).read_text("utf-8"), FIRST_DAY, published, own)
        for name, own in texts.items()
    }


def test_it_works(rule: dict[str, Callable[..., Any]]) -> None:
    text = "on {{weekday:1}}, {{date:3}} ({{isodate:5}}): {{published}}"
    assert rule["fill"](text, FIRST_DAY, {}, {"published": "x"}) == (
        "on Monday, 11 November (2026-11-13): x"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{nonsense}}",  # no such word
        "{{nonsense:1}}",  # nor with an argument
        "{{published:nobody}}",  # no such article
    ],
)
def test_it_rejects_unknown_placeholders(rule: dict[str, Callable[..., Any]], text: str) -> None:
    with pytest.raises(KeyError):
        rule["fill"](text, FIRST_DAY, {}, {"published": ""})


def test_nothing_is_left_unfilled(filled: dict[str, str]) -> None:
    assert [name for name, text in filled.items() if "{{" in text or "}}" in text] == []


def test_days_lie_within_the_story(seeds: Path, story: Table) -> None:
    days = story["story"]["days"]
    asked = re.compile(r"\{\{(?:weekday|date|isodate):(\d+)\}\}")
    for path in (seeds / "demo").rglob("*.html"):
        assert all(1 <= int(day) <= days for day in asked.findall(path.read_text("utf-8")))


def test_pages_say_when_they_were_published(filled: dict[str, str]) -> None:
    assert '"datePublished": "2026-11-09T09:05:00+04:00"' in filled["pages/mpa-attack.html"]
    assert '"datePublished": "2026-11-10T12:30:00+00:00"' in filled["pages/observer-foreign.html"]
    assert "KESTROVA, 9 November (MPA)" in filled["pages/mpa-attack.html"]


def test_a_stealth_edit_keeps_its_date_and_a_correction_does_not(filled: dict[str, str]) -> None:
    assert '"dateModified": "2026-11-09T22:30:00+04:00"' in filled["pages/beacon-detonator.2.html"]
    assert '"dateModified": "2026-11-12T09:30:00+04:00"' in filled["pages/courier-curfew.2.html"]


def test_feeds_are_well_formed_and_lead_to_stored_articles(
    filled: dict[str, str], story: Table
) -> None:
    known = {article["url"] for article in story["articles"]}
    for feed in story["feeds"]:
        ElementTree.fromstring(filled[feed["file"]].encode())
        entries = feedparser.parse(filled[feed["file"]]).entries
        assert entries and {entry.link for entry in entries} <= known
        assert all(entry.published_parsed for entry in entries)


def test_one_feed_names_the_true_publisher(filled: dict[str, str]) -> None:
    (entry,) = feedparser.parse(filled["feeds/herald.rss"]).entries
    assert entry.source.title == "Meridian Press Agency"
    assert entry.source.href == "https://meridianpress.example/feeds/varsenia.rss"


def test_the_fact_check_is_dated(filled: dict[str, str]) -> None:
    review = json.loads(filled["factchecks/durethi-detonator.json"])
    assert review["datePublished"] == "2026-11-12T20:00:00+04:00"
    assert review["itemReviewed"]["datePublished"] == "2026-11-09"


def test_every_capture_follows_its_publication(
    story: Table, publishers: dict[str, Table], rule: dict[str, Callable[..., Any]]
) -> None:
    for part in story["articles"]:
        zone = publishers[part["publisher"]]["time_zone"]
        ats = [part["published"], *part["captures"]]
        moments = [rule["moment"](FIRST_DAY, at, zone) for at in ats]
        assert moments == sorted(moments)
        for capture in part["captures"]:
            changed = rule["moment"](FIRST_DAY, capture.get("modified", part["published"]), zone)
            assert moments[0] <= changed <= rule["moment"](FIRST_DAY, capture, zone)


@pytest.mark.parametrize(
    ("now", "begin"),
    [
        (datetime(2026, 11, 13, 12, tzinfo=UTC), date(2026, 11, 9)),  # at noon: ends today
        (datetime(2026, 11, 12, 22, tzinfo=UTC), date(2026, 11, 8)),  # 02:00 there: yesterday
        (datetime(2026, 3, 1, 12, tzinfo=UTC), date(2026, 2, 25)),  # across a month
    ],
)
def test_nothing_is_newer_than_now(
    story: Table,
    publishers: dict[str, Table],
    rule: dict[str, Callable[..., Any]],
    now: datetime,
    begin: date,
) -> None:
    last = story["articles"][-1]
    zone = publishers[last["publisher"]]["time_zone"]
    days, capture = story["story"]["days"], last["captures"][-1]
    assert rule["first_day"](now, days, capture, zone) == begin
    for part in story["articles"]:
        zone = publishers[part["publisher"]]["time_zone"]
        assert all(rule["moment"](begin, at, zone) <= now for at in part["captures"])
