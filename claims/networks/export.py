"""A trained torch module -> the int8 ONNX file that users run. Only training imports this."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from torch import nn

_OPSET: Final = 17
_FLOAT: Final = 1  # onnx.TensorProto.FLOAT: the type of what shape inference cannot tell
_QUANTISED: Final = ["MatMul", "Attention", "Gather", "Gemm", "EmbedLayerNormalization"]


def export_int8(
    module: nn.Module,
    example: Sequence[torch.Tensor],
    target: Path,
    *,
    inputs: Sequence[str],
    outputs: Sequence[str],
    axes: Mapping[str, Mapping[int, str]],
    bert: Any = None,
) -> None:
    """Write a module as int8 ONNX; ``axes`` names the dimensions that vary.

    ``bert`` is the config of the BERT inside, whose attention is then fused; None without one.
    """
    with tempfile.TemporaryDirectory() as scratch:
        graph = Path(scratch) / "graph.onnx"
        torch.onnx.export(
            module,
            tuple(example),
            str(graph),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: dict(dimensions) for name, dimensions in axes.items()},
            opset_version=_OPSET,
            dynamo=False,
        )
        if bert is not None:
            graph = _fused(graph, bert)
        quantize_dynamic(
            graph,
            target,
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=_QUANTISED,
            extra_options={"DefaultTensorType": _FLOAT},
        )


def _fused(graph: Path, bert: Any) -> Path:
    fused = optimize_model(
        str(graph),
        model_type="bert",
        num_heads=bert.num_attention_heads,
        hidden_size=bert.hidden_size,
        opt_level=1,
    )
    target = graph.with_name("fused.onnx")
    fused.save_model_to_file(str(target))
    return target
