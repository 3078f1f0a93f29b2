"""Kinds of copies, who copied whom, and what is no copy."""

from dataclasses import replace

import pytest

from claims.provenance import Article, RelationKind, derivations
from claims.provenance.copies import overlap
from claims.provenance.words import Body
from tests.provenance import edits
from tests.provenance.cast import make_article

# Without the outlet that it names, so that nothing is cited.
TEXT = edits.originals()[0].replace(" told Corvane Wire by telephone", " said")
LINES = TEXT.split("\n\n")
OTHER = edits.originals()[-1]
FIRST = make_article("a", publisher="Meridian Wire", text=TEXT)

KINDS = [
    ("word for word", TEXT, RelationKind.REPUBLISHES),
    ("with a credit", f"(MERIDIAN WIRE)\n\n{TEXT}", RelationKind.REPUBLISHES),
    ("and much beside it", f"{TEXT}\n\n{OTHER}", RelationKind.REPUBLISHES),
    ("cut off", TEXT[: len(TEXT) * 6 // 10], RelationKind.REPUBLISHES),
    ("two paragraphs in another piece", "\n\n".join([OTHER, *LINES[:2]]), RelationKind.EXCERPT),
    ("one sentence", f"{OTHER}\n\n{LINES[-1]}", None),
    ("its quotations alone", f'{OTHER}\n\n"{LINES[0]}" he said.\n\n"{LINES[1]}" she said.', None),
    ("nothing", OTHER, None),
    ("no text", "", None),
]


@pytest.mark.parametrize(("text", "kind"), [row[1:] for row in KINDS], ids=[r[0] for r in KINDS])
def test_it_tells_kinds(text: str, kind: RelationKind | None) -> None:
    found = derivations([FIRST, make_article("b", text=text)])
    assert [each.kind for each in found] == ([kind] if kind else [])
    assert all((each.from_id, each.to_id) == ("b", "a") for each in found)


def test_shares_are_of_what_was_told() -> None:
    whole, part = Body(TEXT), Body("\n\n".join(LINES[:2]))
    found = overlap(part, whole)
    assert found and found.one_share == 1.0 and 0 < found.other_share < 1
    assert found.turned().turned() == found


SECOND = replace(FIRST, id="b", publisher="B Post")
CREDIT = "This article was first published by {}"


def credited(id: str, publisher: str, **kw: object) -> Article:
    return make_article(id, text=f"{TEXT}\n\n{CREDIT.format(publisher)}", **kw)


ROWS = [
    # (articles, from -> to): credit before date, date before nothing.
    ("the earlier is the source", [FIRST, make_article("b", text=TEXT)], {"b": "a"}),
    (
        "a credit outweighs the date",
        [credited("a", "C Post"), make_article("c", text=TEXT)],
        {"a": "c"},
    ),
    (
        "a credit picks one of several",
        [FIRST, make_article("b", text=TEXT), credited("c", "B Post")],
        {"b": "a", "c": "b"},
    ),
    (
        "the undated copied from the dated",
        [make_article("a", text=TEXT, published_at=None), make_article("b", text=TEXT)],
        {"a": "b"},
    ),
    (
        "both undated: always the same way",
        [make_article(each, text=TEXT, published_at=None) for each in "ba"],
        {"b": "a"},
    ),
    (
        "credits in a circle: the earliest is the source",
        [credited("a", "B Post"), credited("b", "C Post"), credited("c", "A Post")],
        {"b": "c", "c": "a"},
    ),
    ("an outlet does not copy itself", [FIRST, replace(FIRST, id="b")], {}),
    (
        "a spelling is no other outlet",
        [FIRST, replace(FIRST, id="b", publisher="MERIDIAN WIRE")],
        {},
    ),
]


@pytest.mark.parametrize(("articles", "wanted"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_it_tells_who_copied_whom(articles: list[Article], wanted: dict[str, str]) -> None:
    for order in (articles, articles[::-1]):
        found = derivations(order)
        assert {each.from_id: each.to_id for each in found} == wanted


def test_a_credit_without_its_article_names_the_publisher() -> None:
    (found,) = derivations([make_article("a", text=f"KESRA (AP) — {TEXT}")])
    assert (found.to_id, found.to_publisher, found.kind) == (None, "AP", "republishes")
    (found,) = derivations([make_article("a", text=f"{TEXT}\n\nWith inputs from Reuters")])
    assert (found.to_id, found.to_publisher, found.kind) == (None, "Reuters", "cites")


def test_what_a_copy_copied_it_does_not_cite() -> None:
    citing = (
        f"{TEXT}\n\nTerrace Gazette reported on Tuesday that four more workers had been missing."
    )
    here = [make_article("a", text=citing), make_article("b", text=citing)]
    found = derivations(here)
    assert [(each.from_id, each.to_publisher) for each in found] == [
        ("a", "Terrace Gazette"),
        ("b", "A Post"),
    ]
