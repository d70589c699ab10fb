namespace Mien.Graphs;

/// <summary>Positions in tensors, as one index for each axis.</summary>
internal static class Cells
{
    /// <summary>Every position in row-major order; the list is one and the same, with other numbers.</summary>
    public static IEnumerable<int[]> Of(Shape shape)
    {
        int[] index = new int[shape.Rank];
        for (long count = shape.Count; count > 0; count--)
        {
            yield return index;
            for (int axis = shape.Rank - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
            {
                index[axis] = 0;
            }
        }
    }

    /// <summary>The place of a position in row-major order.</summary>
    public static int Offset(Shape shape, ReadOnlySpan<int> index)
    {
        int offset = 0;
        for (int axis = 0; axis < index.Length; axis++)
        {
            offset = (offset * shape[axis]) + index[axis];
        }

        return offset;
    }

    /// <summary>The place that broadcasting reads for a position of the larger shape.</summary>
    public static int BroadcastOffset(Shape shape, ReadOnlySpan<int> index)
    {
        int offset = 0;
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            offset = (offset * shape[axis]) + (shape[axis] == 1 ? 0 : index[axis + index.Length - shape.Rank]);
        }

        return offset;
    }

    /// <summary>A result whose element at each position is one of the input's.</summary>
    /// <param name="source">The place in the input, or −1 for <paramref name="fill"/>.</param>
    public static Values Pick(Values from, Shape shape, Func<int[], int> source, double fill = 0)
    {
        int[] places = [.. Of(shape).Select(source)];
        return Values.IsReal(from.Type)
            ? Values.Of(shape, Array.ConvertAll(places, place => place < 0 ? fill : from.Reals[place]), from.Type)
            : Values.Of(shape, Array.ConvertAll(places, place => place < 0 ? (long)fill : from.Wholes[place]), from.Type);
    }
}
