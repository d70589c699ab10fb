using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>The same values in another shape or order of axes.</summary>
public static class Layout
{
    /// <summary>Same elements in row-major order, another shape.</summary>
    public static Tensor Reshape(this Tensor value, Shape shape) => shape.Count == value.Shape.Count
        ? value.Graph.Apply(Operator.Reshape, [value, value.Graph.Integers(shape.ToInt64())], shape, value.Type)
        : throw ShapeException.Unfit(Operator.Reshape, value, $"{shape.Count} elements for {shape}");

    /// <inheritdoc cref="Reshape(Tensor, Shape)"/>
    public static Tensor Reshape(this Tensor value, params ReadOnlySpan<int> shape) => value.Reshape(Shape.Of(shape));

    /// <param name="order">Output axis i is input axis order[i]: (0, 2, 3, 1) makes [N,H,W,C] of [N,C,H,W].</param>
    public static Tensor Transpose(this Tensor value, params ReadOnlySpan<int> order)
    {
        int[] sorted = Axes.Of(Operator.Transpose, value, order, value.Shape.Rank);
        if (sorted.Length != value.Shape.Rank)
        {
            throw ShapeException.Unfit(Operator.Transpose, value, $"rank {order.Length}, one axis for each of the order");
        }

        int[] dimensions = new int[order.Length];
        long[] axes = new long[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            dimensions[i] = value.Shape[order[i]];
            axes[i] = order[i] < 0 ? order[i] + order.Length : order[i];
        }

        return value.Graph.Apply(Operator.Transpose, [value], Shape.Of(dimensions), value.Type, OnnxAttribute.Of("perm", axes));
    }

    /// <summary>Drops axes of dimension 1.</summary>
    public static Tensor Squeeze(this Tensor value, params ReadOnlySpan<int> axes)
    {
        int[] dropped = Axes.Of(Operator.Squeeze, value, axes, value.Shape.Rank);
        foreach (int axis in dropped)
        {
            if (value.Shape[axis] != 1)
            {
                throw ShapeException.Unfit(Operator.Squeeze, value, $"dimension 1 at axis {axis}");
            }
        }

        Shape shape = Shape.Of([.. value.Shape.Where((_, axis) => !dropped.Contains(axis))]);
        return value.Graph.Apply(Operator.Squeeze, [value, Constant(value, dropped)], shape, value.Type);
    }

    /// <summary>Adds axes of dimension 1; the numbers are axes of the result.</summary>
    public static Tensor Unsqueeze(this Tensor value, params ReadOnlySpan<int> axes)
    {
        int[] added = Axes.Of(Operator.Unsqueeze, value, axes, value.Shape.Rank + axes.Length);
        List<int> dimensions = [.. value.Shape];
        foreach (int axis in added)
        {
            dimensions.Insert(axis, 1);
        }

        return value.Graph.Apply(Operator.Unsqueeze, [value, Constant(value, added)], Shape.Of([.. dimensions]), value.Type);
    }

    /// <summary>Repeats dimensions of 1 up to a shape.</summary>
    public static Tensor Expand(this Tensor value, Shape shape) => shape.Equals(value.Shape.BroadcastWith(shape))
        ? value.Graph.Apply(Operator.Expand, [value, value.Graph.Integers(shape.ToInt64())], shape, value.Type)
        : throw ShapeException.Unfit(Operator.Expand, value, $"a shape that broadcasts to {shape}");

    private static Tensor Constant(Tensor near, int[] axes) => near.Graph.Integers(Array.ConvertAll(axes, axis => (long)axis));
}
