"""The words that a text is found by."""

import pytest

from claims.matching.words import plain_words, words

CASES = [
    # endings go, function words go
    ("The bridges were closed", ["bridg", "close"]),
    # possessives and curly apostrophes
    ("the mayor’s and the Joneses' houses", ["mayor", "jones", "hous"]),
    # a negation says nothing of what a text is about
    ("It wasn't closed", ["close"]),
    # figures and years stay
    ("5,000 in 2024", ["5", "000", "2024"]),
    # other scripts stay as they are
    ("الجسر مغلق", ["الجسر", "مغلق"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_it_keeps_what_tells(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_plain_words_keep_negations() -> None:
    assert plain_words("It wasn’t the mayor's.") == ["it", "wasn't", "the", "mayor"]
