"""Which outlet a name means."""

import pytest

from claims.provenance.outlets import Outlets
from tests.provenance.cast import make_article

OWN = "Vantry Herald"
OTHERS = (
    "Lowland Journal",
    "Quayside Ledger",
    "Tarn Valley News",
    "Coast Ledger",
    "Valley Gazette",
)
HERE = tuple(
    make_article(chr(97 + place), publisher=name, url=f"https://www.{name.split()[0].lower()}.example/x")
    for place, name in enumerate((OWN, *OTHERS))
)  # fmt: skip
OUTLETS = Outlets(HERE)

NAMES = [
    # As it is, with and without its article, in any case.
    ("Lowland Journal", "Lowland Journal"),
    ("The Lowland Journal", "Lowland Journal"),
    ("LOWLAND JOURNAL", "Lowland Journal"),
    # By its last words, where only one has them.
    ("the Journal", "Lowland Journal"),
    ("the Valley News", "Tarn Valley News"),
    # The reader's own comes first; what two share is nobody's.
    ("the Herald", OWN),
    ("the Ledger", ""),
    # Not here at all.
    ("Far Times", ""),
    ("", ""),
]


@pytest.mark.parametrize(("name", "wanted"), NAMES)
def test_it_resolves(name: str, wanted: str) -> None:
    assert OUTLETS.resolve(name, OWN) == wanted


TEXTS = [
    ("The Lowland Journal reported it.", ["Lowland Journal"]),
    # "the Journal" only with its article: a journal may be anything.
    ("It stood in the Journal.", ["Lowland Journal"]),
    ("Journal entries were burnt.", []),
    # A short name that two share means the one named in full.
    ("The Coast Ledger wrote first. The Ledger stood by it.", ["Coast Ledger", "Coast Ledger"]),
    # Letters introduced in brackets.
    ("The Quayside Ledger (QL) said so. QL stood by it.", ["Quayside Ledger"] * 3),
    # With a genitive, in a row of capitals.
    ("Lowland Journal's Ada Orlo said so.", ["Lowland Journal"]),
    # Its own name is nobody else's, however short.
    ("The Vantry Herald and the Herald.", []),
    # Unknown ones by a word of the press in them or before them.
    ("He told the broadcaster Orlo, then Radio Fenbury.", ["Orlo", "Radio Fenbury"]),
    ("In a press release the Press Office said so.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), TEXTS)
def test_it_finds_them_in_texts(text: str, wanted: list[str]) -> None:
    article = make_article(publisher=OWN, text=text)
    found = OUTLETS.mentions(article)
    assert [each.publisher for each in found] == wanted
    for each in found:
        assert text[each.span.start : each.span.end]
