using System.Numerics;

namespace Mien.Imaging.Geometry;

/// <summary>An upright rectangle in pixel coordinates; (0, 0) is the centre of the top-left pixel.</summary>
public readonly record struct Box(float X, float Y, float Width, float Height)
{
    public float Right => X + Width;

    public float Bottom => Y + Height;

    public float Area => Math.Max(0, Width) * Math.Max(0, Height);

    public Vector2 Centre => new(X + (Width / 2), Y + (Height / 2));

    /// <summary>The smallest box around the points.</summary>
    /// <exception cref="ArgumentException">There is no point.</exception>
    public static Box Around(ReadOnlySpan<Vector2> points)
    {
        if (points.IsEmpty)
        {
            throw new ArgumentException("A box needs at least one point.", nameof(points));
        }

        Vector2 low = points[0];
        Vector2 high = points[0];
        foreach (Vector2 point in points)
        {
            low = Vector2.Min(low, point);
            high = Vector2.Max(high, point);
        }

        return new(low.X, low.Y, high.X - low.X, high.Y - low.Y);
    }

    /// <summary>Intersection over union, 0 … 1; 0 when either box is empty.</summary>
    public float OverlapWith(Box other)
    {
        float width = Math.Min(Right, other.Right) - Math.Max(X, other.X);
        float height = Math.Min(Bottom, other.Bottom) - Math.Max(Y, other.Y);
        float common = Math.Max(0, width) * Math.Max(0, height);
        float union = Area + other.Area - common;
        return union > 0 ? common / union : 0;
    }
}
