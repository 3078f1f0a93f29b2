"""Trained weights -> the int8 ONNX files that users run, with their checksums."""

import hashlib
import tempfile
from pathlib import Path
from typing import Final

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from torch import nn

from claims.attribution.training.corpus import whole
from claims.attribution.training.network import Encoder, Network

_OPSET: Final = 17
_FLOAT: Final = 1  # onnx.TensorProto.FLOAT: the type of what shape inference cannot tell
_WINDOW = {0: "windows", 1: "pieces"}
_LINK = {0: "cues", 1: "pieces"}


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
    with tempfile.TemporaryDirectory() as scratch:
        _encoder(network, Path(scratch), folder)
        _linker(network, Path(scratch), folder)
    whole(encoder / "tokenizer.json").save(str(folder / "tokenizer.json"), pretty=False)
    sums = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in ("encoder.onnx", "linker.onnx", "tokenizer.json")
    }
    lines = ["[sha256]", *(f'"{name}" = "{found}"' for name, found in sums.items())]
    (folder / "model.toml").write_text("\n".join(lines) + "\n")


def _encoder(network: Network, scratch: Path, folder: Path) -> None:
    ids = torch.ones(2, 50, dtype=torch.long)
    names = ("ids", "mask", "features", "hidden", "cues")
    torch.onnx.export(
        _Shown(network.encoder),
        (ids, ids, torch.zeros(2, 50, len(network.encoder.features), dtype=torch.long)),
        str(scratch / "encoder.onnx"),
        input_names=names[:3],
        output_names=names[3:],
        dynamic_axes=dict.fromkeys(names, _WINDOW),
        opset_version=_OPSET,
        dynamo=False,
    )
    config = network.encoder.bert.config
    fused = optimize_model(
        str(scratch / "encoder.onnx"),
        model_type="bert",
        num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
        opt_level=1,
    )
    fused.save_model_to_file(str(scratch / "fused.onnx"))
    _quantize(scratch / "fused.onnx", folder / "encoder.onnx")


def _linker(network: Network, scratch: Path, folder: Path) -> None:
    one = torch.zeros(3, dtype=torch.long)
    many = torch.zeros(3, 48, dtype=torch.long)
    width = network.encoder.bert.config.hidden_size
    axes = {"hidden": _WINDOW}
    axes.update(dict.fromkeys(("window", "first", "last"), {0: "cues"}))
    axes.update(dict.fromkeys(("distance", "apart", "hint", "roles"), _LINK))
    torch.onnx.export(
        network.linker,
        (torch.zeros(2, 48, width), one, one, one, many, many, many),
        str(scratch / "linker.onnx"),
        input_names=["hidden", "window", "first", "last", "distance", "apart", "hint"],
        output_names=["roles"],
        dynamic_axes=axes,
        opset_version=_OPSET,
        dynamo=False,
    )
    _quantize(scratch / "linker.onnx", folder / "linker.onnx")


def _quantize(source: Path, target: Path) -> None:
    quantize_dynamic(
        source,
        target,
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Attention", "Gather", "Gemm"],
        extra_options={"DefaultTensorType": _FLOAT},
    )
