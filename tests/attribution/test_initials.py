"""Capitals that only begin a sentence, and those of headlines."""

import pytest

from claims.attribution.document import read
from claims.attribution.initials import weighed
from claims.attribution.lexicon import lexicon


def names(text: str) -> list[str]:
    """The words that count as names once the capitals are weighed."""
    found = weighed(text, read(text, lexicon()))
    return [text[t.start : t.end] for one in found for t in one.tokens if t.tag == "NAME"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # several persons, one person before a name, a mood
        ("Traders said it rained.", []),
        ("Botanist Wolf Orlo said it rained.", ["Wolf", "Orlo"]),
        ("GAFFER Dana Orlo said it rained.", ["Dana", "Orlo"]),
        ("Furious Dana Orlo said it rained.", ["Dana", "Orlo"]),
        ("Current and former officials said it rained.", []),
        ("Two-thirds of voters said it rained.", []),
        # after a time or a place too
        ("07.32 Readers write that it rained.", []),
        # names that end like that
        ("Rogers said it rained.", ["Rogers"]),
        ("Mason Orlo said it rained.", ["Mason", "Orlo"]),
        # a surname elsewhere
        ("Dana Striver left. Strivers said it rained.", ["Dana", "Striver"]),
        ("It was Dana Carters. Carters said it rained.", ["Dana", "Carters", "Carters"]),
    ],
)
def test_a_first_word_is_a_name_only_where_something_says_so(
    text: str, expected: list[str]
) -> None:
    assert names(text) == expected


def test_a_headline_has_the_names_of_its_text() -> None:
    text = "Sugar Prices Will Fall Says Minister Ilan Vey\n\nIlan Vey spoke in Orra."
    assert names(text) == ["Ilan", "Vey", "Ilan", "Vey", "Orra"]
