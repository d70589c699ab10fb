using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Swapping.Whole.Sources;

/// <summary>Puts the photos' own pixels back where they were seen, under the even light of the whole face.</summary>
internal static class OwnDetail
{
    /// <summary>Standard deviation of what is light and tone, as a part of the atlas's side.</summary>
    private const float LightSmoothing = 0.078f;

    /// <summary>Bounds of what the light is changed by.</summary>
    private const float Darkest = 0.5f, Brightest = 2.2f;

    /// <summary>Standard deviation of the edge between what was seen and what is made up, as a part of the atlas's side.</summary>
    private const float EdgeSoftness = 0.006f;

    /// <param name="seen">Linear light, large.</param>
    /// <param name="small">The same in the completion's atlas.</param>
    /// <param name="whole">What the completion made of it, linear light.</param>
    /// <param name="trust">How far it was seen, 0 … 1, in the completion's atlas.</param>
    /// <returns>Linear light, large.</returns>
    public static Planes Keep(Planes seen, Planes small, Planes whole, Plane trust)
    {
        Plane own = Resampler.Resize(MaskCombination.Min(trust, GaussianBlur.Apply(trust, EdgeSoftness * trust.Width)), seen.Size, ResampleFilter.Triangle);
        return new(Channel(0), Channel(1), Channel(2));

        Plane Channel(int channel)
        {
            Plane change = Resampler.Resize(Change(small[channel], whole[channel], trust), seen.Size, ResampleFilter.Triangle);
            Plane result = Resampler.Resize(whole[channel], seen.Size, ResampleFilter.Triangle);
            for (int i = 0; i < result.Samples.Length; i++)
            {
                float lit = seen[channel].Samples[i] * change.Samples[i];
                result.Samples[i] += own.Samples[i] * (lit - result.Samples[i]);
            }

            return result;
        }
    }

    private static Plane Change(Plane seen, Plane whole, Plane trust)
    {
        float sigma = LightSmoothing * seen.Width;
        Plane from = MaskedBlur.Apply(seen, trust, sigma, fallback: 1);
        Plane to = MaskedBlur.Apply(whole, trust, sigma, fallback: 1);
        for (int i = 0; i < to.Samples.Length; i++)
        {
            to.Samples[i] = Math.Clamp((to.Samples[i] + 1e-3f) / (from.Samples[i] + 1e-3f), Darkest, Brightest);
        }

        return to;
    }
}
