using System.Numerics;
using Mien.Imaging.Geometry;

namespace Mien.Drawings;

/// <summary>A large lamp and a dim sky, seen by a surface through everything that stands in the way.</summary>
/// <param name="Lamp">Direction to the lamp's middle.</param>
/// <param name="LampColour">Linear light.</param>
/// <param name="Sky">Linear light from above; from below comes <paramref name="Ground"/>.</param>
internal sealed record SoftLight(Vector3 Lamp, Vector3 LampColour, Vector3 Sky, Vector3 Ground)
{
    private const int Directions = 1000;
    private const int ShadowSide = 320;
    private const float Gloss = 18;
    private const float Reach = 36;
    private const float Bias = 0.3f;

    /// <summary>The lamp falls off around its middle as e^(−sharpness·(1 − cosine)).</summary>
    private const float Sharpness = 12;

    /// <returns>Light that comes from each point: of a matte white surface, 1 in an even white sky of 1; of a glossy one, in
    /// highlights only (Blinn's, toward a viewer along z).</returns>
    public (Vector3 Matte, Vector3 Glossy)[] On(Sculpture sculpture)
    {
        Vector3[] normals = sculpture.Normals();
        (Vector3 Matte, Vector3 Glossy)[] light = new (Vector3, Vector3)[normals.Length];
        for (int i = 0; i < Directions; i++)
        {
            Vector3 direction = Spread(i);
            Vector3 radiance = From(direction) * (4f / Directions);
            Vector3 halfway = Vector3.Normalize(direction + Vector3.UnitZ);
            bool[] seen = SeenFrom(sculpture, direction);
            for (int point = 0; point < light.Length; point++)
            {
                float cosine = Vector3.Dot(normals[point], direction);
                if (seen[point] && cosine > 0)
                {
                    light[point].Matte += radiance * cosine;
                    light[point].Glossy += radiance * MathF.Pow(Math.Max(0, Vector3.Dot(normals[point], halfway)), Gloss);
                }
            }
        }

        return light;
    }

    private Vector3 From(Vector3 direction)
    {
        float lamp = MathF.Exp(Sharpness * (Vector3.Dot(direction, Vector3.Normalize(Lamp)) - 1));
        return (lamp * LampColour) + Vector3.Lerp(Ground, Sky, (direction.Y + 1) / 2);
    }

    /// <summary>Evenly over the sphere (Fibonacci's lattice).</summary>
    private static Vector3 Spread(int i)
    {
        float y = 1 - ((2 * i) + 1f) / Directions;
        (float sine, float cosine) = MathF.SinCos(i * MathF.PI * (3 - MathF.Sqrt(5)));
        float radius = MathF.Sqrt(1 - (y * y));
        return new(radius * cosine, y, radius * sine);
    }

    /// <summary>Looks from the light's side and asks of each point whether anything lies before it.</summary>
    private static bool[] SeenFrom(Sculpture sculpture, Vector3 direction)
    {
        Vector3 right = Vector3.Normalize(Vector3.Cross(MathF.Abs(direction.Y) > 0.9f ? Vector3.UnitX : Vector3.UnitY, direction));
        Vector3 up = Vector3.Cross(direction, right);
        const float scale = ShadowSide / (2 * Reach);
        Vector2[] places = [.. sculpture.Points.Select(point => new Vector2(
            (Vector3.Dot(point, right) + Reach) * scale, (Vector3.Dot(point, up) + Reach) * scale))];
        float[] depths = [.. sculpture.Points.Select(point => -Vector3.Dot(point, direction))];
        TriangleRaster raster = TriangleRaster.Rasterise(places, depths, sculpture.Corners, new(ShadowSide, ShadowSide));
        return [.. places.Select((place, i) => !IsHidden(raster, depths, place, depths[i] - Bias))];
    }

    private static bool IsHidden(TriangleRaster raster, float[] depths, Vector2 place, float depth)
    {
        int x = (int)MathF.Round(place.X);
        int y = (int)MathF.Round(place.Y);
        if (x < 0 || y < 0 || x >= ShadowSide || y >= ShadowSide)
        {
            return false;
        }

        int pixel = (y * ShadowSide) + x;
        int triangle = raster.Triangle[pixel];
        if (triangle < 0)
        {
            return false;
        }

        (float first, float second) = (raster.First[pixel], raster.Second[pixel]);
        ReadOnlySpan<ushort> corners = raster.Triangles.AsSpan(triangle * 3, 3);
        return (first * depths[corners[0]]) + (second * depths[corners[1]]) + ((1 - first - second) * depths[corners[2]]) < depth;
    }
}
