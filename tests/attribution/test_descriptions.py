"""What the unnamed are called, and how many they are."""

import pytest

from claims.attribution.descriptions import count, description
from claims.attribution.phrases import Range
from tests.attribution.tagged import said, tokens


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("two deckhands", "deckhands"),
        ("her neighbor", "neighbor"),
        ("its own inspectors", "inspectors"),
        ("one of its inspectors", "inspectors"),
        ("two of those present", "those present"),
        ("all but two of 19 economists", "economists"),
        ("six in ten voters in Orra", "voters in Orra"),
        # a year is no number of parties
        ("a 2022 engineering report", "2022 engineering report"),
        # what tells who they are stays, what they did goes
        ("people familiar with the matter", "people familiar with the matter"),
        ("a person close to the lenders", "person close to the lenders"),
        ("diplomats briefed on the matter", "diplomats briefed on the matter"),
        ("analysts who follow the talks", "analysts"),
        ("passengers interviewed at the clinic", "passengers"),
        ("a study it commissioned", "study"),
        # a list is one party
        ("doctors, nurses and cooks", "doctors, nurses and cooks"),
        # only a quantity
        ("one of them", None),
        ("one who was there", None),
    ],
)
def test_it_keeps_what_tells_who_they_are(phrase: str, name: str | None) -> None:
    text = f"There {phrase}"
    found = tokens(text)
    assert said(text, found, description(found, Range(1, len(found)))) == name


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("two deckhands", 2),
        ("12 witnesses", 12),
        ("a dozen witnesses", 12),
        ("two dozen witnesses", 24),
        ("half a dozen witnesses", 6),
        ("both sides", 2),
        ("one of them", 1),
        ("witnesses", None),
        # shares and ages are no number of parties
        ("six in ten voters", None),
        ("all but two of 19 economists", None),
    ],
)
def test_it_counts_them(phrase: str, number: int | None) -> None:
    found = tokens(f"There {phrase}")
    assert count(found, Range(1, len(found))) == number
