using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Sums of products: convolution and matrix products.</summary>
public static class Linear
{
    /// <summary>Convolution (correlation, as in all of the field).</summary>
    /// <param name="value">[N,C,H,W].</param>
    /// <param name="weights">[O,C/groups,kh,kw].</param>
    /// <param name="bias">[O], or none.</param>
    /// <returns>[N,O,H',W'] with H' = (H + top + bottom − (kh−1)·dilation − 1) / stride + 1, rounded down.</returns>
    public static Tensor Conv(this Tensor value, Tensor weights, Tensor? bias = null, (int Height, int Width)? strides = null,
        Pads pads = default, int groups = 1, (int Height, int Width)? dilations = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groups);
        if (value.Shape.Rank != 4 || weights.Shape.Rank != 4 || weights.Shape[1] * groups != value.Shape[1] || weights.Shape[0] % groups != 0)
        {
            throw ShapeException.Mismatch(Operator.Conv, value, weights, $"expected [N,C,H,W] and [O,C/{groups},kh,kw], O a multiple of {groups}");
        }

        if (bias is not null && !bias.Shape.Equals(Shape.Of(weights.Shape[0])))
        {
            throw ShapeException.Mismatch(Operator.Conv, weights, bias, $"the bias must be [{weights.Shape[0]}]");
        }

        Window window = new((weights.Shape[2], weights.Shape[3]), strides ?? (1, 1), pads, dilations ?? (1, 1));
        Shape image = window.Over(Operator.Conv, value);
        return value.Graph.Apply(Operator.Conv, bias is null ? [value, weights] : [value, weights, bias], image.With(1, weights.Shape[0]), value.Type,
            window.ConvAttributes(groups));
    }

    /// <summary>Transposed convolution: what a convolution with these weights does to the gradient of its input, so it makes
    /// images larger by the stride.</summary>
    /// <param name="value">[N,C,H,W].</param>
    /// <param name="weights">[C,O/groups,kh,kw].</param>
    /// <param name="bias">[O], or none.</param>
    /// <param name="extra">Rows and columns added below and right, to choose among the sizes that the stride cannot tell apart.</param>
    /// <returns>[N,O,H',W'] with H' = (H − 1)·stride + (kh − 1)·dilation + 1 − top − bottom + extra.</returns>
    public static Tensor ConvTranspose(this Tensor value, Tensor weights, Tensor? bias = null, (int Height, int Width)? strides = null,
        Pads pads = default, int groups = 1, (int Height, int Width)? dilations = null, (int Height, int Width) extra = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groups);
        if (value.Shape.Rank != 4 || weights.Shape.Rank != 4 || weights.Shape[0] != value.Shape[1] || weights.Shape[0] % groups != 0)
        {
            throw ShapeException.Mismatch(Operator.ConvTranspose, value, weights, $"expected [N,C,H,W] and [C,O/{groups},kh,kw], C a multiple of {groups}");
        }

        int channels = weights.Shape[1] * groups;
        if (bias is not null && !bias.Shape.Equals(Shape.Of(channels)))
        {
            throw ShapeException.Mismatch(Operator.ConvTranspose, weights, bias, $"the bias must be [{channels}]");
        }

        Window window = new((weights.Shape[2], weights.Shape[3]), strides ?? (1, 1), pads, dilations ?? (1, 1));
        Shape image = window.Under(Operator.ConvTranspose, value, extra);
        return value.Graph.Apply(Operator.ConvTranspose, bias is null ? [value, weights] : [value, weights, bias], image.With(1, channels), value.Type,
            [.. window.ConvAttributes(groups), OnnxAttribute.Of("output_padding", [extra.Height, extra.Width])]);
    }

    /// <summary>Matrix product over the last two axes, [..,n,k] · [..,k,m] = [..,n,m]; leading axes broadcast.</summary>
    public static Tensor MatMul(this Tensor left, Tensor right)
    {
        if (left.Shape.Rank < 2 || right.Shape.Rank < 2 || left.Shape[-1] != right.Shape[-2]
            || Leading(left).BroadcastWith(Leading(right)) is not { } leading)
        {
            throw ShapeException.Mismatch(Operator.MatMul, left, right, "expected [..,n,k] and [..,k,m]");
        }

        return left.Graph.Apply(Operator.MatMul, [left, right], Shape.Of([.. leading, left.Shape[-2], right.Shape[-1]]), left.Type);
    }

    /// <summary>A fully connected layer: value · weights + bias.</summary>
    /// <param name="value">[n,k], or [k,n] with <paramref name="transposeValue"/>.</param>
    /// <param name="weights">[k,m], or [m,k] with <paramref name="transposeWeights"/>.</param>
    /// <param name="bias">Broadcasts to [n,m], or none.</param>
    public static Tensor Gemm(this Tensor value, Tensor weights, Tensor? bias = null, bool transposeValue = false, bool transposeWeights = false)
    {
        if (value.Shape.Rank != 2 || weights.Shape.Rank != 2
            || value.Shape[transposeValue ? 0 : 1] != weights.Shape[transposeWeights ? 1 : 0])
        {
            throw ShapeException.Mismatch(Operator.Gemm, value, weights, "expected [n,k] and [k,m], before transposition");
        }

        Shape shape = Shape.Of(value.Shape[transposeValue ? 1 : 0], weights.Shape[transposeWeights ? 0 : 1]);
        if (bias is not null && !shape.Equals(shape.BroadcastWith(bias.Shape)))
        {
            throw ShapeException.Mismatch(Operator.Gemm, weights, bias, $"the bias must broadcast to {shape}");
        }

        return value.Graph.Apply(Operator.Gemm, bias is null ? [value, weights] : [value, weights, bias], shape, value.Type,
            OnnxAttribute.Of("transA", transposeValue ? 1 : 0), OnnxAttribute.Of("transB", transposeWeights ? 1 : 0));
    }

    private static Shape Leading(Tensor tensor) => Shape.Of(tensor.Shape.AsSpan()[..^2]);
}
