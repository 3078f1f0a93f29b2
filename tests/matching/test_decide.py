"""Attach, ask or neither."""

from dataclasses import replace

import pytest

from claims.matching import (
    Ambiguous,
    Candidate,
    Frequencies,
    Judged,
    Judgement,
    Match,
    MatchingConfig,
    NoMatch,
    Proposition,
    Relation,
    decide,
    encode,
    judge_candidates,
    read_query,
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


CLAIMS = ["the dam at Orsk is safe", "engineers call the Orsk dam sound", "a shark swam in the bay"]


def test_what_is_far_in_meaning_is_not_judged() -> None:
    query = read_query("the dam above Orsk has been declared safe")
    vectors = encode(CLAIMS)
    known = [Candidate(text, text, "", vectors[row : row + 1]) for row, text in enumerate(CLAIMS)]
    weights = Frequencies(3, 3.0, {})
    found = judge_candidates(SAID, query, known, weights, CONFIG)
    assert {each.key for each in found} == set(CLAIMS[:2])
    one = judge_candidates(SAID, query, known, weights, replace(CONFIG, judged=1))
    assert [each.key for each in one] == CLAIMS[:1]
