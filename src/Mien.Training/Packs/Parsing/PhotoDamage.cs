using System.Numerics;
using Mien.Imaging.Colour;
using Mien.Imaging.Files;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Data;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Parsing;

/// <summary>What light, cameras and files do to a picture: coloured light, tones, blur, few pixels, noise, JPEG. Nothing moves.</summary>
internal static class PhotoDamage
{
    private const float CastShare = 0.35f, GreyShare = 0.1f, ToneShare = 0.7f, BlurShare = 0.15f, MotionShare = 0.12f, SmallShare = 0.45f, NoiseShare = 0.4f, JpegShare = 0.5f;

    public static Picture Of(Planes picture, SeededDraws draws)
    {
        Planes planes = draws.Happens(CastShare) ? InColouredLight(picture, draws) : picture;
        planes = draws.Happens(ToneShare) ? Toned(planes, draws) : planes;
        planes = draws.Happens(GreyShare) ? Grey(planes, draws) : planes;
        planes = draws.Happens(BlurShare) ? GaussianBlur.Apply(planes, draws.Uniform(0.4f, 3)) : planes;
        planes = draws.Happens(MotionShare) ? Moved(planes, draws) : planes;
        planes = draws.Happens(SmallShare) ? Coarse(planes, draws) : planes;
        planes = draws.Happens(NoiseShare) ? Noisy(planes, draws) : planes;
        Picture done = Picture.From(planes);
        return draws.Happens(JpegShare) ? Photo.Load(Photo.Of(done).Encode(PictureFormat.Jpeg, new() { Quality = 12 + draws.Below(70), Mark = false })).Picture : done;
    }

    /// <summary>One lamp, or two of different colours from two sides; up to a stage's.</summary>
    private static Planes InColouredLight(Planes picture, SeededDraws draws)
    {
        Vector3 one = Lamp(draws), two = draws.Happens(0.5f) ? one : Lamp(draws);
        (float y, float x) = MathF.SinCos(draws.Uniform(0, MathF.Tau));
        float sharp = draws.Uniform(0.5f, 4);
        Planes linear = LinearLight.FromSrgb(picture);
        for (int i = 0; i < linear.Red.Samples.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, picture.Width);
            float place = (((column * x) + (row * y)) / picture.Width) - ((x + y) / 2);
            Vector3 light = Vector3.Lerp(one, two, Math.Clamp(0.5f + (place * sharp), 0, 1));
            for (int channel = 0; channel < 3; channel++)
            {
                linear[channel].Samples[i] = Math.Min(1, linear[channel].Samples[i] * light[channel]);
            }
        }

