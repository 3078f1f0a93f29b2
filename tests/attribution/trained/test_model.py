"""The weights: whole, or a sentence that says what to do."""

import shutil
from pathlib import Path

import pytest

from claims.attribution.trained.model import WEIGHTS, WeightsError, verify


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    return shutil.copytree(WEIGHTS, tmp_path / "weights")


def test_the_weights_that_are_shipped_are_whole() -> None:
    verify()


def test_no_file_is_larger_than_agreed() -> None:
    assert max(path.stat().st_size for path in WEIGHTS.iterdir()) <= 25_000_000


@pytest.mark.parametrize("name", ["encoder.onnx", "linker.onnx", "tokenizer.json", "model.toml"])
def test_a_missing_file_is_named(weights: Path, name: str) -> None:
    (weights / name).unlink()
    with pytest.raises(WeightsError, match=f"{name}.*FACTCHECK_ATTRIBUTION_ENGINE=rules"):
        verify(weights)


def test_a_damaged_file_is_named(weights: Path) -> None:
    with (weights / "encoder.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(WeightsError, match=r"encoder\.onnx: its sha256 is"):
        verify(weights)


def test_a_description_that_is_no_toml_is_named(weights: Path) -> None:
    (weights / "model.toml").write_text("[sha256")
    with pytest.raises(WeightsError, match=r"model\.toml"):
        verify(weights)
