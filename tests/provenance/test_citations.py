"""The turns by which a sentence says that it has something from an outlet."""

from dataclasses import replace

import pytest

from claims.provenance import Article, derivations
from claims.provenance.citations import citations
from claims.provenance.outlets import Outlets
from claims.text.spans import Span
from tests.provenance.cast import make_article, said

WIRE = make_article("b", publisher="Meridian Wire", url="https://meridian.example/dam")
TALK = make_article("c", publisher="Terrace Talk", url="https://talk.example/x")

SENTENCES = [
    ("Meridian Wire reported that the dam broke.", ["Meridian Wire"]),
    ("The dam broke, the Meridian Wire has first reported.", ["Meridian Wire"]),
    ("The dam broke, reported Meridian Wire.", ["Meridian Wire"]),
    ("According to Meridian Wire, the dam broke.", ["Meridian Wire"]),
    ("The dam broke, she told the rival news agency Meridian Wire.", ["Meridian Wire"]),
    ("The dam broke, Terrace Talk wrote, citing Meridian Wire.", ["Terrace Talk", "Meridian Wire"]),
    ("Both Meridian Wire and Terrace Talk have reported it.", ["Meridian Wire", "Terrace Talk"]),
    ("He was reacting to a report by Meridian Wire.", ["Meridian Wire"]),
    ("Meridian Wire's report was denied.", ["Meridian Wire"]),
    ("She said so in an interview with Meridian Wire.", ["Meridian Wire"]),
    ("The papers were seen by Meridian Wire.", ["Meridian Wire"]),
    ("The magazine Food Monthly reported it.", ["Food Monthly"]),
    # Named, but nothing is had from it.
    ("Meridian Wire will move to a new building.", []),
    ("The chief executive of Meridian Wire resigned.", []),
    # Somebody else's words.
    ('"We read it in the story in Meridian Wire," he said.', []),
    # The outlet's own name.
    ("She told the A Post that the dam broke.", []),
    # A link, to an article that is here or to its house.
    ("More at https://www.meridian.example/dam?x=1 today.", ["Meridian Wire"]),
    ("More at https://talk.example/other.", ["Terrace Talk"]),
    ("More at https://elsewhere.example/.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_it_reads_sentences(text: str, wanted: list[str]) -> None:
    article = make_article("a", text=text)
    found = citations(article, Outlets((article, WIRE, TALK)))
    assert [each.publisher for each in found] == wanted


TOLD = "The dam at Kesra broke on Monday."
READER = make_article(
    "d", text=f"Meridian Wire reported that the dam at Kesra broke. {'Rain fell. ' * 9}"
)

TARGETS = [
    # (articles of the cited outlet, the one meant)
    ([make_article("b", text=TOLD)], "b"),
    # The latest that was out.
    ([make_article("b", text=TOLD), make_article("c", text=TOLD)], "c"),
    # Not the latest, where that is about something else.
    ([make_article("b", text=TOLD), make_article("c", text="Rovers sold a winger.")], "b"),
    # One that came out later only where none before has it: the citation is then suspicious.
    ([make_article("b", text=TOLD), make_article("e", text=TOLD)], "b"),
    ([make_article("e", text=TOLD)], "e"),
    # None has it: the publisher alone.
    ([make_article("b", text="Rovers sold a winger.")], None),
]  # fmt: skip


@pytest.mark.parametrize(("others", "wanted"), TARGETS)
def test_it_finds_the_article(others: list[Article], wanted: str | None) -> None:
    here = [replace(each, publisher="Meridian Wire") for each in others]
    (found,) = derivations([READER, *here])
    assert (found.to_id, found.to_publisher, found.kind) == (wanted, "Meridian Wire", "cites")


def test_outlets_around_a_statement_are_cited() -> None:
    """Attribution knows outlets by more than the words that stand here."""
    spoken = [said("a", content=Span(0, 4), hops=("Terrace Talk", "Far Voice", "the press"))]
    article = make_article("a", text="It is so.")
    found = derivations([article, TALK], utterances=spoken)
    assert [each.to_publisher for each in found] == ["Far Voice", "Terrace Talk"]


def test_nobody_cites_himself() -> None:
    url = "https://a.example/a"
    article = make_article("a", url=url, text=f"A Post reported, {url} says, according to A Post.")
    assert derivations([article], utterances=[said("a", hops=("A Post",))]) == []
