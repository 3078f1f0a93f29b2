"""The words of a time expression -> a date, counted back from the day of publication.

Nothing is said in the future: a weekday is the latest one on or before publication, a month the
latest that has begun. A week, a month or a year is given by its first day and its precision.

The dates are read by the expressions below, from the table in ``times.toml``. ``dateparser`` is
not used: it takes 1 to 2 ms a date, reads digits that have two meanings as one of them, and knows
no publication that a time must not come after; and where the words stand has to be found anyway.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from claims.text.dates import Precision

_DAYS_OF_WEEK: Final = 7
_MONTHS_OF_YEAR: Final = 12


class Day(NamedTuple):
    """The first day of a time, and how exactly the time is known."""

    date: date
    precision: Precision


@cache
def table() -> dict[str, Any]:
    """The words of times.toml; the file is read at the first call."""
    source = files("claims.attribution").joinpath("times.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """One of the sets of words in times.toml."""
    return frozenset(table()[name].split())


def is_future(words: str) -> bool:
    """Whether the words tell of what is still to come: "tomorrow", "next week"."""
    return _future().fullmatch(words) is not None


def is_beside(words: str) -> bool:
    """Whether the words count from another day that the text has told: "a day earlier"."""
    if _patterns()["beside"].fullmatch(words):
        return True
    match = _patterns()["shifted"].fullmatch(words)
    return match is not None and _low(match["way"]) != "ago"


def resolve(words: str, published: date | None = None, told: date | None = None) -> Day | None:
    """The date that the words mean; None where they are vague, doubtful or not past.

    ``told`` is the day that "a day earlier" counts from. Without ``published`` only dates with
    their year have one.
    """
    for name, pattern in _patterns().items():
        if match := pattern.fullmatch(words):
            try:
                day = _READERS[name](match, published, told)
            except OverflowError:  # before the first day of the calendar
                return None
            return day if day and (published is None or day.date <= published) else None
    return None


# Reading


def _dated(match: re.Match[str], published: date | None, told: date | None) -> Day | None:
    """ "12 May", "May 12, 2023", "May 2023"."""
    found = match.groupdict()
    month = _month(found["month"])
    number = re.sub(r"\D", "", found.get("day") or "")
    precision = Precision.DAY if number else Precision.MONTH
    if found.get("year"):
        return _day(int(found["year"]), month, int(number or 1), precision)
    if published is None:
        return None
    this = _day(published.year, month, int(number or 1), precision)
    if this and this.date <= published:
        return this
    return _day(published.year - 1, month, int(number or 1), precision)


def _month_alone(match: re.Match[str], published: date | None, told: date | None) -> Day | None:
    """ "May", which publication may be within; "last May", which is over."""
    if published is None:
        return None
    day = _dated(match, published, told)
    within = day and (day.date.year, day.date.month) == (published.year, published.month)
    if day and within and (match["which"] or "").lower() == "last":
        return Day(day.date.replace(year=day.date.year - 1), Precision.MONTH)
    return day


def _iso(match: re.Match[str], published: date | None, told: date | None) -> Day | None:
    return _day(int(match["year"]), int(match["number"]), int(match["day"]), Precision.DAY)


def _figures(match: re.Match[str], published: date | None, told: date | None) -> Day | None:
    """ "13/4/2023" has one meaning, "3/4/2023" has two."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    one = _day(year, second, first, Precision.DAY)
    other = _day(year, first, second, Precision.DAY)
    return (one or other) if one is None or other in (None, one) else None


def _year(match: re.Match[str], published: date | None, told: date | None) -> Day | None:
    return _day(int(match["year"]), 1, 1, Precision.YEAR)


def _weekday(match: re.Match[str], published: date | None, told: date | None) -> Day | None:
    if published is None or _low(match["which"]) not in ("", "last", "this"):
        return None
    number = _place(table()["weekdays"], match["weekday"].lower().rstrip("."))
    week = _low(match["week"])
    if week:
        start = _week_of(published) - timedelta(days=_DAYS_OF_WEEK * (week == "last week"))
        return Day(start + timedelta(days=number), Precision.DAY)
    back = (published.weekday() - number) % _DAYS_OF_WEEK
    if not back and _low(match["which"]) == "last":
        back = _DAYS_OF_WEEK
    return Day(published - timedelta(days=back), Precision.DAY)


