"""What is said, for somebody who has not read the article."""

import pytest

from claims.matching.standalone import Context, standalone

ARTICLE = (
    "A bomb attack on the motorcade of Prime Minister Ardan Kelmeti killed three people. "
    "The rival faction of militia leader Oren Tal condemned the attack. The vote was delayed."
)

DIRECT = [
    ("we were not there", "the Harbour Union", "the Harbour Union were not there"),
    ("I’m sure of it", "Dana Orlo", "Dana Orlo is sure of it"),
    ("our men did it", "Dana Orlo", "Dana Orlo’s men did it"),
    # quoted, "he" is somebody else
    ("he was not there", "Dana Orlo", "he was not there"),
    # nobody is named
    ("we were not there", "", "we were not there"),
]


@pytest.mark.parametrize(("said", "speaker", "told"), DIRECT)
def test_who_is_quoted_is_i_and_we(said: str, speaker: str, told: str) -> None:
    assert standalone(said, Context(speaker, "", direct=True)) == told


INDIRECT = [
    ("he would find them", "Dana Orlo", "Dana Orlo would find them"),
    ("They had left", "two guards", "two guards had left"),
    # "it" may be anything
    ("it had been closed", "the council", "it had been closed"),
    # only at the beginning: further in it may be anybody
    ("the men said that he knew", "Dana Orlo", "the men said that he knew"),
    # words that only begin alike
    ("themes were chosen", "Dana Orlo", "themes were chosen"),
]


@pytest.mark.parametrize(("said", "speaker", "told"), INDIRECT)
def test_who_is_reported_may_be_he_and_they(said: str, speaker: str, told: str) -> None:
    assert standalone(said, Context(speaker, "", direct=False)) == told


NOUNS = [
    (
        "militias were behind the attack",
        "militias were behind the bomb attack on the motorcade of Prime Minister Ardan Kelmeti",
    ),
    ("the faction is armed", "the rival faction of militia leader Oren Tal is armed"),
    # the article has no fuller form
    ("the vote was rigged", "the vote was rigged"),
    # the content says itself which one
    ("the attack on the school", "the attack on the school"),
    ("the attack-minded team", "the attack-minded team"),
]


@pytest.mark.parametrize(("said", "told"), NOUNS)
def test_a_bare_noun_is_told_more_fully(said: str, told: str) -> None:
    assert standalone(said, Context("", ARTICLE, direct=False)) == told


def test_nothing_is_invented_for_nothing() -> None:
    assert standalone("", Context("Dana Orlo", ARTICLE, direct=True)) == ""


def test_a_long_text_takes_no_long_time() -> None:
    context = Context("Dana Orlo", "the attack on " * 50_000, direct=True)
    assert standalone("the attack " * 200, context).startswith("the attack")
