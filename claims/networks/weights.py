"""The files of a trained network: whole, or a sentence that says what to do."""

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

DESCRIPTION: Final = "model.toml"


class WeightsError(Exception):
    """Weights are missing or not the ones that were landed; says which file and what to do."""


@dataclass(frozen=True)
class Weights:
    """A folder of weights with their description, model.toml, which holds each file's sha256."""

    folder: Path
    # "the trained attribution engine": whose weights they are, for a sentence.
    owner: str
    # "Check the file out again.": what whoever runs it can do.
    remedy: str

    def description(self) -> dict[str, Any]:
        """What model.toml says; raises WeightsError where it is missing or no TOML."""
        path = self.folder / DESCRIPTION
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise self._error(path, str(error)) from error

    def verify(self) -> None:
        """Raise WeightsError unless every file of the weights is there, whole."""
        for name, wanted in self.description()["sha256"].items():
            path = self.folder / name
            try:
                found = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError as error:
                raise self._error(path, str(error)) from error
            if found != wanted:
                raise self._error(path, f"its sha256 is {found}, not {wanted}")

    def _error(self, path: Path, why: str) -> WeightsError:
        return WeightsError(
            f"The weights of {self.owner} cannot be used: {path}: {why}. {self.remedy}"
        )


def checksums(folder: Path, names: Iterable[str]) -> str:
    """The [sha256] table of a model.toml for these files of a folder."""
    lines = ["[sha256]"]
    for name in names:
        lines.append(f'"{name}" = "{hashlib.sha256((folder / name).read_bytes()).hexdigest()}"')
    return "\n".join(lines) + "\n"
