using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>Resamples rows and columns one after the other.</summary>
internal static class SeparableResampler
{
    /// <param name="source">The part of the picture that starts at <paramref name="origin"/>.</param>
    public static Plane Run(Plane source, (int X, int Y) origin, AxisTaps columns, AxisTaps rows, Border border, int workers)
    {
        Plane output = new(columns.Starts.Length, rows.Starts.Length);
        RowBands.Run(output.Height, workers, (first, end) =>
        {
            float[] blended = new float[source.Width];
            for (int y = first; y < end; y++)
            {
                BlendRows(source, rows.Starts[y] - origin.Y, rows.At(y), blended);
                BlendColumns(blended, origin.X, columns, output.Row(y));
                Fill(output.Row(y), columns.Coverage, rows.Coverage[y], border);
            }
        });
        return output;
    }

    private static void BlendRows(Plane source, int start, ReadOnlySpan<float> weights, Span<float> blended)
    {
        blended.Clear();
        for (int tap = 0; tap < weights.Length; tap++)
        {
            if (weights[tap] != 0)
            {
                AddScaled(source.Row(start + tap), weights[tap], blended);
            }
        }
    }

    private static void AddScaled(ReadOnlySpan<float> row, float weight, Span<float> sum)
    {
        int x = 0;
        Vector<float> factor = new(weight);
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector.FusedMultiplyAdd(new Vector<float>(row[x..]), factor, new Vector<float>(sum[x..])).CopyTo(sum[x..]);
        }

        for (; x < row.Length; x++)
        {
            sum[x] = MathF.FusedMultiplyAdd(row[x], weight, sum[x]);
        }
    }

    private static void BlendColumns(ReadOnlySpan<float> row, int originX, AxisTaps taps, Span<float> output)
    {
        for (int x = 0; x < output.Length; x++)
        {
            ReadOnlySpan<float> weights = taps.At(x);
            ReadOnlySpan<float> samples = row.Slice(taps.Starts[x] - originX, weights.Length);
            float sum = 0;
            for (int tap = 0; tap < weights.Length; tap++)
            {
                sum += weights[tap] * samples[tap];
            }

            output[x] = sum;
        }
    }

    /// <summary>What of an output pixel lies outside the picture takes the border's value.</summary>
    private static void Fill(Span<float> row, float[] columnCoverage, float rowCoverage, Border border)
    {
        if (border.Value is not float value)
        {
            return;
        }

        for (int x = 0; x < row.Length; x++)
        {
            row[x] += value * (1 - (columnCoverage[x] * rowCoverage));
        }
    }
}
