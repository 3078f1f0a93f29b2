"""What sets two propositions apart, whatever they have in common."""

import pytest

from claims.matching.signs import Comparison, Signs, features
from claims.matching.types import Proposition


def compare(first: str, second: str, days: tuple[str, str] = ("", "")) -> Comparison:
    return Comparison(Signs(Proposition(first, days[0])), Signs(Proposition(second, days[1])))


NEGATIONS = [
    ("The dam is safe", "The dam is not safe", True),
    ("The dam isn’t safe", "The dam is safe", True),
    # twice is not at all
    ("He did not deny that it leaked", "It leaked", False),
    ("The dam is not safe", "The dam was never safe", False),
    ("The dam is safe", "The dam is sound", False),
]


@pytest.mark.parametrize(("one", "other", "turned"), NEGATIONS)
def test_it_counts_negations_in_twos(one: str, other: str, turned: bool) -> None:
    assert compare(one, other).turned is turned
    assert compare(other, one).turned is turned


def test_it_sees_opposites_in_any_form() -> None:
    assert compare("Prices rose", "Prices fell").opposites == ("rose", "fell")
    assert compare("It was approved", "It was rejected").opposites == ("approv", "reject")
    assert compare("Prices rose and fell", "Prices fell").opposites is None


def test_it_sees_that_only_one_calls_it_untrue() -> None:
    assert compare("The dam broke", "That the dam broke is a hoax").debunked == ("", "hoax")
    assert compare("A hoax", "Fake news").debunked is None


def test_names_of_days_are_no_names() -> None:
    both = compare("Officials met on Monday in Velm", "Officials met on Tuesday in Orsk")
    assert both.strange_names == (frozenset({"velm"}), frozenset({"orsk"}))
    assert both.times_clash


def test_a_name_in_capitals_or_small_letters_is_no_stranger() -> None:
    assert compare("They met in Velm", "They met in velm").strange_names == (
        frozenset(),
        frozenset(),
    )


VETOES = [
    # one of them negates, and most other words are the same
    ("the dam at Orsk is safe", "the dam at Orsk is not safe", True),
    # a negation in other words altogether vetoes nothing
    ("the guards were absent", "nobody kept watch that night", False),
    # other figures for one thing, words that say the reverse, another day, a hoax
    ("three men died", "five men died", True),
    ("prices rose in May", "prices fell in May", True),
    ("it broke on Monday", "it broke on Friday", True),
    ("the dam broke", "that the dam broke is a hoax", True),
    # the same in other words
    ("the dam at Orsk is safe", "Orsk's dam poses no danger to anybody", False),
    ("three men died", "3 men were killed", False),
]


@pytest.mark.parametrize(("one", "other", "vetoed"), VETOES)
def test_some_things_cannot_be_the_same_however_alike(one: str, other: str, vetoed: bool) -> None:
    assert compare(one, other).vetoed is vetoed


def test_days_apart_are_counted_where_both_are_known() -> None:
    assert compare("a", "b", ("2026-03-01", "2026-03-04")).days_apart == 3
    assert compare("a", "b", ("2026-03-01", "")).days_apart is None
    assert compare("a", "b", ("yesterday", "2026-03-01")).days_apart is None


@pytest.mark.parametrize("text", ["", "!!!", "…", "42"])
def test_texts_without_words_have_signs_too(text: str) -> None:
    found = features(compare(text, text))
    assert all(0 <= value <= 3 for value in found.values())
