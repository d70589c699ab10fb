using System.Numerics;
using Mien.Imaging.Geometry;

namespace Mien.Swapping.Meshes;

/// <summary>The part of a picture that a swap works in.</summary>
internal static class FaceRegion
{
    /// <param name="margin">Added on each side, as a part of the face's larger extent.</param>
    /// <returns>Whole pixels inside the picture; empty when the face lies outside of it.</returns>
    public static Region Around(ReadOnlySpan<Vector3> points, float margin, Size picture)
    {
        Box box = Box.Around(MeshPoints.Flat(points, points.Length));
        float marginPx = margin * Math.Max(box.Width, box.Height);
        int left = (int)MathF.Floor(box.X - marginPx);
        int top = (int)MathF.Floor(box.Y - marginPx);
        int right = (int)MathF.Ceiling(box.Right + marginPx) + 1;
        int bottom = (int)MathF.Ceiling(box.Bottom + marginPx) + 1;
        return new Region(left, top, right - left, bottom - top).Intersect(Region.Of(picture));
    }
}
