using Mien.Imaging.Filters;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Whole.Sources;

/// <summary>Where a source has bare skin, and how far its photos show that well enough to be drawn. What no photo shows, and what is marked more strongly than calm skin is (folds of an expression, a rim
/// of spectacles that nobody saw, cracks, coarse grain, the edge of a hard shadow), is left to the target, whose own skin is right in any light. Brows, eyes, nose, mouth and beard are always the
/// source's: a face is known by them.</summary>
internal sealed class SourceSkin
{
    /// <summary>Standard deviations of what is broad light, of what is judged together and of every border, as parts of the atlas's side.</summary>
    private const float LightSmoothing = 0.035f, Around = 0.025f, Softness = 0.02f;

    /// <summary>Root mean square of the marks' logarithm up to which skin is calm: where a mark is most likely the person's own, and where it is most likely none. From twice as much on it is not.</summary>
    private const float CalmIfGood = 0.35f, CalmIfPoor = 0.1f;

    /// <summary>The photo's quality (<see cref="Faces.Quality.SourceQuality"/>) from which on it is poor no longer, and good.</summary>
    private const float Poor = 0.35f, Good = 0.8f;

    /// <summary>Where source and target are moved so differently by their expressions, cm, marks begin to be the expression's, and are.</summary>
    private const float MovedFrom = 0.16f, MovedFully = 0.42f;

    /// <summary>Brightness over that of the skin: up to the first it is hair, from the second on skin.</summary>
    private const float HairTo = 0.4f, SkinFrom = 0.6f;

    /// <summary>Linear light below this counts as none.</summary>
    private const float Darkest = 4e-3f;

    private readonly float _poor;
    private readonly Plane _hidden;
    private readonly Plane _marks;
    private readonly Plane _plain;

    /// <param name="face">The whole face, linear light, small atlas.</param>
    /// <param name="tone">Its smooth light and tone.</param>
    /// <param name="shown">How far its pixels are the photos' own, 0 … 1, an atlas of any size.</param>
    /// <param name="quality">Of the best photo, 0 … 1.</param>
    public SourceSkin(Planes face, Planes tone, Plane shown, float quality, AtlasRegions regions)
    {
        Bare = BareOf(face.Green, tone.Green, regions.Skin);
        _poor = 1 - Ramp.Smooth(Poor, Good, quality);
        _hidden = MaskCombination.Invert(Resampler.Resize(shown, face.Size, ResampleFilter.Triangle));
        _marks = Marks(face.Green, Bare);
        _plain = regions.PlainSkin;
    }

    /// <summary>Neither feature nor hair, 0 … 1, small atlas.</summary>
    public Plane Bare { get; }

    /// <param name="gap">See <see cref="ExpressionGap"/>, cm, small atlas.</param>
    /// <returns>0 … 1, small atlas; 1 where no bare skin can be.</returns>
    public Plane Known(Plane gap)
    {
        Plane unknown = new(gap.Width, gap.Height);
        float fromGoodToPoor = MathF.Log(CalmIfPoor / CalmIfGood);
        for (int i = 0; i < unknown.Samples.Length; i++)
        {
            float doubt = Math.Max(_poor, Ramp.Smooth(MovedFrom, MovedFully, gap.Samples[i]));
            float calm = CalmIfGood * MathF.Exp(doubt * fromGoodToPoor);
            float strange = Ramp.Smooth(calm, 2 * calm, _marks.Samples[i]) * Bare.Samples[i];
            unknown.Samples[i] = Math.Max(_hidden.Samples[i], strange) * _plain.Samples[i];
        }

        return MaskCombination.Invert(MaskCombination.Product(GaussianBlur.Apply(unknown, Softness * unknown.Width), _plain));
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
