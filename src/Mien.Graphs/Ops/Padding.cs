using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Margins around tensors.</summary>
public static class Padding
{
    /// <summary>Adds a margin to every axis.</summary>
    /// <param name="before">Elements added in front, one number for each axis.</param>
    /// <param name="after">Elements added behind, one number for each axis.</param>
    /// <param name="fill">The value of a <see cref="PadMode.Constant"/> margin.</param>
    public static Tensor Pad(this Tensor value, ReadOnlySpan<int> before, ReadOnlySpan<int> after, float fill = 0, PadMode mode = PadMode.Constant)
    {
        int rank = value.Shape.Rank;
        if (before.Length != rank || after.Length != rank)
        {
            throw ShapeException.Unfit(Operator.Pad, value, $"rank {before.Length} and {after.Length}, one margin for each axis");
        }

        int[] dimensions = value.Shape.ToArray();
        long[] margins = new long[rank * 2];
        for (int axis = 0; axis < rank; axis++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(before[axis], nameof(before));
            ArgumentOutOfRangeException.ThrowIfNegative(after[axis], nameof(after));
            if (mode == PadMode.Reflect && Math.Max(before[axis], after[axis]) >= Math.Max(dimensions[axis], 1))
            {
                throw ShapeException.Unfit(Operator.Pad, value, $"more than {Math.Max(before[axis], after[axis])} cells to mirror at axis {axis}");
            }

            dimensions[axis] += before[axis] + after[axis];
            margins[axis] = before[axis];
            margins[rank + axis] = after[axis];
        }

        return value.Graph.Apply(Operator.Pad, [value, value.Graph.Integers(margins), value.Like(fill)], Shape.Of(dimensions), value.Type,
            OnnxAttribute.Of("mode", mode.ToString().ToLowerInvariant()));
    }

    /// <summary>Adds a margin to the last two axes of [N,C,H,W].</summary>
    public static Tensor Pad(this Tensor value, Pads pads, float fill = 0, PadMode mode = PadMode.Constant) => value.Shape.Rank == 4
        ? value.Pad([0, 0, pads.Top, pads.Left], [0, 0, pads.Bottom, pads.Right], fill, mode)
        : throw ShapeException.Unfit(Operator.Pad, value, "[N,C,H,W]");

    /// <summary>A margin along one axis, put together from parts of the value: <see cref="PadMode.Reflect"/> and
    /// <see cref="PadMode.Edge"/> in operators that have gradients of their own.</summary>
    internal static Tensor PadByParts(this Tensor value, int axis, int before, int after, PadMode mode)
    {
        int size = value.Shape[axis];
        List<Tensor> parts = [value];
        if (before > 0)
        {
            parts.Insert(0, mode == PadMode.Edge ? Repeat(value.Slice(axis, 0, 1), axis, before) : value.Slice(axis, 1, before + 1).Flip(axis));
        }

        if (after > 0)
        {
            parts.Add(mode == PadMode.Edge ? Repeat(value.Slice(axis, size - 1, size), axis, after) : value.Slice(axis, size - 1 - after, size - 1).Flip(axis));
        }

        return Selection.Concat(axis, [.. parts]);
    }

    private static Tensor Repeat(Tensor cell, int axis, int times) => cell.Expand(cell.Shape.With(axis, times));
}
