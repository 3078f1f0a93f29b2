"""Attributions inside attributions."""

import pytest

from claims.attribution import Attribution
from tests.attribution.marked import by_rules, words


def chain(text: str) -> list[tuple[str, str | None]]:
    """Each cue, and the cue of the attribution around it."""
    found = by_rules(text)

    def cue(one: Attribution) -> str:
        return " ".join(words(text, one.cue))

    return [(cue(one), None if one.parent is None else cue(found[one.parent])) for one in found]


CHAINS = [
    # the outlet around the officials
    (
        "Lanvia24 reported that port officials claimed that smugglers set the fire.",
        [("reported", None), ("claimed", "reported")],
    ),
    # the tag after what somebody else said
    (
        "Port officials claimed that smugglers set the fire, Lanvia24 reported.",
        [("claimed", "reported"), ("reported", None)],
    ),
    # three of them
    (
        "Vey wrote that Orlo said that the union denied that it struck.",
        [("wrote", None), ("said", "wrote"), ("denied", "said")],
    ),
    # a denial of a claim: the noun phrase is the outer content
    (
        "The company denied claims by the union that it had stored fuel.",
        [("denied", None), ("claims", "denied")],
    ),
    # with himself
    ("Orlo said she hoped that the bridge would open.", [("said", None), ("hoped", "said")]),
    # two sentences stand beside each other
    (
        "Orlo said the bridge was safe. Vey said that it was not.",
        [("said", None), ("said", None)],
    ),
    # and so do two cues of one subject
    (
        "Orlo said that the bridge was safe and denied that it shook.",
        [("said", None), ("denied", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_it_tells_which_stands_in_which(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert chain(text) == expected


def test_who_cites_reports_what_the_cited_said() -> None:
    text = "The Orra Post, citing two port officials, reported that smugglers set the fire."
    found = {" ".join(words(text, one.cue)): one for one in by_rules(text)}
    outer, inner = found["reported"], found["citing"]
    assert words(text, outer.source) == ["The Orra Post"]
    assert words(text, inner.source) == ["two port officials"]
    assert inner.content == outer.content
    assert by_rules(text)[inner.parent or 0] == outer


def test_what_is_cited_without_a_report_stays_an_object() -> None:
    text = "Orlo cancelled the fair, citing the cost of the fireworks."
    (found,) = by_rules(text)
    assert words(text, found.content) == ["the cost of the fireworks"]
    assert found.parent is None
