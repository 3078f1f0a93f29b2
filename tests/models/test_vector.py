"""What claims are found by."""

import pytest

from claims.models import TermStat, Wording
from claims.models.vector import Counted, rarest
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


def make_wording(words: list[str]) -> Wording:
    claim = make_claim()
    return Wording.objects.create(
        claim=claim, text=" ".join(words), key=str(claim.key), words=words
    )


def test_it_counts_in_how_many_wordings_a_word_stands() -> None:
    for words in (["bridg", "velm"], ["bridg"], ["school", "velm", "velm"]):
        make_wording(words)
    assert TermStat.objects.recount() == 3
    counted = TermStat.objects.counted(["bridg", "school", "moon"])
    assert counted == Counted({"bridg": 2, "school": 1}, wordings=3, average=2.0)


def test_it_counts_anew_what_came_since() -> None:
    make_wording(["bridg"])
    TermStat.objects.recount()
    make_wording(["bridg"])
    TermStat.objects.recount()
    assert TermStat.objects.counted(["bridg"]).holding == {"bridg": 2}


def test_an_empty_store_counts_nothing() -> None:
    assert TermStat.objects.recount() == 0
    assert TermStat.objects.counted(["bridg"]) == Counted({}, 0, 0.0)


HOLDING = {"said": 900, "minister": 90, "bridg": 9}

BUDGETS = [
    # everything fits
    (1000, ["velm", "bridg", "minister", "said"]),
    # the commonest is left out
    (100, ["velm", "bridg", "minister"]),
    (10, ["velm", "bridg"]),
    # one word is always looked for
    (0, ["velm"]),
]


@pytest.mark.parametrize(("budget", "chosen"), BUDGETS)
def test_the_rarest_words_are_looked_for_first(budget: int, chosen: list[str]) -> None:
    assert rarest(["said", "bridg", "velm", "minister"], HOLDING, budget) == chosen
