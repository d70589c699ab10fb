using System.Numerics;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Whole;

/// <summary>An opening of the mesh (between lids, between lips) as a soft mask of a part of the picture.</summary>
internal static class MeshOpening
{
    /// <param name="points">In px of the picture.</param>
    /// <param name="loop">Points around the opening.</param>
    /// <param name="softPx">Standard deviation of the edge's softness.</param>
    /// <param name="roomPx">Room around it for more.</param>
    /// <returns>1 inside, 0 outside, and where in the picture that is; an empty region, and one pixel, when all of it lies outside.</returns>
    public static (Plane Opening, Region Region) Of(ReadOnlySpan<Vector3> points, ReadOnlySpan<int> loop, float softPx, Size picture, float roomPx = 0)
    {
        Vector2[] outline = new Vector2[loop.Length];
        for (int i = 0; i < outline.Length; i++)
        {
            outline[i] = MeshPoints.Flat(points[loop[i]]);
        }

        Box box = Box.Around(outline);
        int marginPx = (int)MathF.Ceiling(4 * (softPx + roomPx)) + 1;
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

    /// <summary>Takes away what is seen in front of an eye, such as the nose of a turned head.</summary>
    /// <param name="region">Where the opening lies in the raster.</param>
    /// <param name="loop">Around the opening; in the raster's triangles between this and the next loop it is seen.</param>
    /// <param name="around">The next loop.</param>
    public static void HideInPlace(Plane opening, Region region, TriangleRaster raster, ReadOnlySpan<int> loop, ReadOnlySpan<int> around)
    {
        for (int y = 0; y < region.Height; y++)
        {
            for (int x = 0; x < region.Width; x++)
            {
                int triangle = 3 * raster.Triangle[((region.Y + y) * raster.Size.Width) + region.X + x];
                for (int corner = 0; corner < 3 && triangle >= 0; corner++)
                {
                    int point = raster.Triangles[triangle + corner];
                    opening[x, y] = loop.Contains(point) || around.Contains(point) ? opening[x, y] : 0;
                }
            }
        }
    }

    /// <summary>Takes what is inside of an opening away from a mask of the whole picture.</summary>
    /// <param name="region">Where the opening lies in the mask; what lies beside that is left out.</param>
    /// <param name="share">How much of it is taken away, 0 … 1.</param>
    public static void RemoveInPlace(Plane mask, Plane opening, Region region, float share = 1)
    {
        for (int y = Math.Max(0, -region.Y); y < Math.Min(region.Height, mask.Height - region.Y); y++)
        {
            for (int x = Math.Max(0, -region.X); x < Math.Min(region.Width, mask.Width - region.X); x++)
            {
                mask[region.X + x, region.Y + y] *= 1 - (share * opening[x, y]);
            }
        }
    }
}
