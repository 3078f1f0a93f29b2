"""What holds for every text, however strange, with either engine."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.attribution import Attribution, is_checkable
from claims.text.spans import Spans
from tests.attribution.marked import by_network, by_rules

Reader = Callable[[str], list[Attribution]]

PIECES = (
    "said claimed told denied reported “ ” \" ' ’ ‘ « » ( ) , . ; : — - \n he she Dana Orlo al-Vey "
    "the mayor who that according to by has no statements issued on Monday was quick condemn and "
    "but citing it likely declined comment asked whether 3 M. (ODL) ODL \ud800 \x00 \u202e 🙂 قال "
    "ß İ ﬁ \u200f \ufeff \u2028 @x $5 % n't didn't i24NEWS reportedly"
)
WORDS = st.sampled_from(PIECES.split(" "))
TEXTS = st.lists(WORDS, max_size=50).map(" ".join) | st.text(
    alphabet=st.characters() | st.sampled_from("“”\"'.,\n\ud800\x00\u202e"), max_size=200
)

both = pytest.mark.parametrize("read", [by_rules, by_network], ids=["rules", "trained"])


def roles(found: Attribution) -> tuple[Spans, Spans, Spans]:
    return found.source, found.cue, found.content


@both
@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_offsets_lie_in_the_text_in_order_and_apart(read: Reader, text: str) -> None:
    for found in read(text):
        for spans in roles(found):
            ends = [0, *(end for span in spans for end in span)]
            assert ends == sorted(ends) and ends[-1] <= len(text)
            assert all(start < end for start, end in spans)


@both
@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_every_attribution_is_well_formed(read: Reader, text: str) -> None:
    found = read(text)
    for number, one in enumerate(found):
        assert one.cue and one.reasons and 0 < one.confidence < 1
        assert (one.speaker is None) == (one.source == ())
        assert one.parent is None or (0 <= one.parent < len(found) and one.parent != number)
        assert is_checkable(one, text) in (True, False)


@both
@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_attributions(read: Reader, text: str) -> None:
    assert read(text) == read(text)


@both
@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_no_attribution_is_around_itself(read: Reader, text: str) -> None:
    found = read(text)
    for one in found:
        seen, parent = 0, one.parent
        while parent is not None:
            parent, seen = found[parent].parent, seen + 1
            assert seen <= len(found)


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="xyz \n", max_size=40))
def test_what_stands_before_only_moves_the_offsets(before: str) -> None:
    text = "Dana Orlo said that it rained."
    (plain,) = by_rules(text)
    moved = by_rules(f"{before}\n\n{text}")[-1]
    shift = len(before) + 2
    for was, now in zip(roles(plain), roles(moved), strict=True):
        assert [(start + shift, end + shift) for start, end in was] == [tuple(s) for s in now]


@both
@pytest.mark.parametrize(
    "piece",
    [
        "said ",
        "he said, ",
        "“",
        '" ',
        "(",
        "Orlo, ",
        "“a\n",
        "(ODL) ",
        "that ",
        "a",
        ".",
        "🙂",
        "\ud800",
    ],
)
def test_a_long_text_of_one_piece_is_read(read: Reader, piece: str) -> None:
    text = piece * 3_000
    for found in read(text):
        assert all(end <= len(text) for spans in roles(found) for _, end in spans)
