using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Light;
using Mien.Swapping.Meshes.Masks;
using Mien.Swapping.Meshes.Shape;

namespace Mien.Swapping.Meshes.Render;

/// <summary>Draws the source's texture on the target's mesh under the target's light. Where no photo showed the source, in the target's
/// open mouth and in shut eyes, the target's own texture is drawn, moved along with the changed proportions.</summary>
internal static class FaceRenderer
{
    /// <summary>An eye less open than the first number shows no iris to speak of; from the second on it is whole.</summary>
    private const float ShutEye = 0.10f;
    private const float OpenEye = 0.17f;

    /// <summary>Standard deviation of the inner mouth's edge, in distances between the eyes' outer corners.</summary>
    private const float MouthSoftness = 0.012f;

    public static RenderedFace Render(TargetFace face, SourceTexture source, SwapSettings settings, MeshSwapContext context)
    {
        Vector3[] points = TargetShape.Moved(face, source.Shape, settings.Shape * settings.Strength, context.Shape);
        TriangleRaster raster = Rasterise(points, face.Region.Size, context);
        AtlasEye[] targetEyes = context.Eyes.Measure(face.Points, face.Unwrapped.Linear);

        Planes texture = MeshWarp.Render(source.Colour, raster, source.TexelOf, workers: context.Workers);
        Planes maps = Spread(Maps(face, source, targetEyes, settings.Mask, context.Regions), raster, context);
        EyeTransfer.RedrawInPlace(texture, source, targetEyes, points, raster, context);
        if (settings.MatchColor)
        {
            Planes light = NewLight.Of(source, face.Unwrapped, targetEyes, context.Regions);
            Relighting.ApplyInPlace(
                texture,
                Spread(source.Light, raster, context),
                Spread(light, raster, context),
                LightField.Colour(face.Unwrapped.Light),
                context.Workers);
        }

        Planes own = MeshWarp.Render(
            face.Linear, raster, MeshPoints.Flat(face.Points, context.Small.TexelOf.Length), workers: context.Workers);
        KeepInnerMouth(maps.Red, points, face.EyeDistancePx);
        MixInPlace(texture, own, maps.Red, settings.Strength);
        return new()
        {
            Linear = texture,
            Trust = maps.Red,
            Uncovered = maps.Green,
            Shown = maps.Blue,
            Raster = raster,
        };
    }

    private static TriangleRaster Rasterise(Vector3[] points, Size size, MeshSwapContext context)
    {
        int count = context.Small.TexelOf.Length;
        float[] depths = new float[count];
        for (int i = 0; i < count; i++)
        {
            depths[i] = points[i].Z;
        }

        return TriangleRaster.Rasterise(MeshPoints.Flat(points, count), depths, context.Canonical.Triangles, size, context.Workers);
    }

    /// <summary>Carries smooth maps of the small atlas to the pixels of the region.</summary>
    private static Planes Spread(Planes maps, TriangleRaster raster, MeshSwapContext context) =>
        MeshWarp.Render(new MipPyramid(maps), raster, context.Small.TexelOf, MeshFilter.Bilinear, context.Workers);

    /// <summary>Three maps of the small atlas that travel together: trust in the source, target uncovered, target shown.</summary>
    private static Planes Maps(
        TargetFace face, SourceTexture source, AtlasEye[] targetEyes, MaskKind mask, AtlasRegions regions)
    {
        Plane trust = source.Confidence.Clone();
        for (int y = 0; y < trust.Height; y++)
        {
            for (int x = 0; x < trust.Width; x++)
            {
                int eye = x < trust.Width / 2 ? 0 : 1;
                float openness = Math.Min(source.Eyes[eye].Openness, targetEyes[eye].Openness);
                float shut = 1 - Ramp.Smooth(ShutEye, OpenEye, openness);
                trust[x, y] *= 1 - (shut * regions.Lids[x, y]);
            }
        }

        Plane shown = MaskCombination.Max(face.Unwrapped.Visibility, regions.AwayFromOutline);
        if (mask == MaskKind.Inner)
        {
            shown = MaskCombination.Product(shown, regions.InnerFace);
        }


        return new(trust, FaceCover.UncoveredOfTarget(face.Unwrapped, regions), shown);
    }

    /// <summary>Teeth and tongue stay the target's. In the atlas the mouth is closed, so its opening is drawn here.</summary>
    private static void KeepInnerMouth(Plane trust, Vector3[] points, float eyeDistancePx)
    {
        Vector2[] opening = new Vector2[MeshTopology.LipsInnerLoop.Length];
        for (int i = 0; i < opening.Length; i++)
        {
            opening[i] = MeshPoints.Flat(points[MeshTopology.LipsInnerLoop[i]]);
        }

        Plane mouth = GaussianBlur.Apply(Polygon.Fill(opening, trust.Size), MouthSoftness * eyeDistancePx);
        for (int i = 0; i < mouth.Samples.Length; i++)
        {
            trust.Samples[i] *= 1 - mouth.Samples[i];
        }
    }

    private static void MixInPlace(Planes texture, Planes own, Plane trust, float strength)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            float[] values = texture[channel].Samples;
            float[] others = own[channel].Samples;
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = others[i] + (trust.Samples[i] * strength * (values[i] - others[i]));
            }
        }
    }
}
