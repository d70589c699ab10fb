using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using static Mien.Training.Packs.Covers.CoverOutline;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Covers;

/// <summary>Draws what people have before their faces: locks of hair, hands, spectacles, things held up, shadows of things. Where it is is known, so
/// that a network can be taught to leave it on the target, and not to let it come along from the source.</summary>
internal static class FaceCovers
{
    private static readonly Func<FaceMesh, SeededDraws, FaceCover>[] s_ofTargets =
        [HairCover.Locks, HairCover.Locks, Hand, SpectaclesCover.Draw, SpectaclesCover.Draw, Thing];

    private static readonly Func<FaceMesh, SeededDraws, FaceCover>[] s_ofSources = [HairCover.Strands, HairCover.Strands, SpectaclesCover.Draw, SpectaclesCover.Draw, CastShadow];

    /// <summary>Draws something that a swap must leave where it is; without a shadow, which would be no part of it.</summary>
    /// <param name="mesh">In pixels of the picture.</param>
    /// <returns>How much of each pixel is covered, 0 … 1.</returns>
    public static Plane DrawInPlace(Picture picture, FaceMesh mesh, SeededDraws draws) =>
        PaintInPlace(picture, s_ofTargets[draws.Below(s_ofTargets.Length)](mesh, draws) with { Shade = 0 }, draws);

    /// <summary>Draws something that must not come along with a source's face, though it is hard to tell from it.</summary>
    /// <inheritdoc cref="DrawInPlace"/>
    public static Plane DrawOnSourceInPlace(Picture picture, FaceMesh mesh, SeededDraws draws) =>
        PaintInPlace(picture, s_ofSources[draws.Below(s_ofSources.Length)](mesh, draws), draws);

    /// <summary>Fingers that come in from below or beside, of about the face's colour.</summary>
    public static FaceCover Hand(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        float side = draws.Happens(0.5f) ? -0.3f : 1.3f;
        Vector2 wrist = At(box, side, draws.Uniform(0.7f, 1.4f));
        Vector2 reach = At(box, draws.Uniform(0.2f, 0.8f), draws.Uniform(0.45f, 0.9f));
        float width = box.Width * draws.Uniform(0.04f, 0.07f);
        Vector2 across = Vector2.Normalize(new Vector2(wrist.Y - reach.Y, reach.X - wrist.X)) * width * 2.1f;
        List<Vector2[]> fingers = [];
        for (int finger = 0; finger < 4; finger++)
        {
            Vector2 shift = across * (finger - 1.5f);
            fingers.Add(Ribbon(wrist + (shift * 1.2f), ((wrist + reach) / 2) + shift, reach + shift + (across * draws.Uniform(-0.2f, 0.2f)), width));
        }

        float light = draws.Uniform(0.35f, 0.85f);
        return new(fingers, new(light, light * draws.Uniform(0.65f, 0.85f), light * draws.Uniform(0.5f, 0.75f)));
    }

    /// <summary>Something with straight edges, before a lower corner of the face.</summary>
    public static FaceCover Thing(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        Vector2 from = At(box, draws.Uniform(-0.2f, 1.2f), draws.Uniform(0.95f, 1.3f));
        Vector2 to = At(box, draws.Uniform(0.1f, 0.9f), draws.Uniform(0.55f, 0.9f));
        return new([Bar(from, to, box.Width * draws.Uniform(0.06f, 0.22f))], new(draws.Uniform(), draws.Uniform(), draws.Uniform()));
    }

    /// <summary>The shadow of something beside the face: nothing is hidden, but light is missing.</summary>
    public static FaceCover CastShadow(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        Vector2 from = At(box, draws.Uniform(-0.3f, 1.3f), draws.Uniform(-0.2f, 0.5f));
        Vector2 to = At(box, draws.Uniform(-0.2f, 1.2f), draws.Uniform(0.4f, 1.2f));
        Vector2 bend = ((from + to) / 2) + (new Vector2(draws.Uniform(-0.3f, 0.3f), draws.Uniform(-0.2f, 0.2f)) * box.Width);
        return new([Ribbon(from, bend, to, box.Width * draws.Uniform(0.05f, 0.35f))], Vector3.Zero)
        {
            Opacity = 0,
            Shade = draws.Uniform(0.25f, 0.7f),
            ShadePx = box.Width * draws.Uniform(0.004f, 0.05f),
        };
    }

    /// <summary>Paints a cover.</summary>
    /// <returns>How much of each pixel is covered, 0 … 1.</returns>
    public static Plane PaintInPlace(Picture picture, FaceCover cover, SeededDraws draws)
    {
        Plane mask = new(picture.Width, picture.Height);
        foreach (Vector2[] outline in cover.Outlines)
        {
            Plane part = Polygon.Fill(outline, mask.Size);
            for (int i = 0; i < mask.Samples.Length; i++)
            {
                mask.Samples[i] = Math.Max(mask.Samples[i], part.Samples[i]);
            }
        }

        mask = cover.SoftPx > 0 ? GaussianBlur.Apply(mask, cover.SoftPx) : mask;
        if (cover.Shade > 0)
        {
            ShadeInPlace(picture, GaussianBlur.Apply(mask, cover.ShadePx), cover.Shade);
        }

        Plane body = cover.Roundness > 0 ? GaussianBlur.Apply(mask, cover.RoundPx) : mask;
        for (int i = 0; i < mask.Samples.Length; i++)
        {
            mask.Samples[i] *= cover.Opacity;
        }

        MixInPlace(picture, mask, at => cover.Colour * (1 - (cover.Roundness * 2 * Math.Clamp(1 - body.Samples[at], 0, 0.5f))), cover.Unevenness, draws);
        return mask;
    }

    private static void ShadeInPlace(Picture picture, Plane where, float shade)
    {
        for (int i = 0; i < picture.Rgb.Length; i++)
        {
            picture.Rgb[i] = SampleBytes.Of(picture.Rgb[i] / 255f * (1 - (shade * where.Samples[i / 3])));
        }
    }

    /// <summary>Mixes the colour in, lighter on one side and a little uneven.</summary>
    private static void MixInPlace(Picture picture, Plane mask, Func<int, Vector3> colourAt, float unevenness, SeededDraws draws)
    {
        (float across, float along, float wave) = (draws.Uniform(-0.3f, 0.3f), draws.Uniform(-0.3f, 0.3f), draws.Uniform(0.1f, 0.9f));
        for (int i = 0; i < mask.Samples.Length; i++)
        {
            float cover = mask.Samples[i];
            if (cover > 0)
            {
                (int y, int x) = Math.DivRem(i, mask.Width);
                float light = 1 + (across * ((2f * x / mask.Width) - 1)) + (along * ((2f * y / mask.Height) - 1)) + (unevenness * MathF.Sin(wave * (x + (0.3f * y)))) + draws.Uniform(-0.05f, 0.05f);
                Vector3 colour = colourAt(i);
                for (int channel = 0; channel < 3; channel++)
                {
                    byte before = picture.Rgb[(i * 3) + channel];
                    picture.Rgb[(i * 3) + channel] = SampleBytes.Of((before / 255f * (1 - cover)) + (colour[channel] * light * cover));
                }
            }
        }
    }
}
