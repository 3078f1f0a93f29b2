"""Windows of annotated texts as tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch

from claims.attribution.trained.model import encoder_inputs, link_inputs
from claims.attribution.trained.pieces import NO_RULE
from claims.attribution.training.corpus import Cut, Marked

# Windows in a step: 12 of 320 pieces fit two cores' caches best.
BATCH: Final = 12
# Share of the windows that are shown without what the rules found.
WITHOUT_HINTS: Final = 0.2
# Pieces: windows whose lengths differ by less are mixed.
_ALIKE: Final = 20
# The label that cross entropy passes over.
_PADDING: Final = -100
_HINT: Final = 3  # column of Pieces.features


@dataclass(frozen=True)
class Links:
    """The cues of a batch, each with the inputs of the linker and the labels of its pieces."""

    inputs: tuple[torch.Tensor, ...]
    labels: torch.Tensor


@dataclass(frozen=True)
class Batch:
    """Windows of about one length; `links` is None where they hold no cue."""

    ids: torch.Tensor
    mask: torch.Tensor
    features: torch.Tensor
    cues: torch.Tensor
    roles: torch.Tensor
    links: Links | None


def batches(found: Sequence[Cut], dice: random.Random) -> Iterator[Batch]:
    """Windows of about one length together, in random order."""
    order = sorted(found, key=lambda cut: cut.length + dice.random() * _ALIKE)
    groups = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
    dice.shuffle(groups)
    for group in groups:
        yield _batch(group, [dice.random() >= WITHOUT_HINTS for _ in group])


def _batch(group: Sequence[Cut], hinted: Sequence[bool]) -> Batch:
    parts = []
    for cut, shown in zip(group, hinted, strict=True):
        start, end = cut.window
        features = cut.example.pieces.features[start:end].copy()
        if not shown:
            features[:, _HINT] = 0
        parts.append((cut.example.pieces.ids[start:end], features))
    inputs = encoder_inputs(parts)
    width = inputs["ids"].shape[1]
    cues = np.full((len(group), width), _PADDING)
    roles = np.zeros((len(group), width, 2), np.float32)
    for row, cut in enumerate(group):
        cues[row, 1 : cut.length + 1] = cut.cues
        roles[row, 1 : cut.length + 1] = cut.roles
    links = [(row, cut, each) for row, cut in enumerate(group) for each in cut.marked]
    return Batch(
        ids=torch.from_numpy(inputs["ids"]),
        mask=torch.from_numpy(inputs["mask"]),
        features=torch.from_numpy(inputs["features"]),
        cues=torch.from_numpy(cues),
        roles=torch.from_numpy(roles),
        links=_links(links, hinted, width - 2) if links else None,
    )


def _links(links: Sequence[tuple[int, Cut, Marked]], hinted: Sequence[bool], size: int) -> Links:
    inputs = link_inputs(
        [
            (row, cut.example.pieces, cut.window, each.cue, each.hint[slice(*cut.window)])
            for row, cut, each in links
        ],
        size,
    )
    labels = np.full((len(links), size), _PADDING)
    for number, (row, cut, each) in enumerate(links):
        labels[number, : cut.length] = each.labels[cut.window.start : cut.window.end]
        if not hinted[row]:
            inputs["hint"][number] = NO_RULE
    names = ("window", "first", "last", "distance", "apart", "hint")
    return Links(tuple(torch.from_numpy(inputs[name]) for name in names), torch.from_numpy(labels))
