"""Quotations without a tag of their own."""

import pytest

from claims.attribution import AttributionConfig
from tests.attribution.marked import by_rules, words

JOINED = [
    # the quotation after the tag
    "“It rained,” Orlo said. “It snowed.”",
    "“It rained,” Orlo said. “It snowed.” “It hailed.”",
    "“It rained,” said Orlo. “It snowed.”",
    # the quotation before it in the same paragraph
    "“It rained.” “It snowed,” Orlo said.",
    # the next paragraph
    "“It rained,” Orlo said.\n\n“It snowed in the hills.”",
    # a tag that opens a paragraph of quotation
    "Orlo said:\n\n“It rained.”",
]


@pytest.mark.parametrize("text", JOINED)
def test_a_quotation_without_a_tag_goes_to_the_tag_beside_it(text: str) -> None:
    (found,) = by_rules(text)
    spoken = " ".join(words(text, found.content))
    assert spoken.count("“") == text.count("“")


APART = [
    # a quotation with a tag of its own
    ("“It rained,” Orlo said. “It snowed,” Vey said.", 2),
    # narration in between
    ("“It rained,” Orlo said. The sky was grey. “It snowed.”", 1),
    # indirect speech takes no bare quotation
    ("Orlo said that it rained. “It snowed.”", 1),
]


@pytest.mark.parametrize(("text", "attributions"), APART)
def test_it_goes_no_further(text: str, attributions: int) -> None:
    found = by_rules(text)
    assert len(found) == attributions
    assert all(len(one.content) == 1 for one in found)


def test_the_reach_over_paragraphs_is_a_setting() -> None:
    text = "“It rained,” Orlo said.\n\n“It snowed in the hills.”"
    (near,) = by_rules(text, AttributionConfig(follow_paragraphs=0))
    assert words(text, near.content) == ["“It rained,”"]


def test_a_tag_that_opens_nothing_is_dropped() -> None:
    assert by_rules("Orlo said:\n\nThe weather in Orra") == []
