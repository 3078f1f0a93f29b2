"""Fit check-worthiness on the project's own sentences; write it to checkworthiness.toml.

Prints average precision, macro-F1 and expected calibration error under five-fold
cross-validation. With --measure, prints the first two on sentences of others as well, on which
nothing is fitted: JSON Lines, gzipped or not, of {text, label}, label 1 for worth checking.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from claims.attribution.checkworthiness import COLUMNS, Model, judged, plain
from claims.attribution.evaluation.sentences import Labelled, read_sentences
from claims.attribution.signs import signs
from claims.networks.logistic import Floats, calibration_error, crossed, fitted

# Sentences: a sign that fewer show is chance.
_SEEN: Final = 4
_RIDGE: Final = 2.0
_SEED: Final = 11
_THRESHOLDS: Final = np.linspace(0.05, 0.95, 91)
_HEAD: Final = (
    "# Written by make train-checkworthiness. A row holds the weight of a sign for each of\n# "
)


def table(sentences: Sequence[Labelled]) -> tuple[list[str], Floats]:
    """The names of the signs that are seen often enough, and a row of values for each sentence."""
    found = [signs(plain(each.text)) for each in sentences]
    seen = Counter(name for each in found for name in each)
    names = ["bias", *sorted(name for name, count in seen.items() if count >= _SEEN)]
    rows = [[1.0, *(each.get(name, 0.0) for name in names[1:])] for each in found]
    return names, np.array(rows)


def answers(sentences: Sequence[Labelled]) -> Floats:
    """What readers say: a row for each sentence, a column for each of COLUMNS, 1 for yes."""
    found = [[each.worthy, *(each.kind == kind for kind in COLUMNS[1:])] for each in sentences]
    return np.array(found, float)


def trained(sentences: Sequence[Labelled]) -> tuple[Model, Floats]:
    """The model, and the score of each sentence by weights that were fitted without its fold."""
    names, rows = table(sentences)
    right = answers(sentences)
    scores = crossed(rows, right[:, 0], folds(len(rows)), _RIDGE)
    weights = np.column_stack([fitted(rows, column, _RIDGE) for column in right.T])
    row_of = {name: place for place, name in enumerate(names)}
    return Model(best_threshold(scores, right[:, 0]), row_of, weights.round(3)), scores


def kinds_right(sentences: Sequence[Labelled]) -> float:
    """The share of sentences whose kind is told by weights that were fitted without their fold."""
    _, rows = table(sentences)
    right = answers(sentences)[:, 1:]
    chance = [crossed(rows, column, folds(len(rows)), _RIDGE) for column in right.T]
    return float((np.argmax(chance, axis=0) == np.argmax(right, axis=1)).mean())


def folds(count: int) -> Floats:
    """A number for each sentence, the same at every run, that spreads registers over the folds."""
    return np.random.default_rng(_SEED).permutation(count).astype(float)


def best_threshold(scores: Floats, right: Floats) -> float:
    """The score from which macro-F1 is highest, in steps of 0.01."""
    found = [macro_f1(scores >= each, right) for each in _THRESHOLDS]
    return round(float(_THRESHOLDS[int(np.argmax(found))]), 2)


def macro_f1(answers: Any, right: Floats) -> float:
    """The mean of the F1 of either answer, 0 to 1."""
    shares = []
    for each in (0, 1):
        both = float(((answers == each) & (right == each)).sum())
        shares.append(2 * both / float((answers == each).sum() + (right == each).sum()))
    return sum(shares) / 2


def average_precision(scores: Floats, right: Floats) -> float:
    """The mean precision at each right one, best score first, 0 to 1."""
    ranked = right[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float((precision * ranked).sum() / ranked.sum())


def write(path: Path, found: Model) -> None:
    """Put a model into its file, in place of the earlier one."""
    lines = [_HEAD + ", ".join(COLUMNS) + ".", f"threshold = {found.threshold}", "", "[weights]"]
    for name, row in zip(found.row_of, found.weights, strict=True):
        lines.append(f"{json.dumps(name)} = [{', '.join(f'{each:.3f}' for each in row)}]")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def measured(records: Sequence[dict[str, Any]], known: Model) -> tuple[Floats, Floats]:
    """The score of each record, and its label."""
    scores = [judged(signs(plain(each["text"])), known).score for each in records]
    return np.array(scores), np.array([each["label"] for each in records], float)


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of JSON Lines, gzipped or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def report(title: str, scores: Floats, right: Floats, threshold: float) -> str:
    """One line on how well scores tell what is worth checking."""
    return (
        f"{title}: {len(right)} sentences, {right.mean():.3f} worth checking, "
        f"average precision {average_precision(scores, right):.3f}, "
        f"macro-F1 {macro_f1(scores >= threshold, right):.3f}, "
        f"calibration error {calibration_error(scores, right):.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=Path, required=True, help="folder of TOML files")
    parser.add_argument("--output", type=Path, required=True, help="checkworthiness.toml")
    parser.add_argument("--measure", type=Path, help="JSON Lines of {text, label}")
    options = parser.parse_args()
    sentences = read_sentences(options.sentences)
    found, scores = trained(sentences)
    worthy = answers(sentences)[:, 0]
    write(options.output, found)
    print(report("cross-validated", scores, worthy, found.threshold))
    print(f"cross-validated: kind {kinds_right(sentences):.3f} right")
    if options.measure:
        records = list(read_records(options.measure))
        print(report("untrained", *measured(records, found), found.threshold))


if __name__ == "__main__":
    main()