        return LinearLight.ToSrgb(linear);
    }

    private static Vector3 Lamp(SeededDraws draws)
    {
        float hue = draws.Uniform(0, 6), strength = draws.Happens(0.4f) ? draws.Uniform(0.6f, 0.97f) : draws.Uniform(0, 0.5f), bright = draws.Uniform(0.5f, 1.6f);
        Vector3 pure = Vector3.Clamp(new(MathF.Abs(hue - 3) - 1, 2 - MathF.Abs(hue - 2), 2 - MathF.Abs(hue - 4)), Vector3.Zero, Vector3.One);
        return Vector3.Lerp(Vector3.One, pure, strength) * bright;
    }

    /// <summary>Gamma, contrast and a slope of light.</summary>
    private static Planes Toned(Planes picture, SeededDraws draws)
    {
        float gamma = MathF.Exp(draws.Uniform(-0.6f, 0.6f)), gain = draws.Uniform(0.6f, 1.25f), lift = draws.Uniform(-0.08f, 0.15f);
        (float across, float along) = draws.Happens(0.5f) ? (draws.Uniform(-0.6f, 0.6f), draws.Uniform(-0.6f, 0.6f)) : (0, 0);
        Planes toned = new(picture.Width, picture.Height);
        for (int i = 0; i < toned.Red.Samples.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, picture.Width);
            float light = gain * (1 + (across * (((float)column / picture.Width) - 0.5f)) + (along * (((float)row / picture.Height) - 0.5f)));
            for (int channel = 0; channel < 3; channel++)
            {
                toned[channel].Samples[i] = Math.Clamp((MathF.Pow(Math.Max(0, picture[channel].Samples[i]), gamma) * light) + lift, 0, 1);
            }
        }

        return toned;
    }

    /// <summary>Black and white, or faded on the way there, or brown.</summary>
    private static Planes Grey(Planes picture, SeededDraws draws)
    {
        float share = draws.Happens(0.6f) ? 1 : draws.Uniform(0.4f, 1);
        Vector3 tint = draws.Happens(0.4f) ? new(1.08f, 0.98f, 0.82f) : Vector3.One;
        Planes grey = new(picture.Width, picture.Height);
        for (int i = 0; i < grey.Red.Samples.Length; i++)
        {
            float luma = (0.3f * picture.Red.Samples[i]) + (0.59f * picture.Green.Samples[i]) + (0.11f * picture.Blue.Samples[i]);
            for (int channel = 0; channel < 3; channel++)
            {
                grey[channel].Samples[i] = float.Lerp(picture[channel].Samples[i], Math.Min(1, luma * tint[channel]), share);
            }
        }

        return grey;
    }

    /// <summary>The mean of the picture and of itself moved along a line.</summary>
    private static Planes Moved(Planes picture, SeededDraws draws)
    {
        const int steps = 7;
        (float y, float x) = MathF.SinCos(draws.Uniform(0, MathF.PI));
        float length = draws.Uniform(2, 14);
        Planes sum = new(picture.Width, picture.Height);
        for (int step = 0; step < steps; step++)
        {
            float away = ((step / (steps - 1f)) - 0.5f) * length;
            Planes moved = Resampler.Warp(picture, Affine2.Translation(x * away, y * away), picture.Size, Border.Replicate);
            for (int channel = 0; channel < 3; channel++)
            {
                for (int i = 0; i < sum[channel].Samples.Length; i++)
                {
                    sum[channel].Samples[i] += moved[channel].Samples[i] / steps;
                }
            }
        }

        return sum;
    }

    /// <summary>As if it had been taken with fewer pixels.</summary>
    private static Planes Coarse(Planes picture, SeededDraws draws)
    {
        float factor = MathF.Exp(draws.Uniform(0.1f, 1.9f));
        Size small = new(Math.Max(8, (int)(picture.Width / factor)), Math.Max(8, (int)(picture.Height / factor)));
        return Resampler.Resize(Resampler.Resize(picture, small, ResampleFilter.Lanczos3), picture.Size, ResampleFilter.Lanczos3);
    }

    private static Planes Noisy(Planes picture, SeededDraws draws)
    {
        float luma = draws.Uniform(0.005f, 0.09f), chroma = draws.Uniform(0, 0.06f), coarse = draws.Happens(0.4f) ? draws.Uniform(0.5f, 1.5f) : 0;
        Planes noisy = new(picture.Width, picture.Height);
        Plane common = Noise(picture.Size, coarse, draws);
        for (int channel = 0; channel < 3; channel++)
        {
            Plane own = Noise(picture.Size, coarse, draws);
            for (int i = 0; i < own.Samples.Length; i++)
            {
                noisy[channel].Samples[i] = Math.Clamp(picture[channel].Samples[i] + (luma * common.Samples[i]) + (chroma * own.Samples[i]), 0, 1);
            }
        }

        return noisy;
    }

    /// <summary>Of deviation about 1: a sum of four even draws is normal enough.</summary>
    private static Plane Noise(Size size, float sigma, SeededDraws draws)
    {
        Plane noise = new(size.Width, size.Height);
        Random random = new(draws.Below(int.MaxValue));
        for (int i = 0; i < noise.Samples.Length; i++)
        {
            noise.Samples[i] = (random.NextSingle() + random.NextSingle() + random.NextSingle() + random.NextSingle() - 2) * 1.7f * (1 + (2 * sigma));
        }

        return sigma > 0 ? GaussianBlur.Apply(noise, sigma) : noise;
    }
}
