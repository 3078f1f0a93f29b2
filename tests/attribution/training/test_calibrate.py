"""Confidence is fitted so that it means the share that is right."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from claims.attribution.training.calibrate import precise_from, write
from claims.networks.logistic import calibration_error, chances, crossed, fitted

DICE = np.random.default_rng(3)
ROWS = np.column_stack([np.ones(4000), DICE.normal(size=4000)])
RIGHT = (DICE.random(4000) < chances(ROWS, np.array([0.5, 1.5]))).astype(float)


def test_the_weights_that_made_the_data_are_found_again() -> None:
    assert fitted(ROWS, RIGHT) == pytest.approx([0.5, 1.5], abs=0.15)


def test_a_fitted_confidence_is_hardly_off_even_on_texts_that_it_was_not_fitted_on() -> None:
    chance = crossed(ROWS, RIGHT, np.arange(4000.0) // 10)
    assert calibration_error(chance, RIGHT) < 0.03


def test_the_error_is_the_distance_between_what_is_claimed_and_what_is_right() -> None:
    assert calibration_error(np.full(10, 0.95), np.full(10, 0.0)) == pytest.approx(0.95)
    assert calibration_error(np.array([0.75] * 4), np.array([1, 1, 1, 0.0])) == pytest.approx(0)


def test_the_threshold_is_the_least_from_which_nine_in_ten_are_right() -> None:
    chance = np.array([0.9, 0.8, 0.7, 0.6])
    assert precise_from(chance, np.array([1.0, 1, 1, 0])) == (0.7, 1.0)
    assert precise_from(chance, np.zeros(4)) == (1.0, 0.0)


def test_new_weights_take_the_place_of_earlier_ones(tmp_path: Path) -> None:
    (tmp_path / "model.toml").write_text('[sha256]\n"a" = "1"\n\n[calibration]\nbias = 9\n')
    write(tmp_path, ["bias", "cue"], np.array([0.25, 1.0]))
    found = tomllib.loads((tmp_path / "model.toml").read_text())
    assert found == {"sha256": {"a": "1"}, "calibration": {"bias": 0.25, "cue": 1.0}}
