using System.Numerics;
using Mien.Imaging.Geometry;

namespace Mien.Imaging.Tests.Geometry;

/// <summary>Which triangle a pixel shows, as the definition reads: every triangle is asked for every pixel.</summary>
internal static class SlowRaster
{
    /// <summary>The nearest triangle that holds the pixel's centre, and its weights; −1 when none does.</summary>
    public static (int Triangle, double First, double Second) At(
        int x, int y, Vector2[] vertices, float[] depths, ushort[] triangles)
    {
        (int Triangle, double First, double Second) seen = (-1, 0, 0);
        double nearest = double.PositiveInfinity;
        for (int i = 0; i < triangles.Length / 3; i++)
        {
            int[] corners = [triangles[i * 3], triangles[(i * 3) + 1], triangles[(i * 3) + 2]];
            (double first, double second, double third) = Weights(x, y, [.. corners.Select(corner => vertices[corner])]);
            double depth = (first * depths[corners[0]]) + (second * depths[corners[1]]) + (third * depths[corners[2]]);
            if (first >= 0 && second >= 0 && third >= 0 && depth < nearest)
            {
                nearest = depth;
                seen = (i, first, second);
            }
        }

        return seen;
    }

    /// <summary>How near a pixel's centre is to any edge, in pixels: there rounding may decide otherwise.</summary>
    public static double DistanceToEdges(int x, int y, Vector2[] vertices, ushort[] triangles)
    {
        double nearest = double.PositiveInfinity;
        for (int i = 0; i < triangles.Length; i++)
        {
            Vector2 from = vertices[triangles[i]];
            Vector2 to = vertices[triangles[i % 3 == 2 ? i - 2 : i + 1]];
            Vector2 point = new(x, y);
            float along = Math.Clamp(Vector2.Dot(point - from, to - from) / (to - from).LengthSquared(), 0, 1);
            nearest = Math.Min(nearest, Vector2.Distance(point, Vector2.Lerp(from, to, along)));
        }

        return nearest;
    }

    private static (double First, double Second, double Third) Weights(double x, double y, Vector2[] corners)
    {
        double whole = Cross(corners[0].X, corners[0].Y, corners[1], corners[2]);
        double first = Cross(x, y, corners[1], corners[2]) / whole;
        double second = Cross(x, y, corners[2], corners[0]) / whole;
        return (first, second, 1 - first - second);
    }

    private static double Cross(double x, double y, Vector2 from, Vector2 to) =>
        ((from.X - x) * (to.Y - y)) - ((from.Y - y) * (to.X - x));
}
