using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Filters;

/// <summary>How steeply a plane rises.</summary>
public static class Gradient
{
    /// <returns>Length of the gradient per pixel, from central differences; edges replicated.</returns>
    public static Plane Magnitude(Plane plane, int workers = 1)
    {
        Plane result = new(plane.Width, plane.Height);
        RowBands.Run(plane.Height, workers, (first, end) =>
        {
            for (int y = first; y < end; y++)
            {
                ReadOnlySpan<float> above = plane.Row(Math.Max(0, y - 1));
                ReadOnlySpan<float> below = plane.Row(Math.Min(plane.Height - 1, y + 1));
                Row(plane.Row(y), above, below, result.Row(y));
            }
        });
        return result;
    }

    private static void Row(ReadOnlySpan<float> row, ReadOnlySpan<float> above, ReadOnlySpan<float> below, Span<float> result)
    {
        int last = row.Length - 1;
        result[0] = Length(row[Math.Min(1, last)] - row[0], below[0] - above[0]);
        int x = 1;
        for (; x <= last - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector<float> across = new Vector<float>(row[(x + 1)..]) - new Vector<float>(row[(x - 1)..]);
            Vector<float> down = new Vector<float>(below[x..]) - new Vector<float>(above[x..]);
            (Vector.SquareRoot((across * across) + (down * down)) * 0.5f).CopyTo(result[x..]);
        }

        for (; x <= last; x++)
        {
            result[x] = Length(row[Math.Min(x + 1, last)] - row[x - 1], below[x] - above[x]);
        }
    }

    private static float Length(float across, float down) => 0.5f * MathF.Sqrt((across * across) + (down * down));
}
