"""Fit confidence on annotated texts that the network was not trained on; write it to model.toml.

Prints the expected calibration error (10 bins) under five-fold cross-validation by text, and how
much is kept at the confidence from which at least 90 % are right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from claims.attribution.config import DEFAULT_CONFIG
from claims.attribution.trained.calibration import features
from claims.attribution.trained.hints import Hints
from claims.attribution.trained.model import WEIGHTS, Link, Network, Reading
from claims.attribution.training.corpus import (
    Annotation,
    Example,
    examples,
    records,
    spans_of,
)
from claims.networks.logistic import Floats, calibration_error, crossed, fitted
from claims.text.overlap import iou
from claims.text.spans import Spans

_SAME: Final = 0.5
_WANTED: Final = 0.9


def measured(
    found: Sequence[Example], annotated: Sequence[Sequence[Annotation]], network: Network
) -> tuple[list[str], Floats, Floats, Floats]:
    """Names of the features, a row for each link, whether it is right, and its text's number.

    Inner attributions are left out: the texts do not say which of them are right.
    """
    readings = [Reading(each.pieces, Hints(each.hints)) for each in found]
    rows, right, text = [], [], []
    names: list[str] = []
    for number, links in enumerate(network.links(readings, DEFAULT_CONFIG.min_cue)):
        reading = readings[number]
        for link in links:
            if link.cue.inner:
                continue
            cue = reading.pieces.span(link.cue.first, link.cue.last)
            agreed = reading.hints.at(cue) is not None
            row = features(link, agreed=agreed)
            names = list(row)
            rows.append(list(row.values()))
            right.append(any(_same(link, each, reading) for each in annotated[number]))
            text.append(number)
    return names, np.array(rows), np.array(right, float), np.array(text, float)


def _same(link: Link, wanted: Annotation, reading: Reading) -> bool:
    content = spans_of(link.roles.content, reading.pieces)
    source: Spans = spans_of([link.roles.source] if link.roles.source else [], reading.pieces)
    same = iou(source, wanted.source) >= _SAME or not (source or wanted.source)
    return same and iou(content, wanted.content) >= _SAME


def precise_from(chance: Floats, right: Floats) -> tuple[float, float]:
    """The least confidence from which 90 % are right, and the share of the right ones it keeps."""
    order = np.argsort(-chance)
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(precision >= _WANTED)
    if not len(enough):
        return 1.0, 0.0
    last = int(enough[-1])
    return float(chance[order][last]), float(right[order][: last + 1].sum() / right.sum())


def write(folder: Path, names: Iterable[str], weights: Floats) -> None:
    """Put the weights into model.toml, in place of earlier ones."""
    path = folder / "model.toml"
    kept = path.read_text(encoding="utf-8").partition("\n[calibration]\n")[0].rstrip("\n")
    lines = [f"{name} = {weight:.4f}" for name, weight in zip(names, weights, strict=True)]
    path.write_text("\n".join([kept, "", "[calibration]", *lines]) + "\n", encoding="utf-8")


def calibrate(weights: Path, texts: Path) -> None:
    """Fit on texts (JSON Lines, gzipped) what the model.toml in a folder says of confidence."""
    network = Network(replace(WEIGHTS, folder=weights))
    given = list(records(texts))
    found = examples(given, network.tokenizer)
    names, rows, right, text = measured(found, [each for _, _, each in given], network)
    chance = crossed(rows, right, text)
    least, kept = precise_from(chance, right)
    print(f"{len(rows)} links, {right.mean():.3f} right")
    print(f"expected calibration error {calibration_error(chance, right):.4f}")
    print(f"90 % are right from confidence {least:.3f} on: {kept:.3f} of the right ones")
    write(weights, names, fitted(rows, right))
