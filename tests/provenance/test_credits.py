"""Credit lines in the forms that newsrooms use."""

import pytest

from claims.provenance.credits import credit_lines
from claims.provenance.outlets import Outlets
from tests.provenance.cast import make_article

WIRE = make_article("w", publisher="Meridian Wire")
BODY = "The dam broke on Monday after a week of rain, and the valley was cleared in the night."

LINES = [
    # (the line, whom it credits)
    ("(MERIDIAN WIRE)", ["Meridian Wire"]),
    ("KESRA (Meridian Wire)", ["Meridian Wire"]),
    ("By Staff Writer and MERIDIAN WIRE", ["Meridian Wire"]),
    ("This article was first published by Meridian Wire", ["Meridian Wire"]),
    ("With inputs from Meridian Wire", ["Meridian Wire"]),
    ("Press release by Meridian Wire", ["Meridian Wire"]),
    ("Source: Reuters", ["Reuters"]),
    ("By Ada Orlo", []),
    # Nobody in particular.
    ("With inputs from agencies", []),
    # When, not who.
    ("This report was first published at 06:50 and has been updated.", []),
    # A picture, a teaser and a sentence are no credit for the text.
    ("Photo: Meridian Wire", []),
    ("Read more: How Meridian Wire counts", []),
    ("Meridian Wire was there.", []),
    # Its own name.
    ("This article was first published by A Post", []),
]


@pytest.mark.parametrize(("line", "wanted"), LINES)
@pytest.mark.parametrize("text", ["{line}\n\n{body}", "{body}\n\n{line}"])
def test_it_reads_lines_at_either_end(text: str, line: str, wanted: list[str]) -> None:
    article = make_article("a", text=text.format(line=line, body=BODY))
    found = credit_lines(article, Outlets((WIRE, article)))
    assert [each.publisher for each in found] == wanted
    assert all(article.text[each.span.start : each.span.end] == line for each in found)


def test_it_reads_a_dateline() -> None:
    article = make_article("a", text=f"KESRA (AP) — {BODY}")
    assert [each.publisher for each in credit_lines(article, Outlets((article,)))] == ["AP"]
