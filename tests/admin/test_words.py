"""Slugs and dates in an editor's words."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from claims.admin import words

# (reasons, the sentence)
REASONS = [
    (["verb:claim"], "The verb “claim” introduces speech"),
    # the rule is said by the word that it found
    (["noun+that", "noun:vow"], "The noun “vow” stands for something said"),
    (["noun+that"], "A noun with a clause that says what was said"),
    (["same_words", "shared_name"], "It says the same in the same words; they share a name"),
    # a rule that has no words yet
    (["tail_clause"], "Tail clause"),
    # a per cent sign in the text is no place for a word
    (["verb:100%s"], "The verb “100%s” introduces speech"),
    ([], ""),
]


@pytest.mark.parametrize(("slugs", "sentence"), REASONS)
def test_reasons_are_a_sentence(slugs: list[str], sentence: str) -> None:
    assert words.reasons(slugs) == sentence


NOON = datetime(2031, 3, 4, 12, 5, tzinfo=UTC)
EARLY = datetime(2031, 3, 4, 1, 0, tzinfo=timezone(timedelta(hours=3)))

# (moment, precision, what is shown)
MOMENTS = [
    (NOON, "minute", "4 March 2031, 12:05 UTC"),
    (NOON, "day", "4 March 2031"),
    (NOON, "week", "week of 4 March 2031"),
    (NOON, "month", "March 2031"),
    (NOON, "year", "2031"),
    # another zone's morning is still the evening before in UTC, which is what is named
    (EARLY, "minute", "3 March 2031, 22:00 UTC"),
    # no precision noted: no hour is claimed
    (NOON, "", "4 March 2031"),
    (None, "minute", ""),
]


@pytest.mark.parametrize(("at", "precision", "shown"), MOMENTS)
def test_a_moment_is_no_finer_than_it_is_known(
    at: datetime | None, precision: str, shown: str
) -> None:
    assert words.moment(at, precision) == shown


# (code, name, written from right to left)
LANGUAGES = [
    ("en", "English", False),
    ("ar", "Arabic", True),
    ("he", "Hebrew", True),
    ("pt-BR", "Brazilian Portuguese", False),
    ("de-XX", "German", False),
    ("und", "language unknown", False),
    ("", "language unknown", False),
    ("xx", "xx", False),
]


@pytest.mark.parametrize(("code", "name", "right_to_left"), LANGUAGES)
def test_a_language_has_a_name_and_a_direction(code: str, name: str, right_to_left: bool) -> None:
    assert words.language(code) == name
    assert words.is_right_to_left(code) is right_to_left


def test_a_verb_is_put_in_words() -> None:
    assert words.verb("asked_to_fetch") == "asked to fetch again"
    assert words.verb("not_seen_before") == "not seen before"
