"""Attach, ask or neither."""

import pytest

from claims.matching import (
    Ambiguous,
    Judged,
    Judgement,
    Match,
    MatchingConfig,
    NoMatch,
    Proposition,
    Relation,
    decide,
)

CONFIG = MatchingConfig(attach=0.9, suggest=0.5, suggestions=2)
SAID = Proposition("the dam is safe")


def judged(*chances: float) -> list[Judged]:
    return [
        Judged(str(number), Judgement(Relation.SAME, each, each, ()))
        for number, each in enumerate(chances)
    ]


def test_above_the_upper_line_it_is_attached() -> None:
    found = decide(SAID, judged(0.9, 0.8), CONFIG)
    assert isinstance(found, Match) and found.claim.key == "0"


def test_between_the_lines_the_likeliest_are_suggested() -> None:
    found = decide(SAID, judged(0.89, 0.6, 0.5), CONFIG)
    assert isinstance(found, Ambiguous)
    assert [each.key for each in found.claims] == ["0", "1"]


@pytest.mark.parametrize("chances", [(), (0.49,)])
def test_below_both_it_is_neither(chances: tuple[float, ...]) -> None:
    assert decide(SAID, judged(*chances), CONFIG) == NoMatch()


@pytest.mark.parametrize("text", ["", "dam", "the dam", "it is"])
def test_a_word_is_no_proposition(text: str) -> None:
    assert decide(Proposition(text), judged(0.99), CONFIG) == NoMatch()
