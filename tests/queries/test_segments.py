"""Overlapping passages in one text: every character once, with all that covers it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.queries.segments import Cover, Mark, Role, Segment, paragraphs
from claims.text.spans import Span

S, C, T = Role.SOURCE, Role.CUE, Role.CONTENT

# (marks as (attribution, role, start, end), segments as text|covers), over "abcdefghij"
CASES = [
    # nothing is attributed
    ([], ["abcdefghij|"]),
    # one passage inside the line
    ([(1, T, 2, 5)], ["ab|", "cde|1content", "fghij|"]),
    # a whole line leaves nothing around it
    ([(1, T, 0, 10)], ["abcdefghij|1content"]),
    # source, cue and content side by side
    (
        [(1, S, 0, 2), (1, C, 3, 4), (1, T, 5, 10)],
        ["ab|1source", "c|", "d|1cue", "e|", "fghij|1content"],
    ),
    # a chain: the inner attribution lies within the outer content, and comes last
    (
        [(1, T, 2, 10), (2, S, 2, 4), (2, T, 6, 9)],
        ["ab|", "cd|1content 2source", "ef|1content", "ghi|1content 2content", "j|1content"],
    ),
    # the same chain found in the other order
    ([(9, T, 2, 4), (1, T, 0, 6)], ["ab|1content", "cd|1content 9content", "ef|1content", "ghij|"]),
    # two that cross without nesting; of equal width the older comes first
    (
        [(1, T, 0, 6), (2, T, 4, 10)],
        ["abcd|1content", "ef|1content 2content", "ghij|2content"],
    ),
    # content in two fragments around its tag
    (
        [(1, T, 0, 3), (1, C, 4, 6), (1, T, 7, 10)],
        ["abc|1content", "d|", "ef|1cue", "g|", "hij|1content"],
    ),
    # one word is the source of two attributions
    ([(1, S, 0, 2), (2, S, 0, 2)], ["ab|1source 2source", "cdefghij|"]),
    # two fragments of one role that overlap count once
    ([(1, T, 0, 4), (1, T, 2, 6)], ["ab|1content", "cd|1content", "ef|1content", "ghij|"]),
    # a mark that runs beyond the text ends with it
    ([(1, T, 8, 99)], ["abcdefgh|", "ij|1content"]),
]


def written(segment: Segment) -> str:
    covers = " ".join(f"{cover.attribution}{cover.role}" for cover in segment.covers)
    return f"{segment.text}|{covers}"


@pytest.mark.parametrize(("marks", "expected"), CASES)
def test_it_cuts_a_line(marks: list[tuple[int, Role, int, int]], expected: list[str]) -> None:
    made = [Mark(number, role, Span(start, end)) for number, role, start, end in marks]
    (paragraph,) = paragraphs("abcdefghij", made)
    assert [written(segment) for segment in paragraph.segments] == expected


def test_it_keeps_offsets_over_lines() -> None:
    text = "ab\n\n cd"
    first, second = paragraphs(text, [Mark(1, T, Span(1, 6))])
    assert [(part.start, part.text) for part in first.segments] == [(0, "a"), (1, "b")]
    assert [(part.start, part.text) for part in second.segments] == [(4, " c"), (6, "d")]
    assert second.segments[0].covers == (Cover(1, T),)


def test_each_attribution_opens_once_where_its_content_begins() -> None:
    marks = [
        Mark(1, S, Span(0, 1)),
        Mark(1, T, Span(2, 3)),
        Mark(1, T, Span(5, 6)),
        Mark(2, C, Span(5, 6)),
    ]
    (paragraph,) = paragraphs("abcdefghij", marks)
    opens = {segment.start: segment.opens for segment in paragraph.segments if segment.opens}
    assert opens == {2: (1,), 5: (2,)}  # 2 has no content: its cue shows it


def test_content_that_begins_on_a_blank_line_opens_on_the_next() -> None:
    _first, second = paragraphs("a\n\nbc", [Mark(1, T, Span(2, 4))])
    assert second.segments[0].opens == (1,)


@given(
    st.text(alphabet="ab \né", max_size=30),
    st.lists(st.tuples(st.integers(1, 4), st.integers(0, 30), st.integers(1, 9)), max_size=8),
)
def test_no_character_is_lost_or_doubled(text: str, found: list[tuple[int, int, int]]) -> None:
    marks = [Mark(number, T, Span(start, start + size)) for number, start, size in found]
    segments = [part for paragraph in paragraphs(text, marks) for part in paragraph.segments]
    assert [part.text for part in segments] == [
        text[part.start : part.start + len(part.text)] for part in segments
    ]
    lines = [line for line in text.split("\n") if line.strip()]
    assert "".join(part.text for part in segments) == "".join(lines)
    for part in segments:
        covering = {m.attribution for m in marks if m.span.start <= part.start < m.span.end}
        assert {cover.attribution for cover in part.covers} == covering
