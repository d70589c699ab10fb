#!/usr/bin/env python3
"""Runs every *.onnx of a folder on PyTorch and compares it with what another engine gave: NAME.safetensors holds its inputs by name and its
outputs as "expected/NAME". Prints the worst difference of each, relative to the output's largest value or 1; ends with 1 if one is above its tolerance.

    python3 -m mien_cuda.equality FOLDER [cpu|cuda]
"""
import pathlib
import sys

import numpy as np
import torch

from mien_cuda import onnx_file, safetensors_file
from mien_cuda.program import Program

_EXPECTED = "expected/"


def main(folder, device="cpu"):
    bad = count = 0
    for path in sorted(pathlib.Path(folder).glob("*.onnx")):
        arrays, metadata = safetensors_file.read(path.with_suffix(".safetensors"))
        worst, where = compare(path, arrays, device)
        tolerance = float(metadata["tolerance"])
        count += 1
        if not worst <= tolerance:
            bad += 1
            print(f"{metadata['name']}: {where} is off by {worst:.3g}, allowed are {tolerance:.3g}")
    print(f"{count - bad} of {count} agree")
    return 1 if bad or not count else 0


def compare(path, arrays, device):
    """:returns: (the worst difference, the output that has it)."""
    program = Program(onnx_file.read(path.read_bytes()), device)
    results = program.run({value.name: torch.as_tensor(np.array(arrays[value.name]), device=device) for value in program.inputs})
    return max((difference(results[name].cpu().numpy(), arrays[_EXPECTED + name]), name) for name in program.outputs)


def difference(actual, expected):
    if actual.shape != expected.shape:
        return float("inf")
    actual, expected = actual.astype(np.float64), expected.astype(np.float64)
    worst = np.abs(actual - expected).max(initial=0) / max(1, np.abs(expected).max(initial=0))
    return float("inf") if np.isnan(worst) else worst  # no number is near to one, and none is largest


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
