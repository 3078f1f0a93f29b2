"""Numbers, and what they count."""

import pytest

from claims.matching.figures import clashing, figures

CASES = [
    ("three people", [(3, "peopl")]),
    ("5 people", [(5, "peopl")]),
    ("twenty-five men", [(25, "men")]),
    ("2.5 million tonnes", [(2.5e6, "tonn")]),
    ("2,500,000 tonnes", [(2.5e6, "tonn")]),
    ("Rs 3 crore", [(3e7, "money")]),
    ("$5m", [(5e6, "money")]),
    ("5 %", [(5, "%")]),
    ("5%", [(5, "%")]),
    ("five per cent", [(5, "%")]),
    # a point, and a comma that is one
    ("3.5 km", [(3.5, "km")]),
    ("3,5 km", [(3.5, "km")]),
    # what is counted may stand a little further on
    ("forty of the dead", [(40, "dead")]),
    # "one" that counts nothing
    ("the one that got away", []),
    ("no one", []),
    # a year counts nothing
    ("in 2019", [(2019, "")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_it_reads_numbers(text: str, found: list[tuple[float, str]]) -> None:
    assert [(each.value, each.unit) for each in figures(text)] == found


CLASHES = [
    # one quantity, two figures
    ("three men died", "five men died", ("three", "five")),
    # written otherwise
    ("2.5 million tonnes", "2,500,000 tonnes", None),
    # rounded
    ("98 houses", "100 houses", None),
    # two quantities
    ("three men", "five boats", None),
    # the figure is met elsewhere on the other side
    ("three men and five men", "five men", None),
    ("", "five men", None),
]


@pytest.mark.parametrize(("one", "other", "clash"), CLASHES)
def test_it_sees_that_figures_clash(one: str, other: str, clash: tuple[str, str] | None) -> None:
    found = clashing(figures(one), figures(other))
    assert (found and tuple(each.words for each in found)) == clash
