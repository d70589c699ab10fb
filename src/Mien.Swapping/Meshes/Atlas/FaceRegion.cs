using System.Numerics;
using Mien.Imaging.Geometry;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>The part of a picture that a swap works in.</summary>
internal static class FaceRegion
{
    /// <summary>Sides grow in steps of this many pixels.</summary>
    private const int StepPx = 16;

    /// <summary>A region may be this much larger than needed before it shrinks.</summary>
    private const int SlackPx = 3 * StepPx;

    /// <param name="margin">Added on each side, as a part of the face's larger extent.</param>
    /// <param name="last">The size that was found for the frame before: kept if it fits, so that memory can be used again; or default.</param>
    /// <returns>Whole pixels inside the picture; empty when the face lies outside of it.</returns>
    public static Region Around(ReadOnlySpan<Vector3> points, float margin, Size picture, Size last = default)
    {
        Box box = Box.Around(MeshPoints.Flat(points, points.Length));
        float marginPx = margin * Math.Max(box.Width, box.Height);
        (int left, int width) = Side(box.X - marginPx, box.Right + marginPx, last.Width);
        (int top, int height) = Side(box.Y - marginPx, box.Bottom + marginPx, last.Height);
        return new Region(left, top, width, height).Intersect(Region.Of(picture));
    }

    private static (int Start, int Length) Side(float from, float to, int last)
    {
        int start = (int)MathF.Floor(from);
        int needed = (int)MathF.Ceiling(to) + 1 - start;
        int length = needed <= last && last <= needed + SlackPx ? last : (needed + StepPx - 1) / StepPx * StepPx;
        return (start - ((length - needed) / 2), length);
    }
}
