using System.Numerics;

namespace Mien.Drawings;

/// <summary>How far places are from shapes.</summary>
internal static class Distances
{
    public static float ToSegment(Vector3 place, Vector3 from, Vector3 to)
    {
        Vector3 along = to - from;
        float share = Math.Clamp(Vector3.Dot(place - from, along) / along.LengthSquared(), 0, 1);
        return Vector3.Distance(place, from + (share * along));
    }

    /// <summary>Negative inside.</summary>
    public static float ToRoundedBox(Vector2 place, Vector2 centre, Vector2 halfSize, float radius)
    {
        Vector2 outside = Vector2.Abs(place - centre) - halfSize + new Vector2(radius);
        return Vector2.Max(outside, Vector2.Zero).Length() + Math.Min(Math.Max(outside.X, outside.Y), 0) - radius;
    }
}
