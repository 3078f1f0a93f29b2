"""Outlets that lean on one another, or on what came later."""

from dataclasses import replace

import pytest

from claims.provenance import Derivation, RelationKind, Utterance, origins
from claims.provenance.circles import has_cycle
from tests.provenance.cast import make_article, said

HERE = [make_article(each) for each in "abcd"]

GRAPHS: list[tuple[dict[str, set[str]], bool]] = [
    ({}, False),
    ({"a": {"b"}}, False),
    ({"a": {"a"}}, False),
    ({"a": {"b"}, "b": {"a"}}, True),
    ({"a": {"b"}, "b": {"c"}, "c": {"a"}}, True),
    # Two ways to one place are no cycle.
    ({"a": {"b", "c"}, "b": {"d"}, "c": {"d"}}, False),
    ({"a": {"b"}, "b": {"c"}, "c": {"b"}}, True),
]


@pytest.mark.parametrize(("graph", "wanted"), GRAPHS)
def test_it_finds_cycles(graph: dict[str, set[str]], wanted: bool) -> None:
    assert has_cycle(graph) == wanted


def test_a_long_chain_is_no_trouble() -> None:
    assert not has_cycle({str(n): {str(n + 1)} for n in range(100_000)})


def cites(id: str, outlet: str) -> Utterance:
    return said(id, hops=(outlet,))


CASES = [
    # (utterances, circular, least)
    ("a cites b, which says it itself later", [cites("a", "B Post"), said("b")], True, 1),
    ("b cites a", [said("a", "Ada Orlo"), cites("b", "A Post")], False, 1),
    ("mutual", [cites("a", "B Post"), cites("b", "A Post")], True, 0),
    ("in a ring", [cites("a", "C Post"), cites("b", "A Post"), cites("c", "B Post")], True, 0),
    ("somebody outside", [cites("a", "B Post"), cites("b", "A Post"), said("c", "Ada")], True, 1),
    # What stands inside the circle with a source of its own counts too.
    ("a source inside", [cites("a", "B Post"), said("b", "Jon Aske")], True, 1),
]


@pytest.mark.parametrize(
    ("spoken", "circular", "least"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_it_tells_circular_sourcing(spoken: list[Utterance], circular: bool, least: int) -> None:
    found = origins(spoken, HERE)
    assert (found.circular, found.least) == (circular, least)


@pytest.mark.parametrize(
    "line",
    [
        "This report was first published at 06:50 and has been updated.",
        "Updated at 14:20",
        "This story was updated to add comments.",
    ],
)
def test_an_update_was_there_before(line: str) -> None:
    later = replace(HERE[1], text=f"{line}\n\nThe tunnel stays closed.")
    spoken = [cites("a", "B Post"), said("b", "Ada Orlo")]
    assert origins(spoken, HERE).circular
    assert not origins(spoken, [HERE[0], later]).circular


def test_an_unknown_date_is_no_inversion() -> None:
    undated = replace(HERE[1], published_at=None)
    assert not origins([cites("a", "B Post"), said("b", "Ada Orlo")], [HERE[0], undated]).circular


def test_what_was_copied_counts_as_cited() -> None:
    """A copies B's story, and B leans on A for it."""
    copy = Derivation("c", "b", "B Post", RelationKind.REPUBLISHES)
    here = [HERE[1], replace(HERE[2], publisher="A Post"), replace(HERE[0], publisher="A Post")]
    found = origins([cites("b", "A Post"), said("a"), said("c")], here, [copy])
    assert found.circular
