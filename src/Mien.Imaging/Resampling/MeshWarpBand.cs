using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>Draws rows of a mesh warp, one run of pixels of the same triangle after the other.</summary>
internal sealed class MeshWarpBand<TFilter>(
    MipPyramid source, TriangleRaster raster, MeshWarpTriangle[] triangles, Planes output)
    where TFilter : struct, ITexelFilter
{
    public void Draw(int firstRow, int endRow)
    {
        for (int y = firstRow; y < endRow; y++)
        {
            DrawRow(y);
        }
    }

    private void DrawRow(int y)
    {
        int width = raster.Size.Width;
        int start = y * width;
        ReadOnlySpan<int> shown = raster.Triangle.AsSpan(start, width);
        for (int x = 0, end; x < shown.Length; x = end)
        {
            int number = shown[x];
            end = x + 1;
            if (number < 0)
            {
                continue;
            }

            while (end < shown.Length && shown[end] == number)
            {
                end++;
            }

            int first = start + x;
            int length = end - x;
            Draw(triangles[number], first, length, Part(output.Red), Part(output.Green), Part(output.Blue));

            Span<float> Part(Plane plane) => plane.Samples.AsSpan(first, length);
        }
    }

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

    private static float Mix(float from, float to, float share) => from + (share * (to - from));
}
