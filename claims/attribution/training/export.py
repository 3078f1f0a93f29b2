"""Trained weights -> the int8 ONNX files that users run, with their checksums."""

from pathlib import Path
from typing import Final

import torch
from torch import nn

from claims.attribution.training.corpus import whole
from claims.attribution.training.network import Encoder, Network
from claims.networks.export import export_int8
from claims.networks.weights import DESCRIPTION, checksums

_WINDOW: Final = {0: "windows", 1: "pieces"}
_LINK: Final = {0: "cues", 1: "pieces"}


class _Shown(nn.Module):
    """The encoder without the head that only training needs."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, features: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        hidden, cues, _ = self.encoder(ids, mask, features)
        return hidden, cues


def export(weights: Path, encoder: Path, folder: Path) -> None:
    """Write encoder.onnx, linker.onnx, tokenizer.json and model.toml into a folder.

    ``weights`` is a file that `train` wrote, ``encoder`` the folder of all-MiniLM-L6-v2.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = Network(encoder)
    network.load_state_dict(torch.load(weights))
    network.eval()
    # The kind of attention whose graph the optimiser knows.
    network.encoder.bert.set_attn_implementation("eager")
    _encoder(network, folder)
    _linker(network, folder)
    whole(encoder / "tokenizer.json").save(str(folder / "tokenizer.json"), pretty=False)
    names = ("encoder.onnx", "linker.onnx", "tokenizer.json")
    (folder / DESCRIPTION).write_text(checksums(folder, names))


def _encoder(network: Network, folder: Path) -> None:
    ids = torch.ones(2, 50, dtype=torch.long)
    features = torch.zeros(2, 50, len(network.encoder.features), dtype=torch.long)
    names = ("ids", "mask", "features", "hidden", "cues")
    export_int8(
        _Shown(network.encoder),
        (ids, ids, features),
        folder / "encoder.onnx",
        inputs=names[:3],
        outputs=names[3:],
        axes=dict.fromkeys(names, _WINDOW),
        bert=network.encoder.bert.config,
    )


def _linker(network: Network, folder: Path) -> None:
    one = torch.zeros(3, dtype=torch.long)
    many = torch.zeros(3, 48, dtype=torch.long)
    width = network.encoder.bert.config.hidden_size
    axes = {"hidden": _WINDOW}
    axes.update(dict.fromkeys(("window", "first", "last"), {0: "cues"}))
    axes.update(dict.fromkeys(("distance", "apart", "hint", "roles"), _LINK))
    export_int8(
        network.linker,
        (torch.zeros(2, 48, width), one, one, one, many, many, many),
        folder / "linker.onnx",
        inputs=("hidden", "window", "first", "last", "distance", "apart", "hint"),
        outputs=("roles",),
        axes=axes,
    )
