"""Pairs to learn from say what they should."""

from collections import Counter
from pathlib import Path

from claims.matching.training.examples import (
    OTHER,
    WEAKER,
    Example,
    R,
    checked,
    edits,
    labelled,
    own_examples,
    split,
    strangers,
)

GOLD = Path(__file__).parents[2] / "gold/matching/training"
POST = {
    "id": "post-1",
    "original": "o",
    "same": ["s1", "s2"],
    "negated": ["n"],
    "swapped": ["x"],
    "weaker": ["w"],
}


def test_rewrites_are_the_same_as_each_other_and_what_was_reversed_contradicts_all() -> None:
    found = Counter((each.first, each.second, each.allowed) for each in edits(POST))
    same = frozenset({R.SAME})
    assert {("o", "s1", same), ("o", "s2", same), ("s1", "s2", same)} <= found.keys()
    assert found["o", "n", frozenset({R.CONTRADICTS})] == 1
    assert found["o", "x", OTHER] == found["o", "w", WEAKER] == 1


def test_a_swapped_name_is_never_the_same() -> None:
    assert R.SAME not in OTHER | WEAKER


def test_a_query_repeats_its_claim_and_not_the_neighbours() -> None:
    record = {
        "id": "c",
        "claim": "k",
        "title": "t",
        "queries": ["q"],
        "near": [{"claim": "m", "title": "u"}],
    }
    told = {(each.second, R.SAME in each.allowed) for each in checked(record)}
    assert told == {("k", True), ("t k", True), ("u m", False)}


def test_a_labelled_pair_keeps_its_days() -> None:
    record = {"a": "x", "b": "y", "b_date": "2026-03-01", "relation": "updates", "event": "e"}
    found = labelled(record)
    assert (found.allowed, found.days) == (frozenset({R.UPDATES}), ("", "2026-03-01"))


def test_the_files_are_read_whatever_they_hold() -> None:
    found = own_examples(GOLD)
    groups = {each.group.partition("-")[0] for each in found}
    assert {"post", "sentence", "checked", "speech"} <= groups
    assert len(found) > 5_000


def test_what_is_kept_shares_no_group_with_what_is_learnt() -> None:
    learnt, kept = split(own_examples(GOLD))
    assert not {each.group for each in learnt} & {each.group for each in kept}
    assert 0.1 < len(kept) / (len(kept) + len(learnt)) < 0.25


def test_strangers_come_from_two_groups() -> None:
    some = [Example(f"a{n}", f"b{n}", frozenset({R.SAME}), f"g{n}") for n in range(5)]
    found = strangers(some, 20, seed=1)
    assert all(each.first[1:] != each.second[1:] for each in found)
    assert {each.allowed for each in found} == {frozenset({R.NONE})}
