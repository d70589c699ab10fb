using Mien.Imaging.Filters;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Whole.Sources;

/// <summary>Where a source has bare skin, and how far its photos show that well enough to be drawn. What no photo shows, and what is marked more strongly than calm skin is (folds of an expression, a rim
/// of spectacles that nobody saw, cracks, coarse grain, the edge of a hard shadow), is left to the target, whose own skin is right in any light. Brows, eyes, nose, mouth and beard are always the
/// source's: a face is known by them.</summary>
/// <param name="Bare">0 … 1, small atlas: neither feature nor hair.</param>
/// <param name="Known">0 … 1, small atlas; 1 where there is no bare skin.</param>
internal sealed record SourceSkin(Plane Bare, Plane Known)
{
    /// <summary>Standard deviations of what is broad light, of what is judged together and of every border, as parts of the atlas's side.</summary>
    private const float LightSmoothing = 0.035f, Around = 0.025f, Softness = 0.02f;

    /// <summary>Root mean square of the marks' logarithm up to which skin is calm: in a good photo, where a mark is most likely the person's own, and in a poor one. From twice as much on it is not.</summary>
    private const float CalmIfGood = 0.35f, CalmIfPoor = 0.1f;

    /// <summary>The photo's quality (<see cref="Faces.Quality.SourceQuality"/>) from which on it is poor no longer, and good.</summary>
    private const float Poor = 0.35f, Good = 0.8f;

    /// <summary>Brightness over that of the skin: up to the first it is hair, from the second on skin.</summary>
    private const float HairTo = 0.4f, SkinFrom = 0.6f;

    /// <summary>Linear light below this counts as none.</summary>
    private const float Darkest = 4e-3f;

    /// <param name="face">The whole face, linear light, small atlas.</param>
    /// <param name="tone">Its smooth light and tone.</param>
    /// <param name="shown">How far its pixels are the photos' own, 0 … 1, an atlas of any size.</param>
    /// <param name="quality">Of the best photo, 0 … 1.</param>
    public static SourceSkin Of(Planes face, Planes tone, Plane shown, float quality, AtlasRegions regions)
    {
        Plane bare = BareOf(face.Green, tone.Green, regions.Skin), marks = Marks(face.Green, bare);
        float calm = CalmIfGood * MathF.Pow(CalmIfPoor / CalmIfGood, 1 - Ramp.Smooth(Poor, Good, quality));
        Plane strange = MaskCombination.Product(Ramp.Smooth(marks, calm, 2 * calm), bare);
        Plane unknown = MaskCombination.Max(MaskCombination.Invert(Resampler.Resize(shown, face.Size, ResampleFilter.Triangle)), strange);
        unknown = GaussianBlur.Apply(MaskCombination.Product(unknown, regions.PlainSkin), Softness * face.Width);
        return new(bare, MaskCombination.Invert(MaskCombination.Product(unknown, regions.PlainSkin)));
    }

    private static Plane BareOf(Plane face, Plane tone, Plane skin)
    {
        Plane hair = new(face.Width, face.Height);
        for (int i = 0; i < hair.Samples.Length; i++)
        {
            hair.Samples[i] = 1 - Ramp.Smooth(HairTo, SkinFrom, (face.Samples[i] + Darkest) / (tone.Samples[i] + Darkest));
        }

        // A moustache is skin between its hairs, too.
        hair = GaussianBlur.Apply(hair, Around * face.Width);
        return MaskCombination.Product(MaskCombination.Invert(Ramp.Smooth(hair, 0, 0.5f)), skin);
    }

    /// <summary>Root mean square of what skin is lighter or darker by than its broad light, as a logarithm.</summary>
    private static Plane Marks(Plane face, Plane skin)
    {
        Plane squares = new(face.Width, face.Height);
        for (int i = 0; i < squares.Samples.Length; i++)
        {
            squares.Samples[i] = MathF.Log(face.Samples[i] + Darkest);
        }

        Plane broad = MaskedBlur.Apply(squares, skin, LightSmoothing * face.Width);
        for (int i = 0; i < squares.Samples.Length; i++)
        {
            float mark = squares.Samples[i] - broad.Samples[i];
            squares.Samples[i] = mark * mark;
        }

        squares = MaskedBlur.Apply(squares, skin, Around * face.Width);
        foreach (ref float square in squares.Samples.AsSpan())
        {
            square = MathF.Sqrt(square);
        }

        return squares;
    }
}
