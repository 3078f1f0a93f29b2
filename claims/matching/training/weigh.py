"""Fit on pairs that the network has not learnt from what its scores and the signs mean."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from claims.matching.index import Entry, Index
from claims.matching.judge import Weighing
from claims.matching.measures import measures
from claims.matching.ranking import read_close, read_query
from claims.matching.training.examples import Example, records
from claims.matching.types import Proposition, Relation
from claims.networks.logistic import Floats, calibration_error, crossed, fitted
from claims.networks.weights import DESCRIPTION

_RIDGE: Final = 3.0
_LOOSE: Final = 1.0  # for the few pairs of news
_BATCH: Final = 64


def weigh_same(examples: Sequence[Example]) -> Weighing:
    """Weights of the probability that two are the same; prints how far it means what it says."""
    telling = [each for each in examples if _is_plain(each)]
    names, numbers = table(measured(telling))
    same = np.array([float(each.allowed == {Relation.SAME}) for each in telling])
    chance = crossed(numbers, same, groups(telling), _RIDGE)
    error = calibration_error(chance, same)
    print(f"same: {len(telling)} pairs, calibration error {error:.3f}")
    return named(names, fitted(numbers, same, _RIDGE))


def _is_plain(example: Example) -> bool:
    """Whether it is said that the two are the same, or that they are not."""
    return Relation.SAME not in example.allowed or len(example.allowed) == 1


def weigh_relations(examples: Sequence[Example]) -> dict[str, Weighing]:
    """Weights of each relation, from pairs of news of which one relation is said.

    Edits of one sentence would teach that whatever differs a little contradicts.
    """
    names, numbers = table(measured(examples))
    return {
        f"is_{relation}": named(
            names,
            fitted(numbers, np.array([float(relation in e.allowed) for e in examples]), _LOOSE),
        )
        for relation in Relation
    }


def measured(examples: Sequence[Example]) -> list[dict[str, float]]:
    found: list[dict[str, float]] = []
    for start in range(0, len(examples), _BATCH):
        pairs = [
            (Proposition(each.first, each.days[0]), Proposition(each.second, each.days[1]))
            for each in examples[start : start + _BATCH]
        ]
        found += [numbers for _, numbers in measures(pairs)]
    return found


def table(rows: Sequence[Mapping[str, float]]) -> tuple[list[str], Floats]:
    """Names of the columns, with a bias before them, and the rows as numbers."""
    names = list(rows[0])
    numbers = np.array([[1.0, *(row[name] for name in names)] for row in rows])
    return ["bias", *names], numbers


def named(names: Sequence[str], weights: Floats) -> Weighing:
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def groups(examples: Sequence[Example]) -> Floats:
    known: dict[str, int] = {}
    return np.array([known.setdefault(each.group, len(known)) for each in examples])


def weigh_search(folder: Path) -> Weighing:
    """Weights of the probability that a text repeats a claim, from our own checked claims.

    All claims of the files are one archive; each query has one claim that it repeats.
    """
    entries, queries = _archive(folder)
    index = Index(entries)
    rows, right, group = [], [], []
    for number, (text, wanted) in enumerate(queries):
        query = read_query(text)
        candidates = index.candidates(query)
        for place, score in read_close(query, candidates, index.frequencies)[0]:
            rows.append({"stands_out": score})
            right.append(float(candidates[place].key == wanted))
            group.append(number)
    names, found = table(rows)
    answers, asked = np.array(right), np.array(group)
    chance = crossed(found, answers, asked, _RIDGE)
    print(
        f"repeats: {len(queries)} queries, calibration error "
        f"{calibration_error(chance, answers):.3f}"
    )
    return named(names, fitted(found, answers, _RIDGE))


def _archive(folder: Path) -> tuple[list[Entry], list[tuple[str, str]]]:
    """All claims of the files, and the queries, each with the key of what it repeats."""
    entries: list[Entry] = []
    queries: list[tuple[str, str]] = []
    for record in (record for path in sorted(folder.glob("*.jsonl")) for record in records(path)):
        if "queries" not in record:
            continue
        queries += [(query, str(len(entries))) for query in record["queries"]]
        for each in (record, *record["near"]):
            entries.append(Entry(str(len(entries)), each["claim"], each["title"]))
    return entries, queries


def write(folder: Path, weighings: Mapping[str, Weighing]) -> None:
    """Put the weights into model.toml, in place of earlier ones."""
    path = folder / DESCRIPTION
    kept = path.read_text(encoding="utf-8").partition("\n[weighing.")[0].rstrip("\n")
    lines = [kept]
    for name, weighing in weighings.items():
        lines += [
            "",
            f"[weighing.{name}]",
            *(f"{key} = {value}" for key, value in weighing.items()),
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
