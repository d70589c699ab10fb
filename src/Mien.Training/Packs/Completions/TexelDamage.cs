using System.Numerics;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Data;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Completions;

/// <summary>Gives an unwrapped face the light and the flaws of another photo: slopes of light, tints, stage light, blur, few pixels, noise.</summary>
internal static class TexelDamage
{
    private const float StageShare = 0.15f, SmallShare = 0.4f, BlurShare = 0.2f, NoiseShare = 0.4f;

    public static void RunInPlace(Planes seen, SeededDraws draws)
    {
        LightInPlace(seen, draws);
        if (draws.Happens(SmallShare))
        {
            float scale = 1 / draws.Uniform(1.5f, 4);
            Size small = new((int)(seen.Width * scale), (int)(seen.Height * scale));
            Put(seen, Resampler.Resize(Resampler.Resize(seen, small, ResampleFilter.Triangle), seen.Size));
        }

        if (draws.Happens(BlurShare))
        {
            float sigma = draws.Uniform(0.5f, 3);
            for (int channel = 0; channel < 3; channel++)
            {
                GaussianBlur.RunInPlace(seen[channel], sigma);
            }
        }

        if (draws.Happens(NoiseShare))
        {
            GrainInPlace(seen, draws);
        }

        for (int channel = 0; channel < 3; channel++)
        {
            foreach (ref float sample in seen[channel].Samples.AsSpan())
            {
                sample = Math.Clamp(sample, 0, 1);
            }
        }
    }

    /// <summary>Noise of a sensor, fine and coloured, up to the grain of a small enlarged print, coarse and mostly grey.</summary>
    private static void GrainInPlace(Planes seen, SeededDraws draws)
    {
        (float strength, float size, float coloured) = (draws.Uniform(0.005f, 0.06f), draws.Happens(0.5f) ? draws.Uniform(0.4f, 1.8f) : 0, draws.Uniform());
        Plane grey = Noise();
        for (int channel = 0; channel < 3; channel++)
        {
            Plane own = Noise();
            for (int i = 0; i < own.Samples.Length; i++)
            {
                seen[channel].Samples[i] += strength * float.Lerp(grey.Samples[i], own.Samples[i], coloured);
            }
        }

        Plane Noise()
        {
            Plane noise = new(seen.Width, seen.Height);
            foreach (ref float sample in noise.Samples.AsSpan())
            {
                sample = draws.Uniform(-1, 1) + draws.Uniform(-1, 1);
            }

            if (size > 0)
            {
                GaussianBlur.RunInPlace(noise, size);
                float deviation = MathF.Sqrt(noise.Samples.Average(sample => sample * sample));
                foreach (ref float sample in noise.Samples.AsSpan())
                {
                    sample *= 0.8f / deviation;
                }
            }

            return noise;
        }
    }

    /// <summary>Exponential slopes, of brightness and of colour: a lamp on one side, a window on the other.</summary>
    private static void LightInPlace(Planes seen, SeededDraws draws)
    {
        bool isStage = draws.Happens(StageShare);
        float brightness = draws.Uniform(-0.35f, 0.2f), gamma = draws.Uniform(0.8f, 1.3f);
        Vector2 slope = Direction() * draws.Uniform(0, 0.6f);
        float strength = isStage ? 1 : 0.12f;
        Vector3 tint = Tint(strength), tintSlope = Tint(isStage ? 0.4f : 0.08f);
        Vector2 tintDirection = Direction();
        for (int y = 0; y < seen.Height; y++)
        {
            for (int x = 0; x < seen.Width; x++)
            {
                Vector2 place = (new Vector2(x, y) * (2f / seen.Width)) - Vector2.One;
                float light = brightness + Vector2.Dot(place, slope), tinted = Vector2.Dot(place, tintDirection);
                for (int channel = 0; channel < 3; channel++)
                {
                    float before = Math.Clamp(seen[channel][x, y], 0, 1);
                    seen[channel][x, y] = MathF.Pow(before, gamma) * MathF.Exp(light + tint[channel] + (tintSlope[channel] * tinted));
                }
            }
        }

        Vector2 Direction()
        {
            (float sine, float cosine) = MathF.SinCos(draws.Uniform(0, MathF.Tau));
            return new(cosine, sine);
        }

        // Coloured light takes from the other colours.
        Vector3 Tint(float most) => new Vector3(draws.Uniform(-1, 0.2f), draws.Uniform(-1, 0.2f), draws.Uniform(-1, 0.2f)) * most;
    }

    private static void Put(Planes to, Planes from)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            from[channel].Samples.CopyTo(to[channel].Samples, 0);
        }
    }
}
