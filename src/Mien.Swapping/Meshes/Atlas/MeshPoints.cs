using System.Numerics;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>Mesh points as flat picture points.</summary>
internal static class MeshPoints
{
    /// <summary>The first <paramref name="count"/> points without their depth.</summary>
    public static Vector2[] Flat(ReadOnlySpan<Vector3> points, int count)
    {
        Vector2[] flat = new Vector2[count];
        for (int i = 0; i < count; i++)
        {
            flat[i] = new(points[i].X, points[i].Y);
        }

        return flat;
    }

    public static Vector2 Flat(Vector3 point) => new(point.X, point.Y);

    /// <summary>The same points seen from another origin, such as a region's top-left pixel.</summary>
    public static Vector3[] Moved(ReadOnlySpan<Vector3> points, float dx, float dy)
    {
        Vector3[] moved = new Vector3[points.Length];
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = points[i] + new Vector3(dx, dy, 0);
        }

        return moved;
    }
}
