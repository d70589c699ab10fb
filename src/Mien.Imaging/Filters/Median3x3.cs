using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Filters;

/// <summary>The middle of nine neighbours: takes away single wrong samples and keeps edges.</summary>
public static class Median3x3
{
    /// <param name="workers">Threads to share the work.</param>
    /// <returns>The median over 3×3 samples, edges replicated.</returns>
    public static Plane Apply(Plane source, int workers = 1)
    {
        Plane result = Plane.Uninitialized(source.Size);
        RowBands.Run(source.Height, workers, (first, end) =>
        {
            // [3, width + 2 and a whole vector more]
            int stride = source.Width + 2 + Vector<float>.Count;
            float[] padded = new float[3 * stride];
            float[] medians = new float[stride];
            for (int y = first; y < end; y++)
            {
                for (int row = 0; row < 3; row++)
                {
                    ReadOnlySpan<float> samples = source.Row(Math.Clamp(y + row - 1, 0, source.Height - 1));
                    Span<float> target = padded.AsSpan(row * stride, stride);
                    samples.CopyTo(target[1..]);
                    target[0] = samples[0];
                    target[source.Width + 1] = samples[^1];
                }

                for (int x = 0; x < source.Width; x += Vector<float>.Count)
                {
                    Median(padded, x, stride).CopyTo(medians, x);
                }

                medians.AsSpan(0, source.Width).CopyTo(result.Row(y));
            }
        });
        return result;
    }

    /// <summary>Sorts the columns; the median is then the middle of the largest low, the middle of the middles and the smallest high
    /// (Smith 1996).</summary>
    private static Vector<float> Median(float[] padded, int x, int stride)
    {
        (Vector<float> low0, Vector<float> middle0, Vector<float> high0) = Column(padded, x, stride);
        (Vector<float> low1, Vector<float> middle1, Vector<float> high1) = Column(padded, x + 1, stride);
        (Vector<float> low2, Vector<float> middle2, Vector<float> high2) = Column(padded, x + 2, stride);
        Vector<float> low = Vector.Max(low0, Vector.Max(low1, low2));
        Vector<float> high = Vector.Min(high0, Vector.Min(high1, high2));
        return Middle(low, Middle(middle0, middle1, middle2), high);
    }

    private static (Vector<float> Low, Vector<float> Middle, Vector<float> High) Column(float[] padded, int x, int stride)
    {
        Vector<float> a = new(padded, x);
        Vector<float> b = new(padded, x + stride);
        Vector<float> c = new(padded, x + (2 * stride));
        return (Vector.Min(a, Vector.Min(b, c)), Middle(a, b, c), Vector.Max(a, Vector.Max(b, c)));
    }

    private static Vector<float> Middle(Vector<float> a, Vector<float> b, Vector<float> c) =>
        Vector.Max(Vector.Min(a, b), Vector.Min(Vector.Max(a, b), c));
}
