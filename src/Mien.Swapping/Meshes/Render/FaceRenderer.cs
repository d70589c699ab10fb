using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Light;
using Mien.Swapping.Meshes.Steadiness;

namespace Mien.Swapping.Meshes.Render;

/// <summary>Draws the source's texture on the target's mesh under the target's light. Where no photo showed the source, in the target's
/// open mouth and in shut eyes, the target's own texture is drawn, moved along with the changed proportions.</summary>
internal static class FaceRenderer
{
    /// <summary>Standard deviation of the inner mouth's edge, in distances between the eyes' outer corners.</summary>
    private const float MouthSoftness = 0.012f;

    private const int Lanes = 8;

    /// <param name="points">The target's points with the source's proportions, in px of the region, [478].</param>
    public static RenderedFace Render(
        TargetFace face,
        Vector3[] points,
        FaceJudge judge,
        SourceTexture source,
        SwapSettings settings,
        MeshSwapContext context,
        FrameStore store)
    {
        TriangleRaster raster = store.Rasterise(points, face.Region.Size);

        // What the mesh does not reach stays the target's, so that no filter drags blackness in from there.
        Planes texture = CopyInto(store.Planes.RentColour(), face.Linear[0]);
        MeshWarp.DrawInPlace(texture, source.Colour, raster, source.TexelOf, workers: context.Workers);
        EyeTransfer.RedrawInPlace(texture, source.Colour, source.TexelOf, source.Eyes, judge.Eyes, points, raster, context);
        RenderedFace rendered = new()
        {
            Linear = texture,
            Trust = store.Planes.Rent(),
            Uncovered = store.Planes.Rent(),
            Shown = store.Planes.Rent(),
            Raster = raster,
        };
        float? colour = settings.MatchColor ? judge.Colour : null;
        RowBands.Run(raster.Size.Height, context.Workers, (first, end) => ReadMaps(rendered, store.Sheet, colour, first, end));

        KeepInnerMouth(rendered.Trust, points, face.EyeDistancePx);
        if (settings.Strength < 1)
        {
            foreach (ref float trust in rendered.Trust.Samples.AsSpan())
            {
                trust *= settings.Strength;
            }
        }

        Vector2[] own = MeshPoints.Flat(face.Points, context.Small.TexelOf.Length);
        MeshWarp.DrawInPlace(texture, face.Linear, raster, own, kept: rendered.Trust, workers: context.Workers);
        return rendered;
    }

    /// <summary>Carries the maps of the small atlas to the pixels of some rows and puts the texture there under the new light.</summary>
    /// <param name="colour">Of the new light, see <see cref="LightField.Colour"/>; null keeps the old light.</param>
    internal static void ReadMaps(RenderedFace rendered, AtlasSheet sheet, float? colour, int firstRow, int endRow)
    {
        int width = rendered.Raster.Size.Width;
        int stride = width + Lanes;
        float[] pixels = new float[stride * AtlasSheet.Stride];
        float[] rows = new float[stride * AtlasSheet.Stride];
        for (int y = firstRow; y < endRow; y++)
        {
            (int first, int end) = sheet.ReadRow(rendered.Raster, y, pixels, rows, stride);
            for (int x = first; colour is not null && x < end; x += Lanes)
            {
                LightChange change = LightChange.Load(rows, stride, x);
                Relighting.Apply(change, rendered.Linear, (y * width) + x, (y * width) + end, colour.Value);
            }

            Keep(AtlasSheet.Trust, rendered.Trust.Row(y));
            Keep(AtlasSheet.Uncovered, rendered.Uncovered.Row(y));
            Keep(AtlasSheet.Shown, rendered.Shown.Row(y));

            void Keep(int map, Span<float> row)
            {
                row[..first].Clear();
                rows.AsSpan((map * stride) + first, end - first).CopyTo(row[first..end]);
                row[end..].Clear();
            }
        }
    }

    internal static Planes CopyInto(Planes copy, Planes planes)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            planes[channel].Samples.CopyTo(copy[channel].Samples, 0);
        }

        return copy;
    }

    /// <summary>Teeth and tongue stay the target's. In the atlas the mouth is closed, so its opening is drawn here.</summary>
    private static void KeepInnerMouth(Plane trust, Vector3[] points, float eyeDistancePx)
    {
        Vector2[] opening = new Vector2[MeshTopology.LipsInnerLoop.Length];
        for (int i = 0; i < opening.Length; i++)
        {
            opening[i] = MeshPoints.Flat(points[MeshTopology.LipsInnerLoop[i]]);
        }

        float softPx = MouthSoftness * eyeDistancePx;
        Box box = Box.Around(opening);
        int marginPx = (int)MathF.Ceiling(4 * softPx) + 1;
        Region region = new Region(
            (int)box.X - marginPx, (int)box.Y - marginPx, (int)box.Width + 2 + (2 * marginPx), (int)box.Height + 2 + (2 * marginPx))
            .Intersect(Region.Of(trust.Size));
        if (region.IsEmpty)
        {
            return;
        }

        Vector2[] inside = Array.ConvertAll(opening, point => point - new Vector2(region.X, region.Y));
        Plane mouth = Polygon.Fill(inside, region.Size);
        GaussianBlur.RunInPlace(mouth, softPx);
        for (int y = 0; y < region.Height; y++)
        {
            Span<float> row = trust.Row(region.Y + y).Slice(region.X, region.Width);
            for (int x = 0; x < row.Length; x++)
            {
                row[x] *= 1 - mouth[x, y];
            }
        }
    }
}
