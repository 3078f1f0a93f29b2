"""Bad input: a defined answer, no crash, no runaway work."""

import time
from dataclasses import replace

import pytest

from claims.provenance import Article, bands, derivations, origins
from claims.provenance.owners import Owners
from tests.provenance import cast, edits
from tests.provenance.cast import make_article, said

TEXT = edits.originals()[0]
ODD = [
    "",
    " \n\n ",
    "Rain",
    "\N{RIGHT-TO-LEFT OVERRIDE}\x00\ud800",
    "السلطات تنفي الخبر " * 60,
    "東京で地震。" * 200,
    "1 2 3 " * 300,
    "§0 reported § according to §1 https://[",
    "The " * 500,
    '"' * 999,
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts(text: str) -> None:
    assert len(bands(text)) == len(set(bands(text)))
    here = [make_article(each, text=text) for each in "abc"]
    found = derivations(here, encode=cast.encode)
    assert all(each.from_id != each.to_id for each in found)
    assert origins([said(each.id) for each in here], here, found).least <= 1


def test_a_text_without_words_has_no_bands() -> None:
    assert bands("") == bands("—\n…") == []
    assert len(bands("Rain")) == 32


def test_bands_fit_a_database_column() -> None:
    assert all(-(2**63) <= each < 2**63 for each in bands(TEXT))


def test_bands_are_the_same_everywhere() -> None:
    """They are stored: a change makes every stored one meaningless and needs a new ENGINE."""
    assert bands("The dam at Kesra broke on Monday.")[:2] == STORED


STORED = [7866220718443784692, -3548538512993613726]


@pytest.mark.parametrize(
    ("owners", "houses"),
    [
        # A publisher that owns itself; two that own one another; a chain; nobody.
        ({"b": "B Post"}, ["b post"]),
        ({"b": "C Post", "c": "B Post"}, ["b post", "b post"]),
        ({"b": "C Post", "c": "D Post"}, ["d post", "d post"]),
        ({"b": ""}, ["b post"]),
    ],
)
def test_ownership_ends(owners: dict[str, str], houses: list[str]) -> None:
    here = [make_article(each, owner=owner) for each, owner in owners.items()]
    assert [Owners(here).house(each.publisher) for each in here] == houses


def test_no_dates_at_all() -> None:
    here = [make_article(each, text=TEXT, published_at=None) for each in "cab"]
    found = derivations(here)
    assert {each.from_id: each.to_id for each in found if each.to_id} == {"b": "a", "c": "a"}
    assert origins([said(each) for each in "abc"], here, found).most == 1


def test_dates_with_and_without_zone() -> None:
    naive = cast.MORNING.replace(tzinfo=None)
    here = [make_article("a", text=TEXT), make_article("b", text=TEXT, published_at=naive)]
    assert len([each for each in derivations(here) if each.to_id]) == 1


def test_an_article_twice() -> None:
    article = make_article(text=TEXT)
    assert derivations([article, article]) == derivations([article])


@pytest.fixture(scope="module")
def crowd() -> list[Article]:
    one = make_article(text=TEXT)
    return [replace(one, id=f"{n:05}", publisher=f"{n} Post") for n in range(10_000)]


def test_ten_thousand_copies(crowd: list[Article]) -> None:
    begin = time.process_time()
    found = derivations(crowd, encode=cast.encode)
    spoken = [said(each.id, "Ada Orlo") for each in crowd]
    counted = origins(spoken, crowd, found)
    assert time.process_time() - begin < 60  # seconds; a quadratic way takes an hour
    assert {each.to_id for each in found if each.kind.is_copy} == {"00000"}
    assert (counted.least, counted.most) == (1, 1)


def test_ten_thousand_outlets_that_nobody_told(crowd: list[Article]) -> None:
    begin = time.process_time()
    unnamed = [said(each.id, f"{each.id} officials", named=False) for each in crowd]
    counted = origins(unnamed, crowd)
    assert time.process_time() - begin < 20
    assert (counted.least, counted.most) == (1, 10_000)
