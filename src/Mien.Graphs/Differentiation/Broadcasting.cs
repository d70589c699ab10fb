namespace Mien.Graphs;

/// <summary>The one place that undoes broadcasting in gradients.</summary>
internal static class Broadcasting
{
    /// <summary>Sums a gradient over the axes that the input was repeated along.</summary>
    public static Tensor Undo(Tensor gradient, Shape shape)
    {
        if (gradient.Shape.Equals(shape))
        {
            return gradient;
        }

        int added = gradient.Shape.Rank - shape.Rank;
        int[] repeated = [.. Enumerable.Range(0, gradient.Shape.Rank).Where(axis => axis < added || (shape[axis - added] == 1 && gradient.Shape[axis] != 1))];
        Tensor sum = repeated.Length == 0 ? gradient : gradient.ReduceSum(repeated);
        return added == 0 ? sum : sum.Reshape(shape);
    }
}
