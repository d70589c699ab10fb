namespace Mien.Imaging.Geometry;

/// <summary>A rectangle of whole pixels: columns X … X+Width−1, rows Y … Y+Height−1.</summary>
public readonly record struct Region(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public Size Size => new(Width, Height);

    public bool IsEmpty => Width <= 0 || Height <= 0;

    public static Region Of(Size size) => new(0, 0, size.Width, size.Height);

    /// <summary>The common part; empty (zero size) when there is none.</summary>
    public Region Intersect(Region other)
    {
        int left = Math.Max(X, other.X);
        int top = Math.Max(Y, other.Y);
        int right = Math.Min(Right, other.Right);
        int bottom = Math.Min(Bottom, other.Bottom);
        return right > left && bottom > top ? new(left, top, right - left, bottom - top) : default;
    }
}
