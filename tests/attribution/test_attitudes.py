"""Attitudes that somebody else tells, or that only say who is meant."""

import pytest

from tests.attribution.marked import by_rules, words

ALONE = [
    # told: the attitude is what the speaker says, and adverbs do not cut it
    (
        "Dana Orlo stressed that Lanvia firmly and consistently supports the new treaty.",
        ["Lanvia firmly and consistently supports the new treaty"],
    ),
    # a relative clause tells which man is meant
    ("Dana Orlo condemned a man who opposes the treaty.", ["a man who opposes the treaty"]),
    # an attitude of one's own stays
    ("Dana Orlo supports the new treaty.", ["the new treaty"]),
    # what is pointed at is an object
    ("Dana Orlo rejected that allegation.", ["that allegation"]),
]


@pytest.mark.parametrize(("text", "content"), ALONE)
def test_it_finds_one_attribution_with_all_of_its_content(text: str, content: list[str]) -> None:
    (found,) = by_rules(text)
    assert words(text, found.content) == content
