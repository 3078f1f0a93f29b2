"""The networks as users run them: int8 ONNX files, with their checksums."""

import shutil
from pathlib import Path
from typing import Final

import torch
from torch import nn

from claims.matching.training.network import Pairs, Sentences
from claims.networks.export import export_int8

_TEXTS: Final = {0: "texts", 1: "pieces"}


class _Shown(nn.Module):
    """The pair network without the head that only training and measuring need."""

    def __init__(self, pairs: Pairs) -> None:
        super().__init__()
        self.pairs = pairs

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, kinds: torch.Tensor) -> torch.Tensor:
        relations, _ = self.pairs(ids, mask, kinds)
        return relations


def export_sentences(network: Sentences, target: Path) -> None:
    """Texts one by one: ids, mask -> vector (texts, 384), pieces (texts, pieces, 384)."""
    network.eval()
    # The kind of attention whose graph the optimiser knows.
    network.bert.set_attn_implementation("eager")
    ids = torch.ones(2, 16, dtype=torch.long)
    export_int8(
        network,
        (ids, ids),
        target,
        inputs=("ids", "mask"),
        outputs=("vector", "hidden"),
        axes={"ids": _TEXTS, "mask": _TEXTS, "vector": {0: "texts"}, "hidden": _TEXTS},
        bert=network.bert.config,
    )


def export_pairs(network: Pairs, target: Path) -> None:
    """Two texts at once: ids, mask, kinds -> relation scores (texts, 6)."""
    network.eval()
    network.bert.set_attn_implementation("eager")
    ids = torch.ones(2, 24, dtype=torch.long)
    kinds = torch.zeros(2, 24, dtype=torch.long)
    kinds[:, 12:] = 1
    export_int8(
        _Shown(network),
        (ids, ids, kinds),
        target,
        inputs=("ids", "mask", "kinds"),
        outputs=("relations",),
        axes={"ids": _TEXTS, "mask": _TEXTS, "kinds": _TEXTS, "relations": {0: "texts"}},
        bert=network.bert.config,
    )


def copy_tokenizer(encoder: Path, folder: Path) -> None:
    shutil.copyfile(encoder / "tokenizer.json", folder / "tokenizer.json")
