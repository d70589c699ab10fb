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
        (Shape, ElementType)[] parts = new (Shape, ElementType)[sizes.Length];
        long[] lengths = new long[sizes.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            parts[i] = (value.Shape.With(along, sizes[i]), value.Type);
            lengths[i] = sizes[i];
        }

        return lengths.Sum() == value.Shape[along]
            ? value.Graph.ApplyMany(Operator.Split, [value, value.Graph.Integers(lengths)], parts, OnnxAttribute.Of("axis", along))
            : throw ShapeException.Unfit(Operator.Split, value, $"{lengths.Sum()} at axis {along}, the sum of the parts");
    }

    /// <summary>Elements start, start + step, … before end, of one axis; negative positions count from the end.</summary>
    public static Tensor Slice(this Tensor value, int axis, int start, int end, int step = 1) => value.Slice([axis], [start], [end], [step]);

    /// <summary>The same for several axes at once: one number of each list for each axis.</summary>
    public static Tensor Slice(this Tensor value, ReadOnlySpan<int> axes, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, ReadOnlySpan<int> steps)
    {
        Shape shape = value.Shape;
        long[] along = new long[axes.Length], from = new long[axes.Length], to = new long[axes.Length], by = new long[axes.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps[i], nameof(steps));
            int axis = Axes.Of(Operator.Slice, value, axes[i]);
            int size = value.Shape[axis];
            int start = starts[i] < 0 ? starts[i] + size : starts[i];
            int end = ends[i] < 0 ? ends[i] + size : ends[i];
            if (start < 0 || end > size || start > end)
            {
                throw ShapeException.Unfit(Operator.Slice, value, $"positions {starts[i]} … {ends[i]} within axis {axis}");
            }

            (along[i], from[i], to[i], by[i]) = (axis, start, end, steps[i]);
            shape = shape.With(axis, (end - start + steps[i] - 1) / steps[i]);
        }

        Graph graph = value.Graph;
        return graph.Apply(Operator.Slice, [value, graph.Integers(from), graph.Integers(to), graph.Integers(along), graph.Integers(by)], shape, value.Type);
    }

    /// <summary>Turns axes around: the last element comes first.</summary>
    public static Tensor Flip(this Tensor value, params ReadOnlySpan<int> axes)
    {
        Graph graph = value.Graph;
        long[] along = Array.ConvertAll(Axes.Of(Operator.Slice, value, axes, value.Shape.Rank), axis => (long)axis);
        long[] from = Array.ConvertAll(along, _ => -1L);

        // One before the first element; −1 itself would mean the last.
        long[] to = Array.ConvertAll(along, axis => -1L - value.Shape[(int)axis]);
        return graph.Apply(Operator.Slice, [value, graph.Integers(from), graph.Integers(to), graph.Integers(along), graph.Integers(from)], value.Shape, value.Type);
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

    /// <summary>Picks one entry for each cell of <paramref name="indices"/>: result[i,j,…] = value[i,indices[i,j,…],…] for axis 1.</summary>
    /// <param name="indices">Of the value's rank; no dimension is larger than the value's, except along the axis.</param>
    public static Tensor GatherElements(this Tensor value, Tensor indices, int axis) =>
        value.Graph.Apply(Operator.GatherElements, [value, indices], indices.Shape, value.Type,
            OnnxAttribute.Of("axis", Positions(Operator.GatherElements, value, indices, axis)));

    /// <summary>Adds each cell of <paramref name="updates"/> to the entry that <paramref name="indices"/> names; several may go to one entry.</summary>
    /// <param name="indices">Like those of <see cref="GatherElements"/>; [updates].</param>
    public static Tensor ScatterAdd(this Tensor value, Tensor indices, Tensor updates, int axis)
    {
        if (!updates.Shape.Equals(indices.Shape) || updates.Type != value.Type)
        {
            throw ShapeException.Mismatch(Operator.ScatterElements, indices, updates, "each update needs its index, and the value's type");
        }

        return value.Graph.Apply(Operator.ScatterElements, [value, indices, updates], value.Shape, value.Type,
            OnnxAttribute.Of("axis", Positions(Operator.ScatterElements, value, indices, axis)), OnnxAttribute.Of("reduction", "add"));
    }

    private static int Positions(Operator op, Tensor value, Tensor indices, int axis)
    {
        int along = Axes.Of(op, value, axis);
        bool fits = indices.Type == ElementType.Int64 && indices.Shape.Rank == value.Shape.Rank
            && Enumerable.Range(0, value.Shape.Rank).All(i => i == along || indices.Shape[i] <= value.Shape[i]);
        return fits ? along : throw ShapeException.Mismatch(op, value, indices, $"indices must be Int64 and no larger than the value, except along axis {along}");
    }
}
