using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>Samples planes bilinearly along an affine map, eight output pixels at a time.</summary>
internal static unsafe class BilinearWarp
{
    /// <summary>Fills planes of one size from planes of one size.</summary>
    public static void Run(ReadOnlySpan<Plane> sources, ReadOnlySpan<Plane> outputs, Affine2 outputToSource, Border border, int workers)
    {
        Plane[] from = sources.ToArray();
        Plane[] to = outputs.ToArray();
        RowBands.Run(to[0].Height, workers, (first, end) =>
        {
            for (int channel = 0; channel < from.Length; channel++)
            {
                for (int y = first; y < end; y++)
                {
                    SampleRow(from[channel], to[channel].Row(y), outputToSource, y, border);
                }
            }
        });
    }

    private static void SampleRow(Plane source, Span<float> output, Affine2 outputToSource, int y, Border border)
    {
        // In double: far from the origin a float has too few digits left for the fraction.
        float startX = (float)((double)outputToSource.Xy * y + outputToSource.X0);
        float startY = (float)((double)outputToSource.Yy * y + outputToSource.Y0);
        Vector256<float> lastX = Vector256.Create((float)(source.Width - 1));
        Vector256<float> lastY = Vector256.Create((float)(source.Height - 1));
        Vector256<int> width = Vector256.Create(source.Width);
        Span<float> rest = stackalloc float[8];
        fixed (float* samples = source.Samples)
        {
            for (int x = 0; x < output.Length; x += 8)
            {
                Vector256<float> step = Vector256.Create((float)x) + Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);
                Vector256<float> exactX = (step * outputToSource.Xx) + Vector256.Create(startX);
                Vector256<float> exactY = (step * outputToSource.Yx) + Vector256.Create(startY);
                Vector256<float> sourceX = Vector256.Min(Vector256.Max(exactX, Vector256<float>.Zero), lastX);
                Vector256<float> sourceY = Vector256.Min(Vector256.Max(exactY, Vector256<float>.Zero), lastY);
                Vector256<float> left = Vector256.Floor(sourceX);
                Vector256<float> top = Vector256.Floor(sourceY);
                Vector256<float> right = Vector256.Min(left + Vector256<float>.One, lastX);
                Vector256<float> bottom = Vector256.Min(top + Vector256<float>.One, lastY);
                Vector256<int> leftIndex = Vector256.ConvertToInt32(left);
                Vector256<int> rightIndex = Vector256.ConvertToInt32(right);
                Vector256<int> topRow = Vector256.ConvertToInt32(top) * width;
                Vector256<int> bottomRow = Vector256.ConvertToInt32(bottom) * width;
                Vector256<float> fractionX = sourceX - left;
                Vector256<float> topValue = Blend(
                    Gather.Load(samples, topRow + leftIndex), Gather.Load(samples, topRow + rightIndex), fractionX);
                Vector256<float> bottomValue = Blend(
                    Gather.Load(samples, bottomRow + leftIndex), Gather.Load(samples, bottomRow + rightIndex), fractionX);
                Vector256<float> value = Blend(topValue, bottomValue, sourceY - top);
                if (border.Value is float outside)
                {
                    Vector256<float> coverage = Inside(exactX, lastX) * Inside(exactY, lastY);
                    value = Blend(Vector256.Create(outside), value, coverage);
                }

                if (x + 8 <= output.Length)
                {
                    value.CopyTo(output[x..]);
                }
                else
                {
                    value.CopyTo(rest);
                    rest[..(output.Length - x)].CopyTo(output[x..]);
                }
            }
        }
    }

    private static Vector256<float> Blend(Vector256<float> from, Vector256<float> to, Vector256<float> fraction) =>
        from + ((to - from) * fraction);

    /// <summary>1 inside, falling to 0 over the one pixel outside the edge.</summary>
    private static Vector256<float> Inside(Vector256<float> position, Vector256<float> last)
    {
        Vector256<float> nearest = Vector256.Min(position, last - position) + Vector256<float>.One;
        return Vector256.Min(Vector256.Max(nearest, Vector256<float>.Zero), Vector256<float>.One);
    }
}
