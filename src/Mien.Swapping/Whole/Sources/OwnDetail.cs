using Mien.Imaging.Colour;
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

    /// <summary>Where the network doubts the photo, and made something else of it, it took something away: a fold, a strand, a rim, a shadow's edge. Geometric mean of both, in parts of the
    /// sRGB range: from the first on the photo's pixels count less, from the second on the whole face shows.</summary>
    private const float TakenFrom = 0.05f, TakenFully = 0.082f;

    /// <summary>Standard deviation of what is compared for that, as a part of the atlas's side: a network's face is never as sharp as a photo.</summary>
    private const float CompareSmoothing = 0.008f;

    /// <summary>A shade that has to be brightened so many times shows noise and lost colours: from the first on the photo's pixels count less, from the second on not at all.</summary>
    private const float BrightenedFrom = 1.6f, BrightenedFully = 2.6f;

    /// <summary>Bounds of what the light is changed by.</summary>
    private const float Darkest = 0.5f, Brightest = 4;

    /// <summary>Bounds of a pore's or hair's brightness over that around it.</summary>
    private const float DarkestDetail = 0.6f, BrightestDetail = 1.5f;

    /// <summary>Standard deviation of the edge between what was seen and what is made up, as a part of the atlas's side.</summary>
    private const float EdgeSoftness = 0.006f;

    private const float Little = 1e-3f;

    /// <param name="seen">Linear light, large.</param>
    /// <param name="small">The same in the completion's atlas.</param>
    /// <param name="whole">What the completion made of it, linear light.</param>
    /// <param name="trust">How far each texel was seen, 0 … 1, in the completion's atlas.</param>
    /// <param name="doubt">How far that is from the face's own look, its light apart, for the network; in parts of the sRGB range.</param>
    /// <returns>Linear light, large; and how far that is the photos' own, 0 … 1, in the completion's atlas.</returns>
    public static (Planes Colour, Plane Own) Keep(Planes seen, Planes small, Planes whole, Plane trust, Plane doubt)
    {
        Plane believed = Believed(small, whole, trust, doubt);
        Plane own = Resampler.Resize(believed, seen.Size, ResampleFilter.Triangle);
        Plane other = AtlasMirror.Flip(own);
        Plane[] details = [.. Enumerable.Range(0, 3).Select(channel => DetailOf(seen[channel], own))];
        return (new(Channel(0), Channel(1), Channel(2)), believed);

        Plane Channel(int channel)
        {
            Plane change = Resampler.Resize(Change(small[channel], whole[channel], believed), seen.Size, ResampleFilter.Triangle);
            Plane made = Resampler.Resize(whole[channel], seen.Size, ResampleFilter.Triangle);
            Plane form = GaussianBlur.Apply(made, FormSmoothing * made.Width);
            Plane detail = AtlasMirror.Flip(details[channel]);
            for (int i = 0; i < made.Samples.Length; i++)
            {
                float mirrored = made.Samples[i] + (other.Samples[i] * ((form.Samples[i] * detail.Samples[i]) - made.Samples[i]));
                float lit = seen[channel].Samples[i] * change.Samples[i];
                made.Samples[i] = mirrored + (own.Samples[i] * (lit - mirrored));
            }

            return made;
        }
    }

    /// <returns>How far the photo's own pixels are to be kept, 0 … 1.</returns>
    private static Plane Believed(Planes small, Planes whole, Plane trust, Plane doubt)
    {
        Plane[] changes = [.. Enumerable.Range(0, 3).Select(channel => Change(small[channel], whole[channel], trust))];
        Planes lit = MaskCombination.Product(small, new Planes(changes[0], changes[1], changes[2]));
        (Planes photo, Planes face) = (LinearLight.ToSrgb(lit), LinearLight.ToSrgb(whole));
        Plane[] differences = [.. Enumerable.Range(0, 3).Select(channel => Difference(photo[channel], face[channel]))];
        Plane believed = trust.Clone();
        for (int i = 0; i < believed.Samples.Length; i++)
        {
            float difference = (MathF.Abs(differences[0].Samples[i]) + MathF.Abs(differences[1].Samples[i]) + MathF.Abs(differences[2].Samples[i])) / 3;
            believed.Samples[i] *= 1 - Ramp.Smooth(TakenFrom, TakenFully, MathF.Sqrt(difference * Math.Max(0, doubt.Samples[i])));
            believed.Samples[i] *= 1 - Ramp.Smooth(BrightenedFrom, BrightenedFully, changes[1].Samples[i]);
        }

        return MaskCombination.Min(believed, GaussianBlur.Apply(believed, EdgeSoftness * trust.Width));

        Plane Difference(Plane one, Plane other)
        {
            Plane difference = new(one.Width, one.Height);
            for (int i = 0; i < difference.Samples.Length; i++)
            {
                difference.Samples[i] = one.Samples[i] - other.Samples[i];
            }

            return GaussianBlur.Apply(difference, CompareSmoothing * one.Width);
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
