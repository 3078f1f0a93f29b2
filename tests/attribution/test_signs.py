"""The signs that stand in a sentence."""

import pytest

from claims.attribution.signs import signs

SIGNS = [
    # numbers: with a unit, in words, as a share; a year is a date
    ("It cost $40 million.", {"number", "money", "large"}),
    ("It cost forty marks and seven pence.", {"number-word"}),
    ("It rose by 7%.", {"number", "quantity"}),
    ("It rose in 1998.", {"date"}),
    # verb forms
    ("She sold the ships.", {"past", "told", "other-past", "main-other-past"}),
    ("She has not yet sold the ships.", {"perfect", "told", "other-has"}),
    ("The ships were sold.", {"passive", "told", "was", "main-noun-was"}),
    ("We sell ships.", {"present", "we-present"}),
    ("I will sell the ships.", {"will", "self-will"}),
    ("You could sell the ships.", {"may", "hearer-may"}),
    # groups, in any form of the word
    ("The subsidies were vetoed.", {"economy", "deed", "topic", "told-of-topic"}),
    ("It is the largest port.", {"comparison"}),
    ("I think so.", {"thinking", "self", "short"}),
    # marks and beginnings
    ("Is it true?", {"question-mark", "first:BE"}),
    ("Never!", {"exclamation-mark", "no-verb", "short"}),
    # the subject of the second verb is another
    ("I know that he robbed us.", {"self-present", "main-self-present", "other-past"}),
]


@pytest.mark.parametrize(("words", "wanted"), SIGNS)
def test_they_are_found(words: str, wanted: set[str]) -> None:
    assert wanted <= signs(words).keys()


def test_a_year_is_no_number() -> None:
    assert "number" not in signs("It rose in 1998.")


def test_a_present_tense_tells_nothing() -> None:
    assert not {"past", "perfect", "passive", "told"} & signs("We sell ships.").keys()


def test_more_of_the_same_counts_for_more_but_slowly() -> None:
    once, thrice = signs("It cost $5."), signs("It cost $5, $6 and $7.")
    assert once["number"] < thrice["number"] < 3 * once["number"]


def test_words_count_by_themselves_but_names_do_not() -> None:
    found = signs("They sold Orra to Lanvia.")
    assert "word:sold" in found and "word:lanvia" not in found and found["name"] > 0


@pytest.mark.parametrize("words", ["", "...", "\ud800", "5"])
def test_strange_words_are_read(words: str) -> None:
    assert all(value > 0 for value in signs(words).values())
