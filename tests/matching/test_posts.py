"""Posts are read without what belongs to the network they stand in."""

import pytest

from claims.matching.posts import readable, views

CASES = [
    # links of all kinds go
    ("Look https://t.co/x1 here pic.twitter.com/abc", "Look here"),
    # tags and handles are words
    ("#StopTheDam says @RiverWatchUK", "Stop The Dam says River Watch UK"),
    ("#dam2024", "dam 2024"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "read"), CASES)
def test_it_is_read_as_words(text: str, read: str) -> None:
    assert readable(text) == read


def test_a_signed_post_is_read_in_three_ways() -> None:
    post = "The dam is safe. — Dana Orlo (@dana_orlo) March 3, 2019"
    assert views(post) == (
        "The dam is safe. — Dana Orlo (dana orlo) March 3, 2019",
        "The dam is safe. Dana Orlo 2019",
        "The dam is safe.",
    )


def test_any_other_text_is_read_in_one() -> None:
    assert views("The dam is safe.") == ("The dam is safe.",)


def test_nothing_but_a_signature_is_still_read() -> None:
    assert all(views("— Dana Orlo (@dana) March 3, 2019"))
