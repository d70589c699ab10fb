using Mien.Imaging.Filters;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Light;

namespace Mien.Swapping.Whole;

/// <summary>The smooth tone of a whole face's skin, told of source and target alike. What is much darker or lighter than the skin around it (a beard, a deep fold) has no say:
/// it is no skin.</summary>
/// <param name="Tone">Linear light.</param>
/// <param name="Skin">What it was told by, 0 … 1.</param>
internal sealed record SkinTone(Planes Tone, Plane Skin)
{
    /// <summary>Linear light below this counts as none.</summary>
    private const float Darkest = 4e-3f;

    /// <summary>Skin's deviation from its smooth tone (logarithm) that counts by half.</summary>
    private const float UsualDeviation = 0.3f;

    /// <summary>Standard deviation of what is judged together, as a part of the atlas's side: what is near a beard is its edge. Below the first share of skin it tells
    /// nothing, from the second on all.</summary>
    private const float Around = 0.015f, UnlikelyTo = 0.4f, LikelyFrom = 0.9f;

    /// <param name="even">The whole face under even light, linear.</param>
    /// <param name="expected">Where skin is on most faces, 0 … 1.</param>
    public static SkinTone Of(Planes even, Plane expected)
    {
        Plane likely = Likely(even, LightField.Estimate(even, expected));
        Plane skin = MaskCombination.Product(expected, likely);
        return new(LightField.Estimate(even, skin), skin);
    }

    private static Plane Likely(Planes even, Planes tone)
    {
        Plane likely = new(even.Width, even.Height);
        for (int i = 0; i < likely.Samples.Length; i++)
        {
            float deviation = MathF.Log((even.Green.Samples[i] + Darkest) / (tone.Green.Samples[i] + Darkest)) / UsualDeviation;
            likely.Samples[i] = 1 / (1 + (deviation * deviation * deviation * deviation));
        }

        return Ramp.Smooth(GaussianBlur.Apply(likely, Around * likely.Width), UnlikelyTo, LikelyFrom);
    }
}
