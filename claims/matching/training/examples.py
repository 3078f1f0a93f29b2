"""Pairs to learn from: written for this project, and Emergent's (CC BY).

An example names the relations that it allows: an edit that swaps a name makes another claim, but
whether a related or an unrelated one is not said.
"""

import gzip
import itertools
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from claims.matching.types import Relation

R = Relation
OTHER: Final = frozenset({R.CONTRADICTS, R.UPDATES, R.RELATED, R.NONE})
WEAKER: Final = frozenset({R.SUPPORTS, R.RELATED, R.UPDATES, R.NONE})
# Stances of Emergent's headlines towards a claim.
STANCES: Final = ("for", "against", "observing")
_ALLOWED: Final = {
    "for": frozenset({R.SAME, R.SUPPORTS}),
    "against": frozenset({R.CONTRADICTS}),
    "observing": frozenset({R.SAME, R.SUPPORTS, R.RELATED}),
}
# Every sixth group is kept from the network, to fit on it what the network's scores mean.
_KEPT_OUT: Final = 6


@dataclass(frozen=True)
class Example:
    """Two texts, the relations that hold or may hold, and for Emergent the headline's stance."""

    first: str
    second: str
    allowed: frozenset[Relation]
    group: str
    stance: str = ""
    days: tuple[str, str] = ("", "")


def own_examples(folder: Path) -> list[Example]:
    """All pairs of a folder: texts with their edits, checked claims, pairs with a relation."""
    found: list[Example] = []
    for record in (record for path in sorted(folder.glob("*.jsonl")) for record in records(path)):
        if "original" in record:
            found += edits(record)
        elif "queries" in record:
            found += checked(record)
        else:
            found.append(labelled(record))
    return found


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, gzipped or not."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    return map(json.loads, content.splitlines())


def labelled(record: dict[str, Any]) -> Example:
    """A pair with its relation, as `manage.py relate` reads it."""
    return Example(
        record["a"],
        record["b"],
        frozenset({Relation(record["relation"])}),
        record["event"],
        days=(record.get("a_date") or "", record.get("b_date") or ""),
    )


def edits(record: dict[str, Any]) -> Iterator[Example]:
    """A text with its rewrites, and what is none: negated, swapped, weakened."""
    group = record["id"]
    same = [record["original"], *record["same"]]
    for first, second in itertools.combinations(same, 2):
        yield Example(first, second, frozenset({R.SAME}), group)
    for kind, allowed in (
        ("negated", frozenset({R.CONTRADICTS})),
        ("swapped", OTHER),
        ("weaker", WEAKER),
    ):
        for number, text in enumerate(record[kind]):
            yield Example(record["original"], text, allowed, group)
            yield Example(text, same[1 + number % (len(same) - 1)], allowed, group)


def checked(record: dict[str, Any]) -> Iterator[Example]:
    """A checked claim with what repeats it, and its neighbours."""
    group = record["id"]
    claim = f"{record['title']} {record['claim']}"
    for query in record["queries"]:
        yield Example(query, record["claim"], frozenset({R.SAME, R.SUPPORTS}), group)
        yield Example(query, claim, frozenset({R.SAME, R.SUPPORTS}), group)
        for near in record["near"]:
            text = f"{near['title']} {near['claim']}"
            yield Example(query, text, OTHER | {R.SUPPORTS}, group)


def emergent(path: Path) -> list[Example]:
    """Claims and headlines of Emergent."""
    return [
        Example(
            record["claim"],
            record["headline"],
            _ALLOWED[record["label"]],
            record["claim"],
            record["label"],
        )
        for record in records(path)
    ]


def strangers(examples: list[Example], count: int, seed: int) -> list[Example]:
    """Texts of two groups, which have nothing to do with one another."""
    chance = random.Random(seed)
    found: list[Example] = []
    while len(found) < count:
        one, other = chance.sample(examples, 2)
        if one.group != other.group:
            found.append(Example(one.first, other.second, frozenset({R.NONE}), one.group))
    return found


def split(examples: Iterable[Example]) -> tuple[list[Example], list[Example]]:
    """Those that the network learns from, and those kept from it, by group."""
    groups: dict[str, int] = {}
    learnt: list[Example] = []
    kept: list[Example] = []
    for each in examples:
        number = groups.setdefault(each.group, len(groups))
        (kept if number % _KEPT_OUT == 0 else learnt).append(each)
    return learnt, kept
