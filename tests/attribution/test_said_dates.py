"""Words of time and the date that they mean."""

from datetime import date

import pytest

from claims.attribution.said_dates import expressions, is_future, resolve

TUESDAY = date(2024, 3, 12)

# (words, the first day of what they mean, how exactly), in a story of Tuesday, 12 March 2024
MEANT = [
    ("Monday", "2024-03-11", "day"),
    ("Tues", "2024-03-12", "day"),
    ("Wednesday", "2024-03-06", "day"),
    # on the day itself, unless "last" says that it is over
    ("Tuesday", "2024-03-12", "day"),
    ("last Tuesday", "2024-03-05", "day"),
    ("last Monday", "2024-03-11", "day"),
    ("this Sunday", "2024-03-10", "day"),
    ("Tuesday night", "2024-03-12", "day"),
    ("Friday lunchtime", "2024-03-08", "day"),
    # in the week before, which is not the latest Monday
    ("Monday last week", "2024-03-04", "day"),
    ("Monday of last week", "2024-03-04", "day"),
    ("today", "2024-03-12", "day"),
    ("earlier today", "2024-03-12", "day"),
    ("tonight", "2024-03-12", "day"),
    ("this morning", "2024-03-12", "day"),
    ("yesterday", "2024-03-11", "day"),
    ("Yesterday evening", "2024-03-11", "day"),
    ("last night", "2024-03-11", "day"),
    ("the day before yesterday", "2024-03-10", "day"),
    # weeks begin on Mondays
    ("this week", "2024-03-11", "week"),
    ("earlier this week", "2024-03-11", "week"),
    ("last week", "2024-03-04", "week"),
    ("late last month", "2024-02-01", "month"),
    ("this year", "2024-01-01", "year"),
    ("last year", "2023-01-01", "year"),
    ("two days ago", "2024-03-10", "day"),
    ("12 days ago", "2024-02-29", "day"),
    ("a week ago", "2024-03-04", "week"),
    ("three months ago", "2023-12-01", "month"),
    ("ten years ago", "2014-01-01", "year"),
    # a date without its year is the last one
    ("12 March", "2024-03-12", "day"),
    ("13 March", "2023-03-13", "day"),
    ("March 3", "2024-03-03", "day"),
    ("3rd of March", "2024-03-03", "day"),
    ("Sunday, 10 March", "2024-03-10", "day"),
    ("Dec. 31", "2023-12-31", "day"),
    ("29 February", "2024-02-29", "day"),
    ("March", "2024-03-01", "month"),
    ("April", "2023-04-01", "month"),
    ("last March", "2023-03-01", "month"),
    ("last January", "2024-01-01", "month"),
]

# (words, day, how exactly), the same in every story that appeared later
ABSOLUTE = [
    ("12 May 2023", "2023-05-12", "day"),
    ("May 12, 2023", "2023-05-12", "day"),
    ("12th May, 2023", "2023-05-12", "day"),
    ("1 Sept. 2023", "2023-09-01", "day"),
    ("2023-05-12", "2023-05-12", "day"),
    # only one of the two figures can be a month
    ("13/4/2023", "2023-04-13", "day"),
    ("4/13/2023", "2023-04-13", "day"),
    ("4/4/2023", "2023-04-04", "day"),
    ("May 2023", "2023-05-01", "month"),
    ("2009", "2009-01-01", "year"),
]

# (words, why they mean no date)
OPEN = [
    ("3/4", "the third of April or the fourth of March"),
    ("3/4/2023", "the same, in a year"),
    ("31 February 2024", "no calendar has it"),
    ("99/99/2023", "no calendar has it"),
    ("13 March 2024", "the day after publication"),
    ("the weekend", "two days"),
    ("last summer", "no calendar says when it begins"),
    ("a few days ago", "how many is not said"),
    ("two hours ago", "it may have been yesterday"),
    ("earlier in the day", "which one is not said"),
    ("9999 years ago", "before the calendar"),
    ("a day earlier", "than what is not known"),
    ("the previous Monday", "than what is not known"),
    ("once upon a time", "no time at all"),
]


@pytest.mark.parametrize(("words", "day", "precision"), [*MEANT, *ABSOLUTE])
def test_it_works(words: str, day: str, precision: str) -> None:
    found = resolve(words, TUESDAY)
    assert found is not None
    assert (found.date.isoformat(), found.precision) == (day, precision)


@pytest.mark.parametrize(("words", "day", "precision"), ABSOLUTE)
def test_a_date_with_its_year_needs_no_publication(words: str, day: str, precision: str) -> None:
    found = resolve(words)
    assert found is not None
    assert (found.date.isoformat(), found.precision) == (day, precision)


@pytest.mark.parametrize(("words", "day", "precision"), MEANT)
def test_any_other_is_open_without_publication(words: str, day: str, precision: str) -> None:
    assert resolve(words) is None


@pytest.mark.parametrize(("words", "why"), OPEN)
def test_doubtful_words_have_no_date(words: str, why: str) -> None:
    assert resolve(words, TUESDAY) is None, why


# (words, the day), counted from what the text told before: Sunday, 10 March
BESIDE = [
    ("a day earlier", "2024-03-09"),
    ("two days before", "2024-03-08"),
    ("a day later", "2024-03-11"),
    ("the day before", "2024-03-09"),
    ("the previous day", "2024-03-09"),
    ("the same day", "2024-03-10"),
    ("the following day", "2024-03-11"),
]


@pytest.mark.parametrize(("words", "day"), BESIDE)
def test_some_count_from_the_day_told_before(words: str, day: str) -> None:
    found = resolve(words, TUESDAY, date(2024, 3, 10))
    assert found is not None and found.date.isoformat() == day


def test_a_later_day_is_not_after_publication() -> None:
    assert resolve("three days later", TUESDAY, date(2024, 3, 10)) is None


@pytest.mark.parametrize("words", ["yesterday", "Sunday", "last month", "last week", "12 May"])
def test_the_calendar_has_a_first_day(words: str) -> None:
    assert resolve(words, date.min) is None


@pytest.mark.parametrize(
    "words",
    ["tomorrow", "next week", "next Monday", "Monday week", "later this year", "Tomorrow night"],
)
def test_nothing_was_said_in_the_future(words: str) -> None:
    assert is_future(words) and resolve(words, TUESDAY) is None


# (text, the times in it)
FOUND = [
    ("It rained on Monday, May 12, 2023, and in June.", ["Monday, May 12, 2023", "June"]),
    ("on the night of 30 June", ["30 June"]),
    ("in 2019, with 2019 people at 2009 Elm Street", ["2019"]),
    ("The 2,019th of 12,000 on May 12,000", []),
    ("£2009 in £2019", []),
    # verbs, and names of people
    ("It may march on. May Vey and April Tarn sat in the sun.", []),
    ("a quarter of 3/4 on 3/4", ["3/4"]),
    ("three years ago, in mid-May", ["three years ago", "May"]),
    ("ON MONDAY, IN MARCH 2023", ["MONDAY", "MARCH 2023"]),
    ("two days before the fire", []),
    ("two days before.", ["two days before"]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_it_finds_the_times_of_a_text(text: str, expected: list[str]) -> None:
    assert [match[0] for match in expressions().finditer(text)] == expected
