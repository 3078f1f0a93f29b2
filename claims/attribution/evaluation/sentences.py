"""The invented sentences of tests/gold/checkworthiness: of what kind, and worth checking or not.

A file holds groups. Their sentences share a register, a kind and an answer, one stands a line:

    [[group]]
    register = "court reports"
    kind = "fact"
    worthy = true
    sentences = \"\"\"
    the brakes had been defective for at least a month
    \"\"\"
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from claims.attribution.evaluation.gold import GoldError
from claims.attribution.types import ContentKind

_KEYS: Final = {"register", "kind", "worthy", "sentences"}


class Labelled(NamedTuple):
    """One sentence with a reader's answer."""

    text: str
    register: str
    kind: ContentKind
    worthy: bool


def read_sentences(folder: Path) -> list[Labelled]:
    """The sentences of every file, in the order of names and lines.

    Raises GoldError, which names the file, where a group is malformed or a sentence stands twice.
    """
    found: dict[str, Labelled] = {}
    for path in sorted(folder.glob("*.toml")):
        for each in _file(path):
            if each.text in found:
                raise GoldError(f"{path.name}: this stands twice: {each.text}")
            found[each.text] = each
    return list(found.values())


def _file(path: Path) -> Iterator[Labelled]:
    try:
        groups = tomllib.loads(path.read_text(encoding="utf-8")).get("group", [])
    except tomllib.TOMLDecodeError as error:
        raise GoldError(f"{path.name}: {error}") from error
    for number, group in enumerate(groups, start=1):
        try:
            yield from _group(group)
        except ValueError as error:
            raise GoldError(f"{path.name}: group {number}: {error}") from error


def _group(group: dict[str, Any]) -> Iterator[Labelled]:
    if group.keys() != _KEYS:
        raise ValueError(f"expected the keys {sorted(_KEYS)}, got {sorted(group)}")
    kind = ContentKind(group["kind"])
    if group["worthy"] and kind is not ContentKind.FACT:
        raise ValueError(f"only a fact is worth checking, got {kind}")
    for line in group["sentences"].strip().splitlines():
        yield Labelled(line.strip(), group["register"], kind, group["worthy"])
