"""Sessions of onnxruntime, as a worker with few cores wants them."""

import os
from pathlib import Path

import onnxruntime


def session(path: Path) -> onnxruntime.InferenceSession:
    """A session on the CPU; it must not cross a fork."""
    options = onnxruntime.SessionOptions()
    # By itself it takes two cores of a virtual machine for one.
    options.intra_op_num_threads = cores()
    # An idle worker must not burn a core while it waits for the next text.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def cores() -> int:
    """Those that this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
