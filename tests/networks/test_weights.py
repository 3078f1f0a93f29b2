"""Weights: whole, or a sentence that says what to do."""

from pathlib import Path

import pytest

from claims.networks.weights import DESCRIPTION, Weights, WeightsError, checksums


@pytest.fixture
def weights(tmp_path: Path) -> Weights:
    (tmp_path / "encoder.onnx").write_bytes(b"weights")
    (tmp_path / DESCRIPTION).write_text(checksums(tmp_path, ["encoder.onnx"]))
    return Weights(tmp_path, owner="the test engine", remedy="Train it again.")


def test_whole_ones_pass(weights: Weights) -> None:
    weights.verify()


@pytest.mark.parametrize("name", ["encoder.onnx", DESCRIPTION])
def test_a_missing_file_is_named_with_what_to_do(weights: Weights, name: str) -> None:
    (weights.folder / name).unlink()
    with pytest.raises(WeightsError, match=f"test engine.*{name}.*Train it again"):
        weights.verify()


def test_a_damaged_file_is_named(weights: Weights) -> None:
    with (weights.folder / "encoder.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(WeightsError, match=r"encoder\.onnx: its sha256 is"):
        weights.verify()


def test_a_description_that_is_no_toml_is_named(weights: Weights) -> None:
    (weights.folder / DESCRIPTION).write_text("[sha256")
    with pytest.raises(WeightsError, match=r"model\.toml"):
        weights.verify()
