"""Labelled pairs -> precision, recall and F1 of each relation, of their mean, and of `same`."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.matching.config import DEFAULT_CONFIG
from claims.matching.types import Judgement, Proposition, Relation
from claims.text.agreement import Score


class GoldError(Exception):
    """A file of pairs cannot be read; says which line and why."""


@dataclass(frozen=True)
class Pair:
    """Two propositions and what they are to one another."""

    first: Proposition
    second: Proposition
    relation: Relation


def read_pairs(folder: Path) -> list[Pair]:
    """All pairs of a folder's JSON Lines, as `manage.py relate` reads them, with `relation`."""
    return [pair for path in sorted(folder.glob("*.jsonl")) for pair in _pairs(path)]


def _pairs(path: Path) -> Iterator[Pair]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            record = json.loads(line)
            yield Pair(
                Proposition(record["a"], record.get("a_date") or ""),
                Proposition(record["b"], record.get("b_date") or ""),
                Relation(record["relation"]),
            )
        except (ValueError, KeyError) as error:
            raise GoldError(f"{path}, line {number}: {error}") from error


def evaluate(pairs: Sequence[Pair], judgements: Iterable[Judgement]) -> list[Score]:
    """A score for each relation, and for `same` by the line from which an editor is asked."""
    found = list(judgements)
    told = list(zip(pairs, found, strict=True))
    scores = [
        Score(
            relation.value,
            sum(pair.relation == each.relation == relation for pair, each in told),
            sum(each.relation == relation for each in found),
            sum(pair.relation == relation for pair in pairs),
        )
        for relation in Relation
    ]
    return [*scores, _same(told)]


def _same(told: Sequence[tuple[Pair, Judgement]]) -> Score:
    alike = [pair for pair, each in told if each.same_probability >= DEFAULT_CONFIG.suggest]
    return Score(
        "same or not",
        sum(pair.relation == Relation.SAME for pair in alike),
        len(alike),
        sum(pair.relation == Relation.SAME for pair, _ in told),
    )


def macro_f1(scores: Sequence[Score]) -> float:
    """The mean F1 of the six relations."""
    relations = [each.f1 for each in scores if each.part in set(Relation)]
    return sum(relations) / len(relations)
