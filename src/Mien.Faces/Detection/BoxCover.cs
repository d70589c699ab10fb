using Mien.Imaging.Geometry;

namespace Mien.Faces.Detection;

internal static class BoxCover
{
    /// <summary>The part of the smaller box that lies inside the other, 0 … 1; 0 when either is empty.</summary>
    public static float CoverWith(this Box one, Box other)
    {
        float width = Math.Min(one.Right, other.Right) - Math.Max(one.X, other.X);
        float height = Math.Min(one.Bottom, other.Bottom) - Math.Max(one.Y, other.Y);
        float smaller = Math.Min(one.Area, other.Area);
        return smaller > 0 ? Math.Max(0, width) * Math.Max(0, height) / smaller : 0;
    }
}
