using System.Numerics;

namespace Mien.Imaging.Masks;

/// <summary>The smallest convex outline around points.</summary>
public static class ConvexHull
{
    /// <returns>Corners only, clockwise as seen in a picture (y down), the leftmost first; points on a side are left out. One or two
    /// points when all lie in one place or on one line; empty for none.</returns>
    /// <remarks>Monotone chain (Andrew 1979), O(n log n).</remarks>
    public static Vector2[] Of(ReadOnlySpan<Vector2> points)
    {
        Vector2[] sorted = points.ToArray();
        Array.Sort(sorted, (a, b) => a.X != b.X ? a.X.CompareTo(b.X) : a.Y.CompareTo(b.Y));
        sorted = [.. sorted.Distinct()];
        if (sorted.Length < 3)
        {
            return sorted;
        }

        List<Vector2> hull = [];
        AddChain(hull, sorted);
        Array.Reverse(sorted);
        AddChain(hull, sorted);
        return [.. hull];
    }

    /// <summary>Adds one side of the hull without its last point, which starts the other side.</summary>
    private static void AddChain(List<Vector2> hull, Vector2[] points)
    {
        int start = hull.Count;
        foreach (Vector2 point in points)
        {
            while (hull.Count >= start + 2 && Turn(hull[^2], hull[^1], point) <= 0)
            {
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(point);
        }

        hull.RemoveAt(hull.Count - 1);
    }

    /// <summary>Above 0 for a turn to the right as seen in a picture. In double: products of floats stay exact.</summary>
    private static double Turn(Vector2 a, Vector2 b, Vector2 c) =>
        (((double)b.X - a.X) * ((double)c.Y - a.Y)) - (((double)b.Y - a.Y) * ((double)c.X - a.X));
}