def _near(match: re.Match[str], published: date | None, told: date | None) -> Day | None:
    """ "today", "yesterday", "last night", "this morning"."""
    if published is None:
        return None
    low = _low(match["near"])
    back = 2 if low.startswith("the day before") else int(low.startswith(("yesterday", "last")))
    return Day(published - timedelta(days=back), Precision.DAY)


def _period(match: re.Match[str], published: date | None, told: date | None) -> Day | None:
    """ "last week", "earlier this month"; the past year is no year of the calendar."""
    if published is None or _low(match["which"]) not in ("last", "this"):
        return None
    return _back(published, _low(match["unit"]), int(_low(match["which"]) == "last"))


def _shifted(match: re.Match[str], published: date | None, told: date | None) -> Day | None:
    """ "two days ago" counts from publication, "a day earlier" from the day told before."""
    count = _count(match["count"])
    origin = published if _low(match["way"]) == "ago" else told
    if origin is None or count is None:
        return None
    if _low(match["way"]) == "later":
        count = -count
    return _back(origin, _low(match["unit"]).rstrip("s"), count)


def _beside(match: re.Match[str], published: date | None, told: date | None) -> Day | None:
    """ "the day before", "the same day"."""
    if told is None:
        return None
    low = _low(match["beside"])
    shift = 0 if "same" in low else -1 if "before" in low or "previous" in low else 1
    return Day(told + timedelta(days=shift), Precision.DAY)


def _loose(match: re.Match[str], published: date | None, told: date | None) -> Day | None:
    return None


Reader = Callable[[re.Match[str], date | None, date | None], Day | None]
_READERS: Final[dict[str, Reader]] = {
    "day_month": _dated,
    "month_day": _dated,
    "month_year": _dated,
    "month": _month_alone,
    "iso": _iso,
    "figures": _figures,
    "short_figures": _loose,
    "year": _year,
    "weekday": _weekday,
    "near": _near,
    "period": _period,
    "shifted": _shifted,
    "beside": _beside,
    "loose": _loose,
}


def _back(origin: date, unit: str, count: int) -> Day | None:
    """The day, or the first day of the week, month or year, that lies ``count`` of them before."""
    if unit == "day":
        return Day(origin - timedelta(days=count), Precision.DAY)
    if unit == "week":
        start = _week_of(origin) - timedelta(days=_DAYS_OF_WEEK * count)
        return Day(start, Precision.WEEK)
    if unit == "month":
        months = origin.year * _MONTHS_OF_YEAR + origin.month - 1 - count
        year, month = divmod(months, _MONTHS_OF_YEAR)
        return _day(year, month + 1, 1, Precision.MONTH)
    return _day(origin.year - count, 1, 1, Precision.YEAR) if unit == "year" else None


def _week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _day(year: int, month: int, day: int, precision: Precision) -> Day | None:
    """None for a day that no calendar has."""
    try:
        return Day(date(year, month, day), precision)
    except ValueError:
        return None


def _count(word: str | None) -> int | None:
    low = _low(word)
    if low in ("a", "an"):
        return 1
    if low.isdecimal():
        return int(low)
    numbers = table()["numbers"].split()
    return numbers.index(low) if low in numbers else None


def _month(word: str) -> int:
    return _place([forms.lower() for forms in table()["months"]], word.lower().rstrip(".")) + 1


def _place(rows: list[str], word: str) -> int:
    return next(place for place, forms in enumerate(rows) if word in forms.split())


def _low(words: str | None) -> str:
    return " ".join((words or "").lower().split())


# The expressions


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in _sources()}


@cache
def _future() -> re.Pattern[str]:
    return re.compile(_FUTURE.format(weekday=_weekday_words()))


@cache
def expressions() -> re.Pattern[str]:
    """Finds every time expression of a text; future ones too, so that none is taken in part."""
    before = {"month": _MONTH_LEAD, "year": _YEAR_LEAD, "short_figures": _FIGURES_LEAD}
    parts = [_FUTURE.format(weekday=_weekday_words())]
    parts += [before.get(name, "") + f"(?:{pattern})" for name, pattern in _sources()]
    unnamed = re.sub(r"\(\?P<\w+>", "(?:", "|".join(parts))
    return re.compile(rf"(?<![\w/$£€.])(?:{unnamed})(?!\w|/\d|-\d)")


