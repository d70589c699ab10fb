using System.Numerics;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Filters;

/// <summary>The second difference along x of the second difference along y.</summary>
internal static class SecondDifference
{
    /// <param name="y">Not the first or last row.</param>
    /// <param name="result">One value per sample of the row; the first and last are not written.</param>
    public static void Row(Plane plane, int y, Span<float> result)
    {
        ReadOnlySpan<float> above = plane.Row(y - 1);
        ReadOnlySpan<float> row = plane.Row(y);
        ReadOnlySpan<float> below = plane.Row(y + 1);
        int x = 1;
        for (; x <= row.Length - 1 - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector<float> left = Column(above, row, below, x - 1);
            Vector<float> centre = Column(above, row, below, x);
            Vector<float> right = Column(above, row, below, x + 1);
            (left + right - (centre + centre)).CopyTo(result[x..]);
        }

        for (; x < row.Length - 1; x++)
        {
            float left = above[x - 1] - (2 * row[x - 1]) + below[x - 1];
            float centre = above[x] - (2 * row[x]) + below[x];
            float right = above[x + 1] - (2 * row[x + 1]) + below[x + 1];
            result[x] = left + right - (2 * centre);
        }
    }

    private static Vector<float> Column(ReadOnlySpan<float> above, ReadOnlySpan<float> row, ReadOnlySpan<float> below, int x) =>
        new Vector<float>(above[x..]) + new Vector<float>(below[x..]) - (new Vector<float>(row[x..]) * 2);
}
