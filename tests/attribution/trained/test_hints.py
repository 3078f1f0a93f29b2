"""What the rules found, asked for by place."""

from claims.attribution.findings import Finding
from claims.attribution.trained.hints import Hints
from claims.attribution.types import Stance
from claims.text.spans import Span


def finding(*cue: Span) -> Finding:
    return Finding((), cue, (), Stance.ASSERTS, "say", 0.9, ("verb+that",))


FIRST = finding(Span(10, 14))
APART = finding(Span(20, 23), Span(30, 35))
HINTS = Hints([APART, FIRST])


def test_they_come_in_the_order_of_their_cues() -> None:
    assert list(HINTS) == [FIRST, APART]


def test_one_is_found_wherever_its_cue_is_touched() -> None:
    assert HINTS.at(Span(13, 18)) is FIRST
    assert HINTS.at(Span(8, 11)) is FIRST


def test_a_cue_in_pieces_reaches_from_its_start_to_its_end() -> None:
    assert HINTS.at(Span(25, 28)) is APART


def test_nothing_is_found_beside_a_cue() -> None:
    assert HINTS.at(Span(14, 20)) is None
    assert HINTS.at(Span(35, 40)) is None
