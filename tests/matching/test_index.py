"""Known claims are found by their words and by their meaning."""

import pytest

from claims.matching.index import Entry, Index

CLAIMS = [
    Entry("dam", "The dam above Orsk has been declared safe.", "Is the Orsk dam safe?"),
    Entry("nurses", "The hospital in Velm hired forty nurses from abroad."),
    Entry("shark", "A photograph shows a shark on a flooded motorway.", "Shark on the motorway?"),
    Entry("tax", "The new property tax doubles the bills of pensioners."),
]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(CLAIMS)


FOUND = [
    # the same words
    ("The dam above Orsk has been declared safe", "dam"),
    # hardly a word in common
    ("Clinic brings in foreign nursing staff #Velm https://t.co/x", "nurses"),
    ("omg there is a shark swimming down the highway!! — Dana (@dana) May 4, 2021", "shark"),
    ("And believe me, old folks will pay twice as much for their homes.", "tax"),
]


@pytest.mark.parametrize(("text", "key"), FOUND)
def test_it_finds_what_a_text_repeats(index: Index, text: str, key: str) -> None:
    keys = [each.key for each in index.search(text)]
    assert keys[0] == key
    assert len(keys) == len(set(keys)) <= len(CLAIMS)


def test_the_likeliest_comes_first(index: Index) -> None:
    chances = [each.probability for each in index.search("the dam above Orsk is safe")]
    assert chances == sorted(chances, reverse=True) and 0 < chances[-1] < chances[0] < 1


@pytest.mark.parametrize("text", ["", "!!!", "الجسر", "word", "the dam " * 3000, "7" * 500])
def test_any_text_has_an_answer(index: Index, text: str) -> None:
    assert {each.key for each in index.search(text)} <= {each.key for each in CLAIMS}


def test_nothing_is_found_among_nothing() -> None:
    assert Index([]).search("the dam is safe") == []


def test_of_identical_claims_the_first_comes_first() -> None:
    index = Index([Entry(str(number), "The dam is safe.") for number in range(3)])
    assert [each.key for each in index.search("the dam is safe")] == ["0", "1", "2"]
