from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from claims.formats.moments import day_in_path, parse_moment
from claims.text.dates import Precision

DAY, MINUTE = Precision.DAY, Precision.MINUTE


@pytest.mark.parametrize(
    ("written", "expected", "precision"),
    [
        ("2021-11-08T14:05:33+02:00", "2021-11-08T14:05:00+02:00", MINUTE),
        ("2021-11-08T14:05:33.123Z", "2021-11-08T14:05:00+00:00", MINUTE),
        ("2021-11-08 14:05", "2021-11-08T14:05:00+00:00", MINUTE),
        ("20211108T1405", "2021-11-08T14:05:00+00:00", MINUTE),
        ("Mon, 08 Nov 2021 14:05:33 GMT", "2021-11-08T14:05:00+00:00", MINUTE),
        ("08 Nov 21 14:05 GMT", "2021-11-08T14:05:00+00:00", MINUTE),
        ("Mon, 8 Nov 2021 14:05 +0200", "2021-11-08T14:05:00+02:00", MINUTE),
        ("November 8, 2021 2:05 PM", "2021-11-08T14:05:00+00:00", MINUTE),
        ("8 November 2021 at 14:05", "2021-11-08T14:05:00+00:00", MINUTE),
        ("2021-11-08", "2021-11-08T00:00:00+00:00", DAY),
        ("20211108", "2021-11-08T00:00:00+00:00", DAY),
        ("2021/11/08", "2021-11-08T00:00:00+00:00", DAY),
        ("8 November 2021", "2021-11-08T00:00:00+00:00", DAY),
        ("Monday, Nov. 8, 2021".replace(".", ""), "2021-11-08T00:00:00+00:00", DAY),
        ("November 8th, 2021", "2021-11-08T00:00:00+00:00", DAY),
        # midnight to the second is a day in the clothes of a time, in its own zone
        ("2021-11-08T00:00:00", "2021-11-08T00:00:00+00:00", DAY),
        ("2021-11-08T00:00:00+02:00", "2021-11-08T00:00:00+00:00", DAY),
        ("2021-11", "2021-11-01T00:00:00+00:00", Precision.MONTH),
        (" 2021 ", "2021-01-01T00:00:00+00:00", Precision.YEAR),
    ],
)
def test_it_works(written: str, expected: str, precision: Precision) -> None:
    moment = parse_moment(written)

    assert moment is not None
    assert (moment.at.isoformat(), moment.precision) == (expected, precision)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "two hours ago",
        "14:05",
        "2021-13-01",
        "2021-11-31",
        "2021-00",
        "0000",
        "9999",
        "0001-01-01T10:00:00",
        "1636380300",  # seconds of some epoch, or a number of an article
        "Mon, 99 Nov 2021 14:05:33 GMT",
        "2021-11-08" * 10,
    ],
)
def test_it_invents_nothing(written: str) -> None:
    assert parse_moment(written) is None


def test_a_time_without_a_zone_is_taken_in_the_one_given() -> None:
    zone = ZoneInfo("Asia/Baghdad")

    moment = parse_moment("2021-11-08T14:05", zone=zone)
    said = parse_moment("2021-11-08T14:05Z", zone=zone)

    assert moment and moment.at == datetime(2021, 11, 8, 11, 5, tzinfo=UTC)
    assert said and said.at == datetime(2021, 11, 8, 14, 5, tzinfo=UTC)


def test_a_day_is_the_same_day_in_every_zone() -> None:
    moment = parse_moment("2021-11-08", zone=ZoneInfo("Asia/Baghdad"))

    assert moment and moment.at == datetime(2021, 11, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/2021/11/08/harbour", "2021-11-08"),
        ("/news/2021/1/8/", "2021-01-08"),
        ("/2021-11-08", "2021-11-08"),
        ("/news-2021-11-08-harbour", None),
        ("/2021/11/harbour", None),
        ("/2021/13/08/", None),
        ("/20211108", None),
    ],
)
def test_sites_write_the_day_into_the_address(path: str, expected: str | None) -> None:
    moment = day_in_path(path)

    assert (moment and moment.at.date().isoformat()) == expected