def _sources() -> Iterator[tuple[str, str]]:
    known = table()
    months = rf"(?P<month>{_months()})"
    weekday, part = _weekday_words(), rf"(?:\s(?i:{_any(known['parts'].split())}))?"
    loose = _any(known["loose"].split())
    number = _any(known["numbers"].split())
    day = r"(?P<day>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)"
    year = r"(?P<year>(?:1[89]|20)\d\d)"
    before = rf"(?:{weekday},?\s)?"
    yield "day_month", rf"{before}{day}\s(?:of\s)?{months}(?:,?\s{year})?"
    yield "month_day", rf"{before}{months}\s{day}(?!\w|[,.:]\d)(?:,?\s{year})?"
    yield "month_year", rf"{months},?\s{year}"
    yield "month", rf"(?:(?P<which>(?i:last|this))\s)?{months}"
    yield "iso", rf"{year}-(?P<number>\d\d)-(?P<day>\d\d)"
    yield "figures", r"(?P<first>\d\d?)[/.](?P<second>\d\d?)[/.](?P<year>(?:1[89]|20)\d\d)"
    yield "short_figures", r"\d\d?/\d\d?"
    yield "year", year
    which = r"(?:(?P<which>(?i:last|this|the\sprevious|the\sfollowing))\s)?"
    week = r"(?:\s(?:of\s)?(?P<week>(?i:(?:last|this)\sweek)))?"
    yield "weekday", rf"{which}(?P<weekday>{weekday}){part}{week}"
    yield (
        "near",
        r"(?:(?i:earlier)\s)?(?P<near>(?i:the\sday\sbefore\syesterday|today|tonight"
        rf"|yesterday{part}|last\s(?:night|evening)|this\s(?:morning|afternoon|evening)))",
    )
    pointing = r"(?P<which>(?i:last|this|the\sprevious|the\spast))"
    yield (
        "period",
        rf"(?:(?i:earlier|late|early)\s)?{pointing}"
        rf"\s(?P<unit>(?i:week|month|year|{loose}))",
    )
    units = r"(?P<unit>(?i:hours?|days?|weeks?|months?|years?|decades?|minutes?))"
    counts = rf"(?P<count>(?i:an?|\d{{1,4}}|{number}|(?:a\s)?few|several|some|many|a\scouple\sof))"
    at_end = r"(?=\s*(?:[.,;:)”\"]|that\b|$))"
    yield "shifted", rf"(?:{counts}\s)?{units}\s(?P<way>(?i:ago|earlier|later|before{at_end}))"
    yield (
        "beside",
        rf"(?P<beside>(?i:the\s(?:previous|same|next|following)\sday|the\sday\s(?:before|after){at_end}))",
    )
    yield "loose", rf"(?i:the\s{loose}|earlier\sin\sthe\s(?:day|week|month|year|{loose}))"


# What is to come; "this" and "later" look ahead in "later this week".
_FUTURE: Final = (
    r"(?i:tomorrow(?:\s(?:morning|afternoon|evening|night))?|later\s(?:today|this\s\w+)"
    r"|(?:next|coming|this\scoming)\s(?:week|month|year|weekend|spring|summer|autumn|winter|decade)"
    r"|(?:next|coming|this\scoming)\s{weekday}|{weekday}\s(?:week|next)(?:\sweek)?)"
)
# A month or a year alone is a time only after words that say so.
_IN: Final = (
    r"(?<=\bin )|(?<=\bIn )|(?<=\bin a )|(?<=\bIn a )|(?<=\bin an )|(?<=\bIn an )|(?<=\bsince )"
)
_MONTH_LEAD: Final = (
    rf"(?:{_IN}|(?<=\bof )|(?<=\bearly )|(?<=\blate )|(?<=\bEarly )|(?<=\bLate )"
    r"|(?<=\bmid-)|(?<=\bMid-)|(?=last )|(?=Last )|(?=this )|(?=This ))"
)
_YEAR_LEAD: Final = rf"(?:{_IN})"
_FIGURES_LEAD: Final = r"(?:(?<=\bon )|(?<=\bOn ))"


def _weekday_words() -> str:
    return rf"(?i:{_any(' '.join(table()['weekdays']).split())})"


def _months() -> str:
    """Names with a capital or in capitals; what is shortened may have its dot."""
    full: list[str] = []
    short: list[str] = []
    for name, *shorter in (forms.split() for forms in table()["months"]):
        full += (name, name.upper())
        short += (form for word in shorter for form in (word, word.upper()))
    return rf"(?:{_any(full)}|{_any(short)}\.?)"


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(set(words), key=len, reverse=True)) + ")"
