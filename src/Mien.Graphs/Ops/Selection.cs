using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Joining, cutting and picking along axes.</summary>
public static class Selection
{
    /// <summary>Joins tensors that differ in one axis only.</summary>
    public static Tensor Concat(int axis, params ReadOnlySpan<Tensor> parts)
    {
        if (parts.IsEmpty)
        {
            throw new ArgumentException("There is nothing to join.", nameof(parts));
        }

        Tensor first = parts[0];
        int along = Axes.Of(Operator.Concat, first, axis);
        int total = 0;
        foreach (Tensor part in parts)
        {
            if (part.Type != first.Type || part.Shape.Rank != first.Shape.Rank || !part.Shape.With(along, 0).Equals(first.Shape.With(along, 0)))
            {
                throw ShapeException.Mismatch(Operator.Concat, first, part, $"only axis {along} may differ");
            }

            total += part.Shape[along];
        }

        return first.Graph.Apply(Operator.Concat, [.. parts], first.Shape.With(along, total), first.Type, OnnxAttribute.Of("axis", along));
    }

    /// <summary>Cuts an axis into parts of the given sizes, which must add up to it.</summary>
    public static ImmutableArray<Tensor> Split(this Tensor value, int axis, params ReadOnlySpan<int> sizes)
    {
        int along = Axes.Of(Operator.Split, value, axis);
        Shape[] shapes = new Shape[sizes.Length];
        long[] lengths = new long[sizes.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            shapes[i] = value.Shape.With(along, sizes[i]);
            lengths[i] = sizes[i];
        }

        return lengths.Sum() == value.Shape[along]
            ? value.Graph.ApplyMany(Operator.Split, [value, value.Graph.Integers(lengths)], shapes, value.Type, OnnxAttribute.Of("axis", along))
            : throw ShapeException.Unfit(Operator.Split, value, $"{lengths.Sum()} at axis {along}, the sum of the parts");
    }

    /// <summary>Elements start, start + step, … before end, of one axis; negative positions count from the end.</summary>
    public static Tensor Slice(this Tensor value, int axis, int start, int end, int step = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        int along = Axes.Of(Operator.Slice, value, axis);
        int size = value.Shape[along];
        int from = start < 0 ? start + size : start;
        int to = end < 0 ? end + size : end;
        if (from < 0 || to > size || from > to)
        {
            throw ShapeException.Unfit(Operator.Slice, value, $"positions {start} … {end} within axis {along}");
        }

        Graph graph = value.Graph;
        return graph.Apply(Operator.Slice, [value, graph.Integers(from), graph.Integers(to), graph.Integers(along), graph.Integers(step)],
            value.Shape.With(along, (to - from + step - 1) / step), value.Type);
    }

    /// <summary>Picks entries of an axis; the shape of <paramref name="indices"/> takes the place of that axis.</summary>
    public static Tensor Gather(this Tensor value, Tensor indices, int axis = 0)
    {
        int along = Axes.Of(Operator.Gather, value, axis);
        if (indices.Type is not (ElementType.Int64 or ElementType.Int32))
        {
            throw ShapeException.Mismatch(Operator.Gather, value, indices, "indices must be integers");
        }

        Shape shape = Shape.Of([.. value.Shape.Take(along), .. indices.Shape, .. value.Shape.Skip(along + 1)]);
        return value.Graph.Apply(Operator.Gather, [value, indices], shape, value.Type, OnnxAttribute.Of("axis", along));
    }

    /// <summary>Picks the entries with these numbers from an axis.</summary>
    public static Tensor Gather(this Tensor value, ReadOnlySpan<int> indices, int axis = 0)
    {
        int along = Axes.Of(Operator.Gather, value, axis);
        long[] numbers = new long[indices.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            numbers[i] = indices[i] >= 0 && indices[i] < value.Shape[along]
                ? indices[i]
                : throw ShapeException.Unfit(Operator.Gather, value, $"more than {indices[i]} entries at axis {along}");
        }

        return value.Gather(value.Graph.Integers(numbers), along);
    }

    /// <summary>Adds a constant margin to every axis.</summary>
    /// <param name="before">Elements added in front, one number for each axis.</param>
    /// <param name="after">Elements added behind, one number for each axis.</param>
    public static Tensor Pad(this Tensor value, ReadOnlySpan<int> before, ReadOnlySpan<int> after, float fill = 0)
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
            dimensions[axis] += before[axis] + after[axis];
            margins[axis] = before[axis];
            margins[rank + axis] = after[axis];
        }

        return value.Graph.Apply(Operator.Pad, [value, value.Graph.Integers(margins), value.Graph.Constant(fill)], Shape.Of(dimensions), value.Type);
    }

    /// <summary>Adds a constant margin to the last two axes of [N,C,H,W].</summary>
    public static Tensor Pad(this Tensor value, Pads pads, float fill = 0) => value.Shape.Rank == 4
        ? value.Pad([0, 0, pads.Top, pads.Left], [0, 0, pads.Bottom, pads.Right], fill)
        : throw ShapeException.Unfit(Operator.Pad, value, "[N,C,H,W]");
}
