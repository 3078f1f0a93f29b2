"""The words by which English news is read; they stand in vocabulary.toml."""

import tomllib
from pathlib import Path
from typing import Final

_DATA: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_DATA[name].split())


KINDS_OF_OUTLET: Final = _words("kinds_of_outlet")
MEDIA: Final = _words("media")
NO_OUTLET: Final = _words("no_outlet")
ROLES: Final = _words("roles")
PUBLIC_CHANNELS: Final = _words("public_channels")
NUMBERS: Final = {word: str(number) for number, word in enumerate(_DATA["numbers"].split())}
SECTORS: Final = {
    word: sector for sector, words in _DATA["sectors"].items() for word in words.split()
}
