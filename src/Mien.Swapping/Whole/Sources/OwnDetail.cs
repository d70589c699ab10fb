using Mien.Imaging.Filters;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Swapping.Whole.Sources;

/// <summary>Puts the photos' own pixels back where they were seen, under the even light of the whole face. Where only the other side was seen, its pores and hairs are
/// put on what was made up: a network's skin is smooth.</summary>
internal static class OwnDetail
{
    /// <summary>Standard deviation of what is light and tone, and of what is coarser than pores and hairs, as parts of the atlas's side.</summary>
    private const float LightSmoothing = 0.035f, FormSmoothing = 0.012f;

    /// <summary>From the first doubt of the network on a photo's pixels count less, from the second on the whole face shows: it took a fold, a strand, a rim, a shadow's edge, grain away.</summary>
    private const float DoubtFrom = 0.04f, DoubtFully = 0.09f;

    /// <summary>Bounds of what the light is changed by.</summary>
    private const float Darkest = 0.5f, Brightest = 4;

    /// <summary>Bounds of a pore's or hair's brightness over that around it.</summary>
    private const float DarkestDetail = 0.6f, BrightestDetail = 1.5f;

    /// <summary>Standard deviation of the edge between what was seen and what is made up, as a part of the atlas's side.</summary>
    private const float EdgeSoftness = 0.006f;

    private const float Little = 1e-3f;

    /// <param name="trust">How far each texel was seen, 0 … 1.</param>
    /// <param name="doubt">How far that is from the face's own look, for the network.</param>
    /// <returns>How far the photo's own pixels are to be kept, 0 … 1.</returns>
    public static Plane Believed(Plane trust, Plane doubt)
    {
        Plane believed = trust.Clone();
        for (int i = 0; i < believed.Samples.Length; i++)
        {
            believed.Samples[i] *= 1 - Ramp.Smooth(DoubtFrom, DoubtFully, doubt.Samples[i]);
        }

        return MaskCombination.Min(believed, GaussianBlur.Apply(believed, EdgeSoftness * trust.Width));
    }

    /// <param name="seen">Linear light, large.</param>
    /// <param name="small">The same in the completion's atlas.</param>
    /// <param name="whole">What the completion made of it, linear light.</param>
    /// <param name="believed">See <see cref="Believed"/>; in the completion's atlas.</param>
    /// <returns>Linear light, large.</returns>
    public static Planes Keep(Planes seen, Planes small, Planes whole, Plane believed)
    {
        Plane own = Resampler.Resize(believed, seen.Size, ResampleFilter.Triangle);
        Plane other = AtlasMirror.Flip(own);
        return new(Channel(0), Channel(1), Channel(2));

        Plane Channel(int channel)
        {
            Plane change = Resampler.Resize(Change(small[channel], whole[channel], believed), seen.Size, ResampleFilter.Triangle);
            Plane made = Resampler.Resize(whole[channel], seen.Size, ResampleFilter.Triangle);
            Plane form = GaussianBlur.Apply(made, FormSmoothing * made.Width);
            Plane detail = AtlasMirror.Flip(DetailOf(seen[channel], own));
            for (int i = 0; i < made.Samples.Length; i++)
            {
                float mirrored = made.Samples[i] + (other.Samples[i] * ((form.Samples[i] * detail.Samples[i]) - made.Samples[i]));
                float lit = seen[channel].Samples[i] * change.Samples[i];
                made.Samples[i] = mirrored + (own.Samples[i] * (lit - mirrored));
            }

            return made;
        }
    }

    /// <summary>From the light of what was seen to that of the whole face, told where it was seen.</summary>
    private static Plane Change(Plane seen, Plane whole, Plane believed)
    {
        float sigma = LightSmoothing * seen.Width;
        Plane from = MaskedBlur.Apply(seen, believed, sigma, fallback: 1);
        Plane to = MaskedBlur.Apply(whole, believed, sigma, fallback: 1);
        for (int i = 0; i < to.Samples.Length; i++)
        {
            to.Samples[i] = Math.Clamp((to.Samples[i] + Little) / (from.Samples[i] + Little), Darkest, Brightest);
        }

        return to;
    }

    private static Plane DetailOf(Plane seen, Plane own)
    {
        Plane form = MaskedBlur.Apply(seen, own, FormSmoothing * seen.Width, fallback: 1);
        for (int i = 0; i < form.Samples.Length; i++)
        {
            form.Samples[i] = Math.Clamp((seen.Samples[i] + Little) / (form.Samples[i] + Little), DarkestDetail, BrightestDetail);
        }

        return form;
    }
}
