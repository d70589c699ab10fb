using System.Numerics;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes;

namespace Mien.Swapping.Whole;

/// <summary>An opening of the mesh (between lids, between lips) as a soft mask of a part of the picture.</summary>
internal static class MeshOpening
{
    /// <param name="points">In px of the picture.</param>
    /// <param name="loop">Points around the opening.</param>
    /// <param name="softPx">Standard deviation of the edge's softness.</param>
    /// <returns>1 inside, 0 outside, and where in the picture that is; an empty region, and one pixel, when all of it lies outside.</returns>
    public static (Plane Opening, Region Region) Of(ReadOnlySpan<Vector3> points, ReadOnlySpan<int> loop, float softPx, Size picture)
    {
        Vector2[] outline = new Vector2[loop.Length];
        for (int i = 0; i < outline.Length; i++)
        {
            outline[i] = MeshPoints.Flat(points[loop[i]]);
        }

        Box box = Box.Around(outline);
        int marginPx = (int)MathF.Ceiling(4 * softPx) + 1;
        Region region = new Region(
            (int)box.X - marginPx, (int)box.Y - marginPx, (int)box.Width + 2 + (2 * marginPx), (int)box.Height + 2 + (2 * marginPx)).Intersect(Region.Of(picture));
        if (region.IsEmpty)
        {
            return (new Plane(1, 1), default);
        }

        Plane opening = Polygon.Fill(Array.ConvertAll(outline, point => point - new Vector2(region.X, region.Y)), region.Size);
        GaussianBlur.RunInPlace(opening, softPx);
        return (opening, region);
    }

    /// <summary>Takes what is inside of an opening away from a mask of the whole picture.</summary>
    public static void RemoveInPlace(Plane mask, ReadOnlySpan<Vector3> points, ReadOnlySpan<int> loop, float softPx)
    {
        (Plane opening, Region region) = Of(points, loop, softPx, mask.Size);
        for (int y = 0; y < region.Height; y++)
        {
            Span<float> row = mask.Row(region.Y + y).Slice(region.X, region.Width);
            for (int x = 0; x < row.Length; x++)
            {
                row[x] *= 1 - opening[x, y];
            }
        }
    }
}
