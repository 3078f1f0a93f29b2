"""From scores to cues and roles, on scores made by hand."""

import numpy as np
import pytest

from claims.attribution.trained.decoding import Cue, Floats, Range, cues, owned, roles
from claims.attribution.trained.windows import Window

# Letters for labels: of cues outside, begins, goes on, inner begins, inner goes on.
CUES = "OBIbi"
# Of roles: outside, source begins, goes on, content begins, goes on.
ROLES = "OSsCc"


def scores(labels: str, alphabet: str, sure: float = 5.0) -> Floats:
    """Scores that prefer the given label at each piece."""
    found = np.zeros((len(labels), len(alphabet)), np.float32)
    found[np.arange(len(labels)), [alphabet.index(label) for label in labels]] = sure
    return found


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        ("OBOO", [(1, 2, False)]),
        # an auxiliary and a negation belong to it
        ("OBIIO", [(1, 4, False)]),
        # two verbs side by side are two cues
        ("BBO", [(0, 1, False), (1, 2, False)]),
        # an inner cue keeps what it is
        ("BObiO", [(0, 1, False), (2, 4, True)]),
        # what goes on without a beginning is none
        ("OIIO", []),
        # to the end of the window
        ("OBI", [(1, 3, False)]),
    ],
)
def test_cues(labels: str, wanted: list[tuple[int, int, bool]]) -> None:
    found = cues(scores(labels, CUES), 0.5)
    assert [(cue.first, cue.last, cue.inner) for cue in found] == wanted


def test_a_cue_below_the_least_score_is_none() -> None:
    unsure = scores("OBO", CUES, sure=0.5)
    assert cues(unsure, 0.5) == []
    (found,) = cues(unsure, 0.4)
    assert found.first == 1 and 0.4 <= found.score < 0.5


def read(labels: str, cue: tuple[int, int], length: int | None = None) -> tuple[object, object]:
    found = roles(
        scores(labels, ROLES)[None],
        np.array([length or len(labels)]),
        [Cue(*cue, score=1.0, inner=False)],
    )[0]
    return found.source, found.content


@pytest.mark.parametrize(
    ("labels", "cue", "source", "content"),
    [
        ("SsOCcc", (2, 3), (0, 2), [(3, 6)]),
        # a quotation that goes on after its tag is one content in two pieces
        ("CcSOCc", (3, 4), (2, 3), [(0, 2), (4, 6)]),
        # two contents side by side stay apart
        ("OCcCc", (0, 1), None, [(1, 3), (3, 5)]),
        # a cue is never its own source or content
        ("SsCc", (1, 2), (0, 1), [(2, 4)]),
        # nothing goes on that has not begun
        ("OccO", (0, 1), None, [(1, 3)]),
    ],
)
def test_roles(
    labels: str,
    cue: tuple[int, int],
    source: tuple[int, int] | None,
    content: list[tuple[int, int]],
) -> None:
    assert read(labels, cue) == (source, tuple(content))


def test_what_is_padding_has_no_role() -> None:
    assert read("OCccc", (0, 1), length=3)[1] == (Range(1, 3),)


def test_of_two_sources_the_surer_one_is_meant() -> None:
    given = scores("SOCS", ROLES)
    given[0] *= 0.4
    (found,) = roles(given[None], np.array([4]), [Cue(1, 2, 1.0, False)])
    assert found.source == Range(3, 4)


def test_each_piece_belongs_to_one_window() -> None:
    windows = [Window(0, 100), Window(60, 160), Window(160, 200)]
    assert list(owned(windows)) == [Window(0, 80), Window(80, 160), Window(160, 200)]
