using Mien.Imaging.Filters;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Swapping.Whole.Sources;

/// <summary>Takes the grain out of small, enlarged or old photos: what is stronger on cheeks and nose than any skin is noise, and as much of it is taken away all over the face near there. Colour
/// has less of its own than brightness, so it goes first. Photos without grain stay as they are.</summary>
internal static class PhotoGrain
{
    /// <summary>Mean strength of detail on skin in clean photos, finest first: logarithms of brightness and of colour. Measured on cheeks and noses of 14 faces of 130 … 415 px.</summary>
    private static readonly float[] s_usualLight = [0.03f, 0.021f, 0.031f], s_usualColour = [0.02f, 0.015f, 0.022f];

    /// <summary>Detail that is weaker than so many times what is too much goes.</summary>
    private const float LightStrength = 1.3f, ColourStrength = 2;

    /// <summary>Standard deviation of how far a cheek tells of its surroundings, as a part of the atlas's side: one side of a face may be noisy only.</summary>
    private const float Reach = 0.12f;

    /// <summary>Of linear light: below it logarithms would tell nothing.</summary>
    private const float Dark = 0.01f;

    /// <param name="seen">Linear light.</param>
    /// <param name="trust">How far it was seen, 0 … 1, an atlas of any size.</param>
    /// <param name="reference">Cheeks and nose, 0 … 1, an atlas of any size.</param>
    public static Planes Quieted(Planes seen, Plane trust, Plane reference)
    {
        Plane skin = MaskCombination.Product(Resampler.Resize(trust, seen.Size, ResampleFilter.Triangle), Resampler.Resize(reference, seen.Size, ResampleFilter.Triangle));
        (Plane light, Plane red, Plane blue) = (new(seen.Width, seen.Height), new(seen.Width, seen.Height), new(seen.Width, seen.Height));
        for (int i = 0; i < light.Samples.Length; i++)
        {
            (float r, float g, float b) = (MathF.Log(seen.Red.Samples[i] + Dark), MathF.Log(seen.Green.Samples[i] + Dark), MathF.Log(seen.Blue.Samples[i] + Dark));
            light.Samples[i] = (r + g + b) / 3;
            (red.Samples[i], blue.Samples[i]) = (r - light.Samples[i], b - light.Samples[i]);
        }

        bool isGrainy = QuietInPlace(light, skin, s_usualLight, LightStrength) | QuietInPlace(red, skin, s_usualColour, ColourStrength) | QuietInPlace(blue, skin, s_usualColour, ColourStrength);
        if (!isGrainy)
        {
            return seen;
        }

        Planes quiet = new(seen.Width, seen.Height);
        for (int i = 0; i < light.Samples.Length; i++)
        {
            quiet.Red.Samples[i] = MathF.Exp(light.Samples[i] + red.Samples[i]) - Dark;
            quiet.Green.Samples[i] = MathF.Exp(light.Samples[i] - red.Samples[i] - blue.Samples[i]) - Dark;
            quiet.Blue.Samples[i] = MathF.Exp(light.Samples[i] + blue.Samples[i]) - Dark;
        }

        return quiet;
    }

    /// <returns>Whether there was too much anywhere.</returns>
    private static bool QuietInPlace(Plane plane, Plane skin, float[] usual, float strength)
    {
        bool isGrainy = false;
        Plane finer = plane.Clone();
        for (int band = 0; band < usual.Length; band++)
        {
            Plane coarser = GaussianBlur.Apply(finer, 1 << band);
            Plane size = new(plane.Width, plane.Height);
            for (int i = 0; i < size.Samples.Length; i++)
            {
                size.Samples[i] = MathF.Abs(finer.Samples[i] - coarser.Samples[i]);
            }

            Plane level = MaskedBlur.Apply(size, skin, Reach * plane.Width);
            for (int i = 0; i < size.Samples.Length; i++)
            {
                float tooMuch = (level.Samples[i] * level.Samples[i]) - (usual[band] * usual[band]);
                if (tooMuch > 0)
                {
                    // What is much stronger than the grain stays (a lash, a brow, a lip's edge): the garrote, Gao 1998.
                    float detail = finer.Samples[i] - coarser.Samples[i];
                    float kept = Math.Max(0, 1 - (strength * strength * tooMuch / ((detail * detail) + 1e-9f)));
                    plane.Samples[i] -= detail * (1 - kept);
                    isGrainy = true;
                }
            }

            finer = coarser;
        }

        return isGrainy;
    }
}
