using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Masks;

/// <summary>Exact Euclidean distances in a mask.</summary>
public static class DistanceTransform
{
    /// <param name="mask">Inside where ≥ 0.5; all beyond the picture is outside.</param>
    /// <param name="workers">Threads to share the work.</param>
    /// <param name="mostPx">Greater distances are given as this, which takes less time.</param>
    /// <returns>For each sample inside, the distance in pixels to the nearest centre of a sample outside (≥ 1); 0 outside.</returns>
    /// <remarks>Lower envelope of parabolas (Felzenszwalb, Huttenlocher 2012), O(width·height).</remarks>
    public static Plane Inside(Plane mask, int workers = 1, float mostPx = float.PositiveInfinity)
    {
        Plane distance = Plane.Uninitialized(mask.Size);
        RunInto(mask, distance, workers, mostPx);
        return distance;
    }

    /// <summary>As <see cref="Inside"/>, over the mask itself.</summary>
    public static void InsideInPlace(Plane mask, int workers = 1, float mostPx = float.PositiveInfinity) => RunInto(mask, mask, workers, mostPx);

    private static void RunInto(Plane mask, Plane distance, int workers, float mostPx)
    {
        AlongColumns(mask, distance);
        RowBands.Run(mask.Height, workers, (first, end) =>
        {
            DistanceRow row = new(mask.Width, mostPx);
            for (int y = first; y < end; y++)
            {
                row.Run(distance.Row(y));
            }
        });
    }

    /// <summary>Distance to the nearest sample outside in the same column, whole pixels.</summary>
    private static void AlongColumns(Plane mask, Plane distance)
    {
        ReadOnlySpan<float> above = new float[mask.Width];
        for (int y = 0; y < mask.Height; y++)
        {
            Span<float> row = distance.Row(y);
            CountOn(mask.Row(y), above, row);
            above = row;
        }

        ReadOnlySpan<float> below = new float[mask.Width];
        for (int y = mask.Height - 1; y >= 0; y--)
        {
            Span<float> row = distance.Row(y);
            NoMoreThanOneOn(below, row);
            below = row;
        }
    }

    private static void CountOn(ReadOnlySpan<float> mask, ReadOnlySpan<float> above, Span<float> row)
    {
        int x = 0;
        Vector<float> half = new(0.5f);
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector<int> inside = Vector.GreaterThanOrEqual(new Vector<float>(mask[x..]), half);
            Vector<float> next = new Vector<float>(above[x..]) + Vector<float>.One;
            Vector.ConditionalSelect(inside, next, Vector<float>.Zero).CopyTo(row[x..]);
        }

        for (; x < row.Length; x++)
        {
            row[x] = mask[x] >= 0.5f ? above[x] + 1 : 0;
        }
    }

    private static void NoMoreThanOneOn(ReadOnlySpan<float> below, Span<float> row)
    {
        int x = 0;
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector.Min(new Vector<float>(row[x..]), new Vector<float>(below[x..]) + Vector<float>.One).CopyTo(row[x..]);
        }

        for (; x < row.Length; x++)
        {
            row[x] = Math.Min(row[x], below[x] + 1);
        }
    }
}
