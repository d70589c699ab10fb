"""Resizing as a product with one matrix for the rows and one for the columns; its gradient is one with both transposed."""
import math

import numpy as np
import torch

_CUBIC_A = -0.75  # ONNX's default


def plan_resize(call):
    height, width = call.integers(3)[2:]
    return _product(lambda x: (_matrix(call, x.shape[2], height), _matrix(call, x.shape[3], width)))


def plan_resize_gradient(call):
    height, width = call.attributes["size"]
    return _product(lambda x: (_matrix(call, height, x.shape[2]).T, _matrix(call, width, x.shape[3]).T))


def _product(make):
    kept = []  # shapes never change, so the matrices are made once

    def run(x, *_):
        if not kept:
            kept.extend(torch.as_tensor(np.ascontiguousarray(matrix), dtype=x.dtype, device=x.device) for matrix in make(x))
        rows, columns = kept
        return rows @ x @ columns.T
    return run


def _matrix(call, source, target):
    """:returns: [target cell, source cell]; rows sum to 1."""
    mapping, mode, scale = call.attributes["coordinate_transformation_mode"], call.attributes["mode"], target / source
    squeeze = scale if call.attributes.get("antialias", 0) and scale < 1 else 1
    weights = np.zeros((target, source))
    for cell in range(target):
        position = {
            "half_pixel": (cell + 0.5) / scale - 0.5,
            "pytorch_half_pixel": 0 if target == 1 else (cell + 0.5) / scale - 0.5,
            "align_corners": 0 if target == 1 else cell * (source - 1) / (target - 1),
            "asymmetric": cell / scale,
        }[mapping]
        if mode == "nearest":
            nearest = math.floor(position) if call.attributes["nearest_mode"] == "floor" else math.ceil(position - 0.5)
            weights[cell, min(max(nearest, 0), source - 1)] = 1
            continue
        radius = (2 if mode == "cubic" else 1) / squeeze
        for tap in range(math.floor(position - radius) + 1, math.ceil(position + radius)):
            weights[cell, min(max(tap, 0), source - 1)] += _kernel(abs(tap - position) * squeeze, mode)
    return weights / weights.sum(1, keepdims=True)


def _kernel(distance, mode):
    if mode == "linear":
        return max(0, 1 - distance)
    if distance <= 1:
        return ((_CUBIC_A + 2) * distance - (_CUBIC_A + 3)) * distance * distance + 1
    return (((distance - 5) * distance + 8) * distance - 4) * _CUBIC_A if distance < 2 else 0
