namespace Mien.Graphs;

/// <summary>Axis numbers of operators: negative ones count from the end.</summary>
internal static class Axes
{
    /// <returns>0 … rank−1.</returns>
    /// <exception cref="ShapeException">The tensor has no such axis.</exception>
    public static int Of(Operator op, Tensor tensor, int axis) => Of(op, tensor, axis, tensor.Shape.Rank);

    /// <inheritdoc cref="Of(Operator, Tensor, int)"/>
    public static int Of(Operator op, Tensor tensor, int axis, int rank)
    {
        int positive = axis < 0 ? axis + rank : axis;
        return positive >= 0 && positive < rank ? positive : throw ShapeException.Unfit(op, tensor, $"a tensor with axis {axis}");
    }

    /// <summary>Several axes, ascending and distinct.</summary>
    public static int[] Of(Operator op, Tensor tensor, ReadOnlySpan<int> axes, int rank)
    {
        SortedSet<int> distinct = [];
        foreach (int axis in axes)
        {
            if (!distinct.Add(Of(op, tensor, axis, rank)))
            {
                throw ShapeException.Unfit(op, tensor, $"axes without repetition, axis {axis} comes twice");
            }
        }

        return [.. distinct];
    }
}
