"""Times as pages and feeds write them, never more exact than written."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, time, tzinfo
from email.utils import parsedate_to_datetime

from claims.formats.reading import Moment
from claims.text.dates import Precision

# Written days, English names of months; "%d %B %Y" takes "8 November 2021".
DAY_FORMATS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y")
TIME_FORMATS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p")
_MAX = 60  # characters; a written time is shorter
_YEARS = range(1800, 2200)
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_RFC_2822 = re.compile(
    r"(?:[a-z]{3},\s*)?\d{1,2}\s+[a-z]{3}\s+(?:\d{4}|\d{2})\s+\d{1,2}:\d{2}(?::\d{2})?\s+[-+\w]{1,5}",
    re.I,
)
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? ", re.I)
_NOISE = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b|,|\bat\b|\bon\b", re.IGNORECASE)
_IN_PATH = re.compile(r"/(20\d{2}|19\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")


def parse_moment(written: str, *, zone: tzinfo = UTC) -> Moment | None:
    """ISO 8601, RFC 2822 or an English date; None for anything else.

    `zone` is taken where none is written. Midnight to the second is what systems write that know
    the day only, so it counts as the day.
    """
    written = written.strip()
    if not written or len(written) > _MAX:
        return None
    if written.isdigit() and len(written) == 4:
        return _coarse(int(written), 1, 1, Precision.YEAR)
    if month := _MONTH.fullmatch(written):
        return _coarse(int(month[1]), int(month[2]), 1, Precision.MONTH)
    moment = next(_candidates(written), None)
    if moment is None or moment.year not in _YEARS:
        return None
    if moment.time() == time():
        return _coarse(moment.year, moment.month, moment.day, Precision.DAY)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return Moment(aware.replace(second=0, microsecond=0), Precision.MINUTE)


def day_in_path(path: str) -> Moment | None:
    """The day that many sites write into the address of an article: /2021/11/08/."""
    found = _IN_PATH.search(path)
    if not found:
        return None
    return _coarse(int(found[1]), int(found[2]), int(found[3]), Precision.DAY)


def _candidates(written: str) -> Iterator[datetime]:
    with suppress(ValueError):
        yield datetime.fromisoformat(written)
    if _RFC_2822.fullmatch(written):  # the library reads anything, and wrongly
        with suppress(ValueError):
            yield parsedate_to_datetime(written)
    words = " ".join(_NOISE.sub(" ", _WEEKDAY.sub("", written)).split())
    for day in DAY_FORMATS:
        for hour in TIME_FORMATS:
            with suppress(ValueError):
                yield datetime.strptime(words, day + hour)


def _coarse(year: int, month: int, day: int, precision: Precision) -> Moment | None:
    try:
        moment = datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    return Moment(moment, precision) if year in _YEARS else None
