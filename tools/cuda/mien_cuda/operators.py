"""The table of operators: each row plans one node. It gets a Call and gives a function from tensors to a tensor, or to several."""
import numpy as np
import torch
import torch.nn.functional as F

from mien_cuda import windows
from mien_cuda.onnx_file import DTYPES
from mien_cuda.resizing import plan_resize, plan_resize_gradient

_DTYPES = {"f4": torch.float32, "f8": torch.float64, "f2": torch.float16, "i8": torch.int64, "i4": torch.int32, "i2": torch.int16, "i1": torch.int8, "u1": torch.uint8, "?": torch.bool}


def plan(call):
    """:raises KeyError: the operator is not known."""
    return TABLE[call.operator](call)


def torch_dtype(name):
    return _DTYPES[name]


def _as_it_is(function):
    return lambda call: function


def _divide(call):
    return lambda a, b: torch.div(a, b) if a.is_floating_point() else torch.div(a, b, rounding_mode="trunc")


def _many(function):
    def plan_many(call):
        def run(first, *rest):
            for other in rest:
                first = function(first, other)
            return first
        return run
    return plan_many


def _clip(call):
    low, high = [call.constants[i] if i < len(call.constants) else None for i in (1, 2)]
    return lambda x, *_: x.clamp(None if low is None else low.item(), None if high is None else high.item())


def _cast(call):
    dtype = _DTYPES[DTYPES[call.attributes["to"]]]
    return lambda x: x.to(dtype)


def _along(function, usual=-1):
    def plan_along(call):
        axis = call.attributes.get("axis", usual)
        return lambda x: function(x, axis)
    return plan_along


def _reshape(call):
    shape = call.integers(1)
    return lambda x, _: x.reshape([x.shape[i] if size == 0 else size for i, size in enumerate(shape)])


def _squeeze(call):
    axes = call.integers(1)

    def run(x, *_):
        dropped = [axis % x.dim() for axis in axes] if axes is not None else [i for i, size in enumerate(x.shape) if size == 1]
        return x.reshape([size for i, size in enumerate(x.shape) if i not in dropped])
    return run


def _unsqueeze(call):
    axes = call.integers(1)

    def run(x, _):
        rank = x.dim() + len(axes)
        sizes = iter(x.shape)
        added = {axis % rank for axis in axes}
        return x.reshape([1 if i in added else next(sizes) for i in range(rank)])
    return run


def _expand(call):
    shape = call.integers(1)
    return lambda x, _: x.expand(torch.broadcast_shapes(x.shape, shape))


def _transpose(call):
    return lambda x: x.permute(call.attributes["perm"])


def _concat(call):
    return lambda *parts: torch.cat(parts, call.attributes["axis"])


def _split(call):
    lengths = call.integers(1)
    return lambda x, *_: torch.split(x, lengths, call.attributes.get("axis", 0))


def _slice(call):
    starts, ends, axes, steps = (call.integers(i) for i in range(1, 5))
    axes = list(range(len(starts))) if axes is None else axes
    steps = [1] * len(starts) if steps is None else steps

    def run(x, *_):
        for start, end, axis, step in zip(starts, ends, axes, steps):
            places = range(x.shape[axis])[start:end:step]
            turned = places[::-1] if step < 0 else places
            index = [slice(None)] * x.dim()
            index[axis] = slice(turned.start, turned.stop, turned.step) if len(turned) else slice(0, 0)
            x = x[tuple(index)].flip(axis) if step < 0 else x[tuple(index)]
        return x
    return run


def _gather(call):
    axis = call.attributes.get("axis", 0)

    def run(x, index):
        along = axis % x.dim()
        return x.index_select(along, index.reshape(-1)).reshape(x.shape[:along] + index.shape + x.shape[along + 1:])
    return run


def _gather_elements(call):
    return lambda x, index: torch.gather(x, call.attributes["axis"], index)


def _scatter_elements(call):
    assert call.attributes["reduction"] == "add"
    return lambda x, index, updates: x.scatter_add(call.attributes["axis"], index, updates)


def _pad(call):
    margins, mode = call.integers(1), call.attributes.get("mode", "constant")
    fill = call.constants[2].item() if len(call.constants) > 2 and call.constants[2] is not None else 0
    rank = len(margins) // 2
    pairs = [(margins[i], margins[i + rank]) for i in range(rank)]
    if mode == "constant":
        flat = [margin for pair in reversed(pairs) for margin in pair]
        return lambda x, *_: F.pad(x, flat, value=fill)

    # By index, since PyTorch pads only the last axes so. Shapes never change, and a CUDA graph that is being captured allows no copy from the host.
    kept = []

    def run(x, *_):
        if not kept:
            kept.extend((axis, _padded_places(x, axis, *pair, mode)) for axis, pair in enumerate(pairs) if any(pair))
        for axis, places in kept:
            x = x.index_select(axis, places)
        return x
    return run


