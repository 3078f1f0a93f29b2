"""Where contents begin and end."""

import pytest

from claims.attribution.clauses import (
    clause_end,
    infinitive_end,
    is_clause,
    object_end,
    skip_adjuncts,
    subordinate,
    until_second_verb,
)
from claims.attribution.lexicon import lexicon
from claims.attribution.phrases import Range
from tests.attribution.tagged import index, said, tokens

CLAUSES = [
    ("said the bridge was safe, clean and new.", "the bridge was safe, clean and new"),
    ("said the bridge was safe; it was not.", "the bridge was safe"),
    ("said the bridge was safe, adding that it was new.", "the bridge was safe"),
    ("said the bridge was safe, according to Vey.", "the bridge was safe"),
    ("said the bridge was safe and urged them to go.", "the bridge was safe"),
    ("said the bridge was safe but did not go.", "the bridge was safe"),
    ("said the bridge was safe, but Vey denied it.", "the bridge was safe"),
    ("said the bridge was safe and the road was new.", "the bridge was safe and the road was new"),
]


@pytest.mark.parametrize(("rest", "content"), CLAUSES)
def test_a_reported_clause_ends_where_the_narrator_goes_on(rest: str, content: str) -> None:
    text = f"Orlo {rest}"
    found = tokens(text)
    end = clause_end(found, 2, lexicon())
    assert (said(text, found, Range(2, end)) or "").rstrip(".") == content


OBJECTS = [
    ("condemned the raid on Orra.", "the raid on Orra"),
    ("condemned the raid, which killed two.", "the raid"),
    ("condemned the raid and left.", "the raid"),
    ("condemned the raid, the arrests and the curfew.", "the raid, the arrests and the curfew"),
    ("condemned the raid after Vey left.", "the raid"),
    ("condemned the raid that burns or breaks.", "the raid that burns or breaks"),
]


@pytest.mark.parametrize(("rest", "content"), OBJECTS)
def test_an_object_ends_with_its_clause(rest: str, content: str) -> None:
    text = f"Orlo {rest}"
    found = tokens(text)
    end = object_end(found, 2, lexicon())
    assert (said(text, found, Range(2, end)) or "").rstrip(".") == content


def test_a_second_infinitive_goes_on_and_a_second_verb_does_not() -> None:
    for text, content in (
        ("Orlo vowed to find and punish them.", "to find and punish them."),
        ("Orlo vowed to stay and left.", "to stay"),
    ):
        found = tokens(text)
        assert said(text, found, Range(2, infinitive_end(found, 2, lexicon()))) == content


@pytest.mark.parametrize(
    ("rest", "first"),
    [
        ("said on Monday that it rained.", "that"),
        ("said in a statement that it rained.", "that"),
        ("said to reporters in Orra on Monday that it rained.", "that"),
        ("said last week that it rained.", "that"),
        ("said on March 3, 2021 that it rained.", "that"),
        ("said it rained on Monday.", "it"),
        # what is promised is no hearer
        ("vowed to table a motion.", "to"),
    ],
)
def test_adjuncts_are_passed_over(rest: str, first: str) -> None:
    found = tokens(f"Orlo {rest}")
    assert found[skip_adjuncts(found, 2)].low == first


@pytest.mark.parametrize(
    ("rest", "clause"),
    [
        ("said the bridge was safe.", True),
        ("said she left.", True),
        ("said the plan “was never ours to make”.", True),
        ("said goodbye.", False),
        ("said to wait.", False),
    ],
)
def test_a_clause_has_a_verb(rest: str, clause: bool) -> None:
    assert is_clause(tokens(f"Orlo {rest}"), 2) is clause


def test_a_clause_gives_way_to_the_verb_around_it() -> None:
    text = "The claim that the vote was rigged surprised many."
    found = tokens(text)
    end = until_second_verb(found, 3, len(found))
    assert said(text, found, Range(3, end)) == "the vote was rigged"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("While Orlo said it rained, it snowed.", True), ("Orlo said it rained.", False)],
)
def test_it_knows_a_subordinate_clause(text: str, expected: bool) -> None:
    found = tokens(text)
    assert subordinate(found, index(found, "orlo")) is expected
