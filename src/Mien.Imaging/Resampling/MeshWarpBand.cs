using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>Draws rows of a mesh warp, one run of pixels of the same triangle after the other.</summary>
/// <param name="kept">How much of the output is kept, or null for nothing.</param>
internal sealed class MeshWarpBand<TFilter>(
    MipPyramid source, TriangleRaster raster, MeshWarpTriangle[] triangles, Planes output, Plane? kept)
    where TFilter : struct, ITexelFilter
{
    public void Draw(int firstRow, int endRow)
    {
        float[] drawn = kept is null ? [] : new float[3 * raster.Size.Width];
        for (int y = firstRow; y < endRow; y++)
        {
            DrawRow(y, drawn);
        }
    }

    private void DrawRow(int y, float[] drawn)
    {
        int width = raster.Size.Width;
        int start = y * width;
        ReadOnlySpan<int> shown = raster.Triangle.AsSpan(start, width);
        for (int x = 0, end; x < shown.Length; x = end)
        {
            int number = shown[x];
            end = x + 1;
            if (number < 0 || IsKept(start + x))
            {
                continue;
            }

            while (end < shown.Length && shown[end] == number && !IsKept(start + end))
            {
                end++;
            }

            int first = start + x;
            int length = end - x;
            if (kept is null)
            {
                Draw(triangles[number], first, length, Part(output.Red), Part(output.Green), Part(output.Blue));
            }
            else
            {
                Span<float> red = drawn.AsSpan(0, length);
                Span<float> green = drawn.AsSpan(width, length);
                Span<float> blue = drawn.AsSpan(2 * width, length);
                Draw(triangles[number], first, length, red, green, blue);
                ReadOnlySpan<float> shares = kept.Samples.AsSpan(first, length);
                Mix(red, Part(output.Red), shares);
                Mix(green, Part(output.Green), shares);
                Mix(blue, Part(output.Blue), shares);
            }

            Span<float> Part(Plane plane) => plane.Samples.AsSpan(first, length);
        }
    }

    private bool IsKept(int pixel) => kept is not null && kept.Samples[pixel] >= 1;

    private void Draw(in MeshWarpTriangle triangle, int start, int length, Span<float> reds, Span<float> greens, Span<float> blues)
    {
        DrawRun(triangle, start, length, 1, reds, greens, blues);
        if (triangle.NextShare > 0)
        {
            DrawRun(triangle.InNext(), start, length, triangle.NextShare, reds, greens, blues);
        }
    }

    /// <summary>Puts a triangle's colours over what is there.</summary>
    /// <param name="share">1 replaces it, less is mixed in.</param>
    private void DrawRun(
        in MeshWarpTriangle triangle, int start, int length, float share, Span<float> reds, Span<float> greens, Span<float> blues)
    {
        TexelLevel level = new(source[triangle.Level]);
        ReadOnlySpan<float> first = raster.First.AsSpan(start, length);
        ref float second = ref raster.Second.AsSpan(start, length)[0];
        ref float red = ref reds[0];
        ref float green = ref greens[0];
        ref float blue = ref blues[0];
        for (int i = 0; i < first.Length; i++)
        {
            Vector128<float> place = triangle.Third
                + (triangle.AlongFirst * first[i])
                + (triangle.AlongSecond * Unsafe.Add(ref second, i));
            (float r, float g, float b) = TFilter.At(level, place);
            if (share < 1)
            {
                r = Mix(Unsafe.Add(ref red, i), r, share);
                g = Mix(Unsafe.Add(ref green, i), g, share);
                b = Mix(Unsafe.Add(ref blue, i), b, share);
            }

            Unsafe.Add(ref red, i) = r;
            Unsafe.Add(ref green, i) = g;
            Unsafe.Add(ref blue, i) = b;
        }
    }

    private static void Mix(ReadOnlySpan<float> drawn, Span<float> output, ReadOnlySpan<float> kept)
    {
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = Mix(drawn[i], output[i], kept[i]);
        }
    }

    private static float Mix(float from, float to, float share) => from + (share * (to - from));
}
