"""Training check-worthiness: the weights that lie there are those that the sentences give."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from claims.attribution.checkworthiness import Model, model
from claims.attribution.evaluation.sentences import read_sentences
from claims.attribution.training.checkworthiness import (
    average_precision,
    best_threshold,
    macro_f1,
    trained,
    write,
)
from claims.networks.logistic import Floats, calibration_error

FOLDER = Path(__file__).parents[2] / "gold" / "checkworthiness"
RIGHT = np.array([1.0, 1.0, 0.0, 0.0])


@pytest.fixture(scope="module")
def again() -> tuple[Model, Floats]:
    return trained(read_sentences(FOLDER))


def test_it_gives_the_weights_that_lie_there(again: tuple[Model, Floats]) -> None:
    found, _ = again
    assert list(found.row_of) == list(model().row_of)
    assert found.threshold == model().threshold
    assert np.abs(found.weights - model().weights).max() <= 0.002


def test_it_writes_what_is_read_again(again: tuple[Model, Floats], tmp_path: Path) -> None:
    found, _ = again
    write(tmp_path / "weights.toml", found)
    read = tomllib.loads((tmp_path / "weights.toml").read_text(encoding="utf-8"))
    assert read["threshold"] == found.threshold
    assert list(read["weights"]) == list(found.row_of)
    assert np.array_equal(list(read["weights"].values()), found.weights)


def test_held_out_sentences_are_told_apart_by_calibrated_scores(
    again: tuple[Model, Floats],
) -> None:
    found, scores = again
    worthy = np.array([each.worthy for each in read_sentences(FOLDER)], float)
    assert average_precision(scores, worthy) > 0.9
    assert macro_f1(scores >= found.threshold, worthy) > 0.85
    assert calibration_error(scores, worthy) <= 0.05


def test_average_precision_asks_for_the_right_ones_first() -> None:
    assert average_precision(np.array([0.9, 0.8, 0.2, 0.1]), RIGHT) == 1
    # ranks 2 and 4 are right: the mean of 1/2 and 2/4
    assert average_precision(np.array([0.8, 0.1, 0.9, 0.2]), RIGHT) == 0.5


def test_macro_f1_counts_either_answer_alike() -> None:
    assert macro_f1(np.array([1, 1, 0, 0]), RIGHT) == 1
    # all are held worthy: F1 of 2/3 for one answer, 0 for the other
    assert macro_f1(np.array([1, 1, 1, 1]), RIGHT) == pytest.approx(1 / 3)


def test_the_threshold_lies_where_the_answers_part() -> None:
    assert 0.2 < best_threshold(np.array([0.9, 0.8, 0.2, 0.1]), RIGHT) <= 0.8
