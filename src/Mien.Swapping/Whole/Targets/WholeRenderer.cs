using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Render;
using Mien.Swapping.Meshes.Shape;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Whole.Targets;

/// <summary>Draws the whole face on the target's mesh under the target's light. Eyeballs, the inside of the mouth and shut lids are the target's own, moved along with
/// the changed proportions; the irises take the source's colour.</summary>
internal static class WholeRenderer
{
    /// <summary>Standard deviation of the eyes' edges, in distances between the eyes' outer corners.</summary>
    private const float EyeSoftness = 0.006f;

    /// <param name="points">The target's points with the source's proportions, in px of the region, [478].</param>
    public static RenderedFace Render(
        TargetFace face, Vector3[] points, TargetReader reader, WholeTexture source, SwapSettings settings, MeshSwapContext context, FrameStore store)
    {
        TriangleRaster raster = store.Rasterise(points, face.Region.Size);

        // What the mesh does not reach stays the target's, so that no filter drags blackness in from there.
        Planes texture = FaceRenderer.CopyInto(store.Planes.RentColour(), face.Linear[0]);
        MeshWarp.DrawInPlace(texture, source.Colour, raster, source.TexelOf, workers: context.Workers);
        if (reader.OwnEyes > 0)
        {
            EyeTransfer.RedrawInPlace(texture, source.Colour, source.TexelOf, source.Looks, reader.Looks, points, raster, context);
        }

        RenderedFace rendered = new()
        {
            Linear = texture,
            Trust = store.Planes.Rent(),
            Shown = store.Planes.Rent(),
            Skin = store.Planes.Rent(),
            Raster = raster,
        };
        float? colour = settings.MatchColor ? reader.Colour : null;
        RowBands.Run(raster.Size.Height, context.Workers, (first, end) => FaceRenderer.ReadMaps(rendered, store.Sheet, colour, first, end));

        // The target's face with the source's proportions.
        Planes own = FaceRenderer.CopyInto(store.Planes.RentColour(), face.Linear[0]);
        MeshWarp.DrawInPlace(own, face.Linear, raster, MeshPoints.Flat(face.Points, context.Small.TexelOf.Length), workers: context.Workers);
        FineSkin.TakeInPlace(texture, own, rendered.Skin, source.EyeDistancePx, face.EyeDistancePx, context.Workers);
        float borrowed = (1 - source.Hue) * (colour ?? 0);
        if (borrowed > 0)
        {
            BorrowedColour.TakeInPlace(texture, FaceRenderer.CopyInto(store.Planes.RentColour(), own), borrowed, face.EyeDistancePx, context.Workers);
        }

        DrawOwn(rendered, face, points, own, reader, source, settings.Strength);
        return rendered;
    }

    /// <summary>The target's eyeballs, mouth and shut lids.</summary>
    private static void DrawOwn(
        RenderedFace rendered, TargetFace face, Vector3[] points, Planes own, TargetReader reader, WholeTexture source, float strength)
    {
        Planes texture = rendered.Linear;
        MouthOpening mouth = new(points, face.Points, reader.InnerMouthOf(texture.Size), face.EyeDistancePx);
        EyeOpenings eyes = EyeOpenings.Of(points, rendered.Raster, EyeSoftness * face.EyeDistancePx);
        Vector3 lips = MouthOpening.LipsGain(texture, points, face.Linear[0], face.Points);
        float eyesShare = strength * (1 - reader.OwnEyes);
        float eyeballs = 1 + (eyesShare * (EyeballLight.Of(texture, points, face.Linear[0], face.Points) - 1));
        mouth.RemoveInPlace(rendered.Trust);
        eyes.RemoveInPlace(rendered.Trust, 1 - reader.OwnEyes);
        foreach (ref float trust in rendered.Trust.Samples.AsSpan())
        {
            trust *= strength;
        }

        for (int channel = 0; channel < 3; channel++)
        {
            MixInPlace(texture[channel].Samples, own[channel].Samples, rendered.Trust.Samples);
        }

        mouth.ColourInPlace(texture, lips, strength);
        EyeballLight.ChangeInPlace(texture, eyes, eyeballs);
        IrisColour.ChangeInPlace(texture, source.Eyes, EyeColour.Of(face.Linear[0], face.Points), points, eyes, eyesShare);
    }

    /// <param name="kept">How much of the drawn face is kept, 0 … 1.</param>
    private static void MixInPlace(float[] drawn, float[] own, float[] kept)
    {
        for (int i = 0; i < drawn.Length; i++)
        {
            drawn[i] = own[i] + (kept[i] * (drawn[i] - own[i]));
        }
    }
}
