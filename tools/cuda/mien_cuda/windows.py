"""Kernels for what runs a window over an image [N,C,H,W]: convolutions, their gradients, pooling, and grid sampling's gradient."""
import torch
import torch.nn.functional as F


def plan_conv(call):
    _, strides, pads, dilations = call.window()
    groups, (before, padding) = call.attributes.get("group", 1), _split_pads(pads)

    def run(x, weights, bias=None):
        return F.conv2d(before(x), weights, bias, strides, padding, dilations, groups)
    return run


def plan_conv_transpose(call):
    _, strides, pads, dilations = call.window()
    top, left, bottom, right = pads
    padding, extra = (min(top, bottom), min(left, right)), call.attributes.get("output_padding", [0, 0])
    groups = call.attributes.get("group", 1)

    def run(x, weights, bias=None):
        y = F.conv_transpose2d(x, weights, bias, strides, padding, extra, groups, dilations)
        return y[:, :, top - padding[0]:y.shape[2] - (bottom - padding[0]), left - padding[1]:y.shape[3] - (right - padding[1])]
    return run


def plan_conv_input_gradient(call):
    _, strides, pads, dilations = call.window()
    groups, (height, width), (_, padding) = call.attributes.get("group", 1), call.attributes["size"], _split_pads(pads)
    top, left, bottom, right = (0, 0, 0, 0) if padding != [0, 0] else pads

    def run(gradient, weights):
        shape = (gradient.shape[0], weights.shape[1] * groups, height + top + bottom, width + left + right)
        image = gradient.new_empty(1).expand(shape)
        result = torch.ops.aten.convolution_backward(
            gradient, image, weights, None, strides, padding, dilations, False, [0, 0], groups, (True, False, False))[0]
        return result[:, :, top:top + height, left:left + width]
    return run


def plan_conv_weight_gradient(call):
    kernel, strides, pads, dilations = call.window()
    groups, (before, padding) = call.attributes.get("group", 1), _split_pads(pads)

    def run(image, gradient):
        weights = gradient.new_empty(1).expand(gradient.shape[1], image.shape[1] // groups, *kernel)
        return torch.ops.aten.convolution_backward(
            gradient, before(image), weights, None, strides, padding, dilations, False, [0, 0], groups, (False, True, False))[1]
    return run


def plan_max_pool(call):
    kernel, strides, pads, _ = call.window()
    return lambda x: F.max_pool2d(_pad(x, pads, float("-inf")), kernel, strides)


def plan_max_pool_indices(call):
    """The first of equal values, counted in row-major order within its channel."""
    kernel, strides, pads, _ = call.window()

    def run(x):
        padded = _pad(x, pads, float("-inf"))
        _, places = F.max_pool2d(padded, kernel, strides, return_indices=True)
        rows = torch.div(places, padded.shape[3], rounding_mode="trunc") - pads[0]
        return rows * x.shape[3] + places % padded.shape[3] - pads[1]
    return run


def plan_average_pool(call):
    """Over the cells inside the image only."""
    kernel, strides, pads, _ = call.window()
    if not any(pads):
        return lambda x: F.avg_pool2d(x, kernel, strides)

    def run(x):
        inside = _pad(torch.ones_like(x[:1, :1]), pads, 0)
        return F.avg_pool2d(_pad(x, pads, 0), kernel, strides) / F.avg_pool2d(inside, kernel, strides)
    return run


def plan_grid_sample_gradient(call):
    border, corners = ["zeros", "border", "reflection"].index(call.attributes["padding_mode"]), bool(call.attributes["align_corners"])
    return lambda image, grid, gradient: torch.ops.aten.grid_sampler_2d_backward(gradient, image, grid, 0, border, corners, (True, True))


def _split_pads(pads):
    """:returns: (what to do before, padding for the kernel): kernels pad both sides alike."""
    top, left, bottom, right = pads
    if top == bottom and left == right:
        return (lambda x: x), [top, left]
    return (lambda x: _pad(x, pads, 0)), [0, 0]


def _pad(x, pads, fill):
    top, left, bottom, right = pads
    return F.pad(x, (left, right, top, bottom), value=fill) if any(pads) else x
