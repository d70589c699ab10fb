using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>A window that runs over the last two axes of [N,C,H,W]: what convolution and pooling share.</summary>
internal readonly record struct Window(
    (int Height, int Width) Kernel, (int Height, int Width) Strides, Pads Pads, (int Height, int Width) Dilations)
{
    /// <returns>The value's shape with the window's number of places in height and width.</returns>
    public Shape Over(Operator op, Tensor value)
    {
        if (value.Shape.Rank != 4)
        {
            throw ShapeException.Unfit(op, value, "[N,C,H,W]");
        }

        int height = Places(value.Shape[2] + Pads.Top + Pads.Bottom, Kernel.Height, Strides.Height, Dilations.Height);
        int width = Places(value.Shape[3] + Pads.Left + Pads.Right, Kernel.Width, Strides.Width, Dilations.Width);
        return height > 0 && width > 0
            ? value.Shape.With(2, height).With(3, width)
            : throw ShapeException.Unfit(op, value, $"an image, padded by {Pads}, that holds a {Kernel.Height}×{Kernel.Width} window");
    }

    public ImmutableArray<OnnxAttribute> Attributes() =>
    [
        OnnxAttribute.Of("kernel_shape", [Kernel.Height, Kernel.Width]),
        OnnxAttribute.Of("strides", [Strides.Height, Strides.Width]),
        OnnxAttribute.Of("pads", [Pads.Top, Pads.Left, Pads.Bottom, Pads.Right]),
    ];

    private static int Places(int size, int kernel, int stride, int dilation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dilation);
        int room = size - ((kernel - 1) * dilation) - 1;
        return room < 0 ? 0 : (room / stride) + 1;
    }
}
