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

    /// <returns>The value's shape with the height and width of the image whose windows it holds.</returns>
    public Shape Under(Operator op, Tensor value, (int Height, int Width) extra)
    {
        int height = ((value.Shape[2] - 1) * Strides.Height) + ((Kernel.Height - 1) * Dilations.Height) + 1 - Pads.Top - Pads.Bottom + extra.Height;
        int width = ((value.Shape[3] - 1) * Strides.Width) + ((Kernel.Width - 1) * Dilations.Width) + 1 - Pads.Left - Pads.Right + extra.Width;
        return height > 0 && width > 0
            ? value.Shape.With(2, height).With(3, width)
            : throw ShapeException.Unfit(op, value, $"a result that is larger than its pads {Pads}");
    }

    /// <summary>The window of a convolution or pooling.</summary>
    public static Window Of(Node node)
    {
        int[] kernel = node.Integers("kernel_shape");
        int[] strides = node.Integers("strides");
        int[] pads = node.Integers("pads");
        int[] dilations = node.Operator is Operator.MaxPool or Operator.AveragePool or Operator.MaxPoolIndices ? [1, 1] : node.Integers("dilations");
        return new((kernel[0], kernel[1]), (strides[0], strides[1]), new(pads[0], pads[1], pads[2], pads[3]), (dilations[0], dilations[1]));
    }

    /// <summary>One divided by the number of an image's cells, of [N,C,H,W], that each place of the window meets, in row-major order.</summary>
    public IEnumerable<float> CellShares(Shape image)
    {
        int[] rows = CellsAlong(image[2], Kernel.Height, Strides.Height, Pads.Top, Pads.Bottom);
        int[] columns = CellsAlong(image[3], Kernel.Width, Strides.Width, Pads.Left, Pads.Right);
        return rows.SelectMany(_ => columns, (height, width) => 1f / (height * width));
    }

    public ImmutableArray<OnnxAttribute> ConvAttributes(int groups) =>
        [OnnxAttribute.Of("group", groups), .. Attributes(), OnnxAttribute.Of("dilations", [Dilations.Height, Dilations.Width])];

    public ImmutableArray<OnnxAttribute> Attributes() =>
    [
        OnnxAttribute.Of("kernel_shape", [Kernel.Height, Kernel.Width]),
        OnnxAttribute.Of("strides", [Strides.Height, Strides.Width]),
        OnnxAttribute.Of("pads", [Pads.Top, Pads.Left, Pads.Bottom, Pads.Right]),
    ];

    private static int[] CellsAlong(int size, int kernel, int stride, int before, int after) =>
    [
        .. Enumerable.Range(0, Places(size + before + after, kernel, stride, 1))
            .Select(place => (place * stride) - before)
            .Select(start => Math.Min(size, start + kernel) - Math.Max(0, start)),
    ];

    private static int Places(int size, int kernel, int stride, int dilation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dilation);
        int room = size - ((kernel - 1) * dilation) - 1;
        return room < 0 ? 0 : (room / stride) + 1;
    }
}
