"""Retold sentence by sentence, with meanings made by hand."""

from dataclasses import replace

import numpy as np
import pytest

from claims.provenance import RelationKind, derivations
from claims.provenance.config import DEFAULT_CONFIG
from claims.provenance.rewording import Telling, retelling, tellings
from claims.provenance.words import Body
from claims.text.spans import Span
from tests.provenance import cast
from tests.provenance.cast import make_article


def told(meanings: str) -> Telling:
    """A sentence for each letter; the same letter is the same meaning."""
    vectors = np.eye(26, dtype=np.float32)[[ord(each) - ord("a") for each in meanings]]
    spans = tuple(Span(place, place + 1) for place in range(len(meanings)))
    return Telling(spans, vectors)


CASES = [
    # (one, other, share of the shorter in the same order)
    ("abcdef", "abcdef", 1.0),
    ("abcdef", "axbcydef", 1.0),
    # Another order: the longest run that crosses nothing.
    ("abcdef", "defabc", None),
    ("abcdefgh", "aefbcdgh", 0.75),
    # Too few sentences in common.
    ("abc", "abc", None),
    ("abcxyz", "abcuvw", None),
]


@pytest.mark.parametrize(("one", "other", "share"), CASES)
def test_it_aligns_in_order(one: str, other: str, share: float | None) -> None:
    for pair in ((one, other), (other, one)):
        found = retelling(*map(told, pair))
        assert (found.share if found else None) == share


def test_a_text_without_sentences_has_no_meaning() -> None:
    empty, full = tellings([Body(""), Body("The dam at Kesra broke.")], cast.encode)
    assert not empty.whole.any() and empty.spans == ()
    assert np.linalg.norm(full.whole) == pytest.approx(1)


LINES = [
    "The dam at Kesra broke on Monday evening.",
    "Four families were taken to the school.",
    "Water carried away the new footbridge.",
    "Engineers had warned of cracks in January.",
    "The valley road stays closed until Sunday.",
    "Buses turn round at the mill for now.",
]
WIRE = make_article("a", publisher="Meridian Wire", text="\n".join(LINES))
# Stems only, so that no run of words is long enough for a copy of the words.
RETOLD = make_article("b", text="\n".join(" ".join(sorted(each.split())) for each in LINES))


def test_a_retelling_is_found_with_its_sentences() -> None:
    (found,) = derivations([WIRE, RETOLD], encode=cast.encode)
    assert (found.from_id, found.to_id, found.kind) == ("b", "a", RelationKind.REWORDED)
    assert len(found.proof.passages) == len(LINES)
    assert derivations([WIRE, RETOLD]) == []


def test_a_credit_lowers_what_is_asked() -> None:
    text = "\n".join(
        RETOLD.text.split("\n")[:4] + [f"Shop number {n} sells candles." for n in "1234"]
    )
    half = replace(RETOLD, text=text)
    credited = replace(half, text=f"{half.text}\nWith inputs from Meridian Wire")
    strict = replace(DEFAULT_CONFIG, retold=0.9)
    assert derivations([WIRE, half], encode=cast.encode, config=strict) == []
    (found,) = derivations([WIRE, credited], encode=cast.encode, config=strict)
    assert found.kind is RelationKind.REWORDED
