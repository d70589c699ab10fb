using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
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

    /// <summary>Where the photo's form is so much lighter or darker than that of the whole face (a logarithm), the network took something away: a strand, a rim, a shadow's edge.
    /// From the second on the whole face shows.</summary>
    private const float TakenFrom = 0.12f, TakenFully = 0.35f;

    /// <summary>Bounds of what the light is changed by.</summary>
    private const float Darkest = 0.5f, Brightest = 4;

    /// <summary>What has to be brightened more than by the first is noise and shadow in part, from the second on mostly: then what was made up shows.</summary>
    private const float DarkFrom = 1.5f, DarkTo = 3, MostDark = 0.85f;

    /// <summary>Bounds of a pore's or hair's brightness over that around it.</summary>
    private const float DarkestDetail = 0.6f, BrightestDetail = 1.5f;

    /// <summary>Standard deviation of the edge between what was seen and what is made up, as a part of the atlas's side.</summary>
    private const float EdgeSoftness = 0.006f;

    private const float Little = 1e-3f;

    /// <param name="seen">Linear light, large.</param>
    /// <param name="small">The same in the completion's atlas.</param>
    /// <param name="whole">What the completion made of it, linear light.</param>
    /// <param name="trust">How far it was seen, 0 … 1, in the completion's atlas.</param>
    /// <returns>Linear light, large.</returns>
    public static Planes Keep(Planes seen, Planes small, Planes whole, Plane trust)
    {
        Plane soft = MaskCombination.Min(trust, GaussianBlur.Apply(trust, EdgeSoftness * trust.Width));
        Plane own = Resampler.Resize(soft, seen.Size, ResampleFilter.Triangle);
        Plane[] changes = [.. Enumerable.Range(0, 3).Select(channel => Change(small[channel], whole[channel], trust))];
        Plane kept = MaskCombination.Product(Bright(changes[1]), Agreeing(small[1], changes[1], whole[1]));
        own = MaskCombination.Product(own, Resampler.Resize(kept, seen.Size, ResampleFilter.Triangle));
        Plane other = AtlasMirror.Flip(own);
        return new(Channel(0), Channel(1), Channel(2));

        Plane Channel(int channel)
        {
            Plane change = Resampler.Resize(changes[channel], seen.Size, ResampleFilter.Triangle);
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
    private static Plane Change(Plane seen, Plane whole, Plane trust)
    {
        float sigma = LightSmoothing * seen.Width;
        Plane from = MaskedBlur.Apply(seen, trust, sigma, fallback: 1);
        Plane to = MaskedBlur.Apply(whole, trust, sigma, fallback: 1);
        for (int i = 0; i < to.Samples.Length; i++)
        {
            to.Samples[i] = Math.Clamp((to.Samples[i] + Little) / (from.Samples[i] + Little), Darkest, Brightest);
        }

        return to;
    }

    /// <returns>1 where the photo's light serves, less where it was too dark.</returns>
    private static Plane Bright(Plane change)
    {
        Plane bright = new(change.Width, change.Height);
        for (int i = 0; i < bright.Samples.Length; i++)
        {
            bright.Samples[i] = 1 - (MostDark * Ramp.Smooth(DarkFrom, DarkTo, change.Samples[i]));
        }

        return bright;
    }

    /// <returns>1 where the photo shows the form that the whole face has.</returns>
    private static Plane Agreeing(Plane seen, Plane change, Plane whole)
    {
        Plane agreeing = GaussianBlur.Apply(MaskCombination.Product(seen, change), FormSmoothing * seen.Width);
        Plane form = GaussianBlur.Apply(whole, FormSmoothing * seen.Width);
        for (int i = 0; i < form.Samples.Length; i++)
        {
            float taken = MathF.Abs(MathF.Log((agreeing.Samples[i] + Little) / (form.Samples[i] + Little)));
            agreeing.Samples[i] = 1 - Ramp.Smooth(TakenFrom, TakenFully, taken);
        }

        return agreeing;
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
