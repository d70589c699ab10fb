using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>Draws rows of a mesh warp, one run of pixels of the same triangle after the other.</summary>
internal sealed class MeshWarpBand<TFilter>(MipPyramid source, TriangleRaster raster, MeshWarpTriangle[] triangles, Planes output)
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
        int start = y * raster.Size.Width;
        ReadOnlySpan<int> shown = raster.Triangle.AsSpan(start, raster.Size.Width);
        for (int x = 0, end; x < shown.Length; x = end)
        {
            int number = shown[x];
            end = x + 1;
            while (end < shown.Length && shown[end] == number)
            {
                end++;
            }

            if (number >= 0)
            {
                MeshWarpTriangle triangle = triangles[number];
                DrawRun(triangle, start + x, end - x, 1);
                if (triangle.NextShare > 0)
                {
                    DrawRun(triangle.InNext(), start + x, end - x, triangle.NextShare);
                }
            }
        }
    }

    /// <summary>Puts a triangle's colours over what is there.</summary>
    /// <param name="share">1 replaces it, less is mixed in.</param>
    private void DrawRun(in MeshWarpTriangle triangle, int start, int length, float share)
    {
        TexelLevel level = new(source[triangle.Level]);
        ReadOnlySpan<float> first = raster.First.AsSpan(start, length);
        ReadOnlySpan<float> second = raster.Second.AsSpan(start, length);
        Span<float> red = output.Red.Samples.AsSpan(start, length);
        Span<float> green = output.Green.Samples.AsSpan(start, length);
        Span<float> blue = output.Blue.Samples.AsSpan(start, length);
        for (int i = 0; i < first.Length; i++)
        {
            Vector128<float> place = triangle.Third + (triangle.AlongFirst * first[i]) + (triangle.AlongSecond * second[i]);
            (float r, float g, float b) = TFilter.At(level, place);
            if (share < 1)
            {
                r = red[i] + (share * (r - red[i]));
                g = green[i] + (share * (g - green[i]));
                b = blue[i] + (share * (b - blue[i]));
            }

            red[i] = r;
            green[i] = g;
            blue[i] = b;
        }
    }
}
