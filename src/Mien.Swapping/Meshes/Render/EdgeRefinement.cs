using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Render;

/// <summary>Carries a coarse mask of what lies in front of a face (a fringe, spectacles, a hand) to the picture's own edges, so that the seam goes around
/// it.</summary>
internal static class EdgeRefinement
{
    /// <summary>Radius of the edge-aware refinement and its tolerance to contrast (squared, sRGB-encoded).</summary>
    private const float RefineRadius = 0.05f;
    private const float RefineTolerance = 0.0009f;

    /// <summary>From this radius on the filter works at half the size.</summary>
    private const int CoarseFromPx = 5;

    /// <summary>A place this surely uncovered needs no closer look.</summary>
    private const float SurelyFrom = 0.6f;
    private const float SurelyTo = 0.95f;

    /// <param name="uncovered">Coarse answer: 1 face, 0 covered; region size. Replaced by 1 where the face may be
    /// replaced, 0 where something lies in front, following the picture's own edges.</param>
    /// <param name="raster">Only what the mesh reaches counts.</param>
    /// <param name="encoded">The target's pixels, sRGB-encoded.</param>
    public static void RunInPlace(Plane uncovered, TriangleRaster raster, Planes encoded, float eyeDistancePx, int workers)
    {
        int radius = Math.Max(1, (int)(RefineRadius * eyeDistancePx));
        Region unsure = Unsure(uncovered, raster, 2 * radius);
        if (unsure.IsEmpty)
        {
            uncovered.Samples.AsSpan().Fill(1);
            return;
        }

        Plane coarse = Part(uncovered, unsure);
        Planes shown = new(Part(encoded.Red, unsure), Part(encoded.Green, unsure), Part(encoded.Blue, unsure));
        Plane refined = GuidedFilter.ApplyFast(
            Luma.OfEncoded(shown, workers), coarse, radius, RefineTolerance, radius >= CoarseFromPx ? 2 : 1, workers);
        uncovered.Samples.AsSpan().Fill(1);
        for (int y = 0; y < unsure.Height; y++)
        {
            Span<float> row = uncovered.Row(unsure.Y + y).Slice(unsure.X, unsure.Width);
            for (int x = 0; x < row.Length; x++)
            {
                // Far from anything in front, dark lines (nostrils, lips) would drag the filter down.
                float surely = Ramp.Smooth(SurelyFrom, SurelyTo, coarse[x, y]);
                row[x] = Math.Max(surely, Ramp.Smooth(0.2f, 0.8f, refined[x, y]));
            }
        }
    }

    /// <summary>Around all places that are not surely uncovered; empty when there is none.</summary>
    private static Region Unsure(Plane uncovered, TriangleRaster raster, int marginPx)
    {
        int left = int.MaxValue;
        int right = -1;
        int top = int.MaxValue;
        int bottom = -1;
        for (int y = 0; y < uncovered.Height; y++)
        {
            int row = y * uncovered.Width;
            for (int x = 0; x < uncovered.Width; x++)
            {
                if (uncovered.Samples[row + x] < SurelyTo && raster.Triangle[row + x] >= 0)
                {
                    left = Math.Min(left, x);
                    right = Math.Max(right, x);
                    top = Math.Min(top, y);
                    bottom = y;
                }
            }
        }

        return bottom < 0
            ? default
            : new Region(left - marginPx, top - marginPx, right - left + 1 + (2 * marginPx), bottom - top + 1 + (2 * marginPx))
                .Intersect(Region.Of(uncovered.Size));
    }

    private static Plane Part(Plane plane, Region region)
    {
        Plane part = new(region.Width, region.Height);
        for (int y = 0; y < region.Height; y++)
        {
            plane.Row(region.Y + y).Slice(region.X, region.Width).CopyTo(part.Row(y));
        }

        return part;
    }
}
