"""What two propositions are to one another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching import Judgement, Proposition, Relation, judge, same_probabilities

R = Relation


def judged(first: str, second: str, days: tuple[str, str] = ("", "")) -> Judgement:
    (found,) = judge([(Proposition(first, days[0]), Proposition(second, days[1]))])
    return found


PAIRS = [
    # other words
    ("the bridge has been closed since Monday", "since Monday the bridge has been shut", R.SAME),
    # the reverse, with and without a "not"
    ("the dam is safe", "the dam is not safe", R.CONTRADICTS),
    ("the council approved the plan", "the council rejected the plan", R.CONTRADICTS),
    # nothing in common
    ("the bridge has been closed since Monday", "the hospital has hired nurses", R.NONE),
]


@pytest.mark.parametrize(("first", "second", "relation"), PAIRS)
def test_it_tells_plain_cases(first: str, second: str, relation: Relation) -> None:
    assert judged(first, second).relation == relation


def test_a_later_figure_is_an_update() -> None:
    found = judged(
        "the flood in Orsk has killed three people",
        "the death toll of the flood in Orsk has risen to five",
        ("2026-03-01", "2026-03-03"),
    )
    assert found.relation == R.UPDATES


def test_the_order_does_not_matter() -> None:
    one, other = "the dam is safe", "engineers doubt that the dam is safe"
    assert judged(one, other).probability == judged(other, one).probability
    assert judged(one, other).same_probability == judged(other, one).same_probability


def test_it_says_why() -> None:
    reasons = [each.slug for each in judged("three men died", "five men did not die").reasons]
    assert "figures_differ:three / five" in reasons and "negated_once:not" in reasons


def test_the_same_words_need_no_reading() -> None:
    found = judged("The dam is safe.", "the dam is SAFE")
    assert (found.relation, found.same_probability) == (R.SAME, 0.9999)
    assert [each.slug for each in found.reasons] == ["same_words"]


@pytest.mark.parametrize("nothing", ["", "  ", "…", "!?"])
def test_what_has_no_words_is_like_nothing(nothing: str) -> None:
    found = judged(nothing, "the dam is safe")
    assert (found.relation, found.reasons[0].code) == (R.NONE, "no_words")


ODD = [
    "word",
    "1234567890",
    "الجسر مغلق منذ الفجر",
    "大坝已经关闭",
    "🌊🌊🌊",
    "the dam " * 2000,
    "a\u0301\u200b" * 50,
]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_have_an_answer(text: str) -> None:
    found = judged(text, "the dam is safe")
    assert 0 < found.same_probability < 1


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_has_an_answer(first: str, second: str) -> None:
    found = judged(first, second)
    assert 0 < found.probability <= 1 and 0 < found.same_probability < 1


def test_many_pairs_are_answered_in_order() -> None:
    pairs = [("the dam is safe", f"dam {number}") for number in range(70)]
    pairs.insert(50, ("a dam", "A dam"))
    found = same_probabilities(pairs)
    assert len(found) == 71 and found.index(0.9999) == 50