def _padded_places(x, axis, before, after, mode):
    last = x.shape[axis] - 1
    places = np.arange(-before, last + 1 + after)
    places = np.clip(places, 0, last) if mode == "edge" else last - np.abs(last - np.abs(places))
    return torch.as_tensor(places, device=x.device)


def _gemm(call):
    assert call.attributes.get("alpha", 1.0) == 1.0 and call.attributes.get("beta", 1.0) == 1.0

    def run(a, b, c=None):
        a = a.t() if call.attributes.get("transA") else a
        b = b.t() if call.attributes.get("transB") else b
        return a @ b if c is None else torch.addmm(c, a, b)
    return run


def _reduce(function):
    def plan_reduction(call):
        axes, keep = call.integers(1), bool(call.attributes.get("keepdims", 1))
        return lambda x, *_: function(x, axes if axes else list(range(x.dim())), keep)
    return plan_reduction


def _grid_sample(call):
    border, corners = call.attributes["padding_mode"], bool(call.attributes["align_corners"])
    return lambda x, grid: F.grid_sample(x, grid, "bilinear", border, corners)


TABLE = {
    "Add": _as_it_is(torch.add), "Sub": _as_it_is(torch.sub), "Mul": _as_it_is(torch.mul), "Div": _divide, "Pow": _as_it_is(torch.pow),
    "Max": _many(torch.maximum), "Min": _many(torch.minimum), "Mod": _as_it_is(torch.remainder),
    "BitwiseAnd": _as_it_is(torch.bitwise_and), "BitwiseXor": _as_it_is(torch.bitwise_xor),
    "Neg": _as_it_is(torch.neg), "Abs": _as_it_is(torch.abs), "Sign": _as_it_is(torch.sign), "Sqrt": _as_it_is(torch.sqrt), "Exp": _as_it_is(torch.exp),
    "Log": _as_it_is(torch.log), "Sin": _as_it_is(torch.sin), "Cos": _as_it_is(torch.cos), "Erf": _as_it_is(torch.erf), "Floor": _as_it_is(torch.floor),
    "Identity": _as_it_is(lambda x: x), "Cast": _cast,
    "Relu": _as_it_is(torch.relu), "LeakyRelu": lambda call: lambda x: F.leaky_relu(x, call.attributes.get("alpha", 0.01)),
    "PRelu": _as_it_is(lambda x, slope: torch.where(x < 0, x * slope, x)), "Clip": _clip, "Sigmoid": _as_it_is(torch.sigmoid), "Tanh": _as_it_is(torch.tanh),
    "Softmax": _along(torch.softmax), "LogSoftmax": _along(torch.log_softmax),
    "Less": _as_it_is(torch.lt), "LessOrEqual": _as_it_is(torch.le), "Greater": _as_it_is(torch.gt), "GreaterOrEqual": _as_it_is(torch.ge), "Equal": _as_it_is(torch.eq),
    "And": _as_it_is(torch.logical_and), "Or": _as_it_is(torch.logical_or), "Not": _as_it_is(torch.logical_not), "Where": _as_it_is(torch.where),
    "Reshape": _reshape, "Transpose": _transpose, "Squeeze": _squeeze, "Unsqueeze": _unsqueeze, "Expand": _expand, "Concat": _concat, "Split": _split,
    "Slice": _slice, "Gather": _gather, "GatherElements": _gather_elements, "ScatterElements": _scatter_elements, "Pad": _pad,
    "Conv": windows.plan_conv, "ConvTranspose": windows.plan_conv_transpose, "MatMul": _as_it_is(torch.matmul), "Gemm": _gemm,
    "MaxPool": windows.plan_max_pool, "AveragePool": windows.plan_average_pool, "GlobalAveragePool": _as_it_is(lambda x: x.mean((2, 3), keepdim=True)),
    "ReduceSum": _reduce(lambda x, axes, keep: x.sum(axes, keep)), "ReduceMean": _reduce(lambda x, axes, keep: x.mean(axes, keep)),
    "ReduceMin": _reduce(lambda x, axes, keep: x.amin(axes, keep)), "ReduceMax": _reduce(lambda x, axes, keep: x.amax(axes, keep)),
    "ReduceL2": _reduce(lambda x, axes, keep: x.square().sum(axes, keep).sqrt()),
    "GridSample": _grid_sample, "Resize": plan_resize,
    # Functions of the domain mien.training; one that is not here is run by its body.
    "StopGradient": _as_it_is(lambda x: x), "Barrier": _as_it_is(lambda x, _: x),
    "ConvInputGradient": windows.plan_conv_input_gradient, "ConvWeightGradient": windows.plan_conv_weight_gradient,
    "MaxPoolIndices": windows.plan_max_pool_indices, "GridSampleGradient": windows.plan_grid_sample_gradient, "ResizeGradient": plan_resize_gradient,
}
