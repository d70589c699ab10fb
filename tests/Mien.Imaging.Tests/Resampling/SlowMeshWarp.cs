using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Testing;

namespace Mien.Imaging.Tests.Resampling;

/// <summary>The mesh warp as its definition reads, one pixel and channel at a time, in double.</summary>
internal static class SlowMeshWarp
{
    public static Plane Render(MipPyramid source, int channel, TriangleRaster raster, Vector2[] sourceVertices, MeshFilter filter) =>
        Patterns.Fill(raster.Size.Width, raster.Size.Height, (x, y) =>
        {
            int at = (y * raster.Size.Width) + x;
            int triangle = raster.Triangle[at];
            if (triangle < 0)
            {
                return 0;
            }

            int[] corners = [.. raster.Triangles.AsSpan(triangle * 3, 3).ToArray().Select(corner => (int)corner)];
            double ratio = Area(corners, sourceVertices) / Area(corners, raster.Vertices);
            double third = 1 - (double)raster.First[at] - raster.Second[at];
            double placeX = Mix(corner => sourceVertices[corner].X);
            double placeY = Mix(corner => sourceVertices[corner].Y);
            return (float)At(source, channel, placeX, placeY, Math.Log2(ratio) / 2, filter);

            double Mix(Func<int, double> value) =>
                (raster.First[at] * value(corners[0])) + (raster.Second[at] * value(corners[1])) + (third * value(corners[2]));
        });

    public static double At(MipPyramid source, int channel, double x, double y, double detail, MeshFilter filter)
    {
        detail = Math.Clamp(detail, 0, source.Count - 1);
        int level = Math.Min((int)detail, Math.Max(0, source.Count - 2));
        double share = detail - level;

        // As documented, within a fifth of a level it is read alone.
        share = Math.Clamp((share - 0.2) / 0.6, 0, 1);
        double near = InLevel(source[level][channel], level);
        return source.Count == 1 ? near : near + (share * (InLevel(source[level + 1][channel], level + 1) - near));

        double InLevel(Plane plane, int number)
        {
            double scale = Math.Pow(2, -number);
            return Read(plane, ((x + 0.5) * scale) - 0.5, ((y + 0.5) * scale) - 0.5, filter);
        }
    }

    private static double Read(Plane plane, double x, double y, MeshFilter filter)
    {
        int left = (int)Math.Floor(x);
        int top = (int)Math.Floor(y);
        double sum = 0;
        for (int row = top - 1; row <= top + 2; row++)
        {
            for (int column = left - 1; column <= left + 2; column++)
            {
                sum += Weight(x - column, filter) * Weight(y - row, filter) * SlowResampling.At(plane, column, row, null);
            }
        }

        return Math.Max(0, sum);
    }

    /// <summary>Keys' cubic with a = −1/2, or the triangle.</summary>
    private static double Weight(double distance, MeshFilter filter)
    {
        double d = Math.Abs(distance);
        return filter switch
        {
            MeshFilter.Bilinear => Math.Max(0, 1 - d),
            _ when d <= 1 => (1.5 * d * d * d) - (2.5 * d * d) + 1,
            _ when d < 2 => (-0.5 * d * d * d) + (2.5 * d * d) - (4 * d) + 2,
            _ => 0,
        };
    }

    private static double Area(int[] corners, Vector2[] points)
    {
        Vector2 side = points[corners[1]] - points[corners[0]];
        Vector2 other = points[corners[2]] - points[corners[0]];
        return Math.Abs(((double)side.X * other.Y) - ((double)side.Y * other.X));
    }
}
