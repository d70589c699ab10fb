using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes;
using Mien.Swapping.Meshes.Render;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Whole.Targets;

/// <summary>Draws the whole face on the target's mesh under the target's light. Eyeballs, the inside of the mouth and shut lids are the target's own, moved along with
/// the changed proportions; the irises take the source's colour.</summary>
internal static class WholeRenderer
{
    /// <summary>Standard deviation of the edges of mouth and eyes, in distances between the eyes' outer corners.</summary>
    private const float MouthSoftness = 0.012f, EyeSoftness = 0.006f;

    /// <param name="points">The target's points with the source's proportions, in px of the region, [478].</param>
    public static RenderedFace Render(
        TargetFace face, Vector3[] points, TargetReader reader, WholeTexture source, SwapSettings settings, MeshSwapContext context, FrameStore store)
    {
        TriangleRaster raster = store.Rasterise(points, face.Region.Size);

        // What the mesh does not reach stays the target's, so that no filter drags blackness in from there.
        Planes texture = FaceRenderer.CopyInto(store.Planes.RentColour(), face.Linear[0]);
        MeshWarp.DrawInPlace(texture, source.Colour, raster, source.TexelOf, workers: context.Workers);
        RenderedFace rendered = new()
        {
            Linear = texture,
            Trust = store.Planes.Rent(),
            Uncovered = store.Planes.Rent(),
            Shown = store.Planes.Rent(),
            Raster = raster,
        };
        float? colour = settings.MatchColor ? reader.Colour : null;
        RowBands.Run(raster.Size.Height, context.Workers, (first, end) => FaceRenderer.ReadMaps(rendered, store.Sheet, colour, first, end));

        MeshOpening.RemoveInPlace(rendered.Trust, points, MeshTopology.LipsInnerLoop, MouthSoftness * face.EyeDistancePx);
        MeshOpening.RemoveInPlace(rendered.Trust, points, MeshTopology.LeftEyeLoop, EyeSoftness * face.EyeDistancePx);
        MeshOpening.RemoveInPlace(rendered.Trust, points, MeshTopology.RightEyeLoop, EyeSoftness * face.EyeDistancePx);
        if (settings.Strength < 1)
        {
            foreach (ref float trust in rendered.Trust.Samples.AsSpan())
            {
                trust *= settings.Strength;
            }
        }

        Vector2[] own = MeshPoints.Flat(face.Points, context.Small.TexelOf.Length);
        MeshWarp.DrawInPlace(texture, face.Linear, raster, own, kept: rendered.Trust, workers: context.Workers);
        IrisColour.ChangeInPlace(texture, source.Eyes, EyeColour.Of(face.Linear[0], face.Points), points, settings.Strength);
        return rendered;
    }
}
