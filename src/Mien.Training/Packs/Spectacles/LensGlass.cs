using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Data;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Spectacles;

/// <summary>What glass does to what is behind it.</summary>
internal static class LensGlass
{
    private const float MostStretch = 0.06f;

    /// <summary>Makes what is behind a lens larger or smaller, as a lens does.</summary>
    public static void BendInPlace(Picture picture, Vector2[] lens, SeededDraws draws)
    {
        float scale = MathF.Exp(draws.Uniform(-MostStretch, MostStretch));
        Vector2 middle = Box.Around(lens).Centre;
        Affine2 map = Affine2.Translation(-middle.X, -middle.Y).Then(Affine2.Scaling(scale, scale)).Then(Affine2.Translation(middle.X, middle.Y));
        Planes bent = Resampler.Warp(picture, map, picture.Size, Border.Replicate);
        MixInPlace(picture, Polygon.Fill(lens, picture.Size), at => new(bent.Red.Samples[at], bent.Green.Samples[at], bent.Blue.Samples[at]));
    }

    /// <param name="matte">0 … 1.</param>
    /// <param name="colourAt">Of a pixel, by its number.</param>
    public static void MixInPlace(Picture picture, Plane matte, Func<int, Vector3> colourAt)
    {
        for (int i = 0; i < matte.Samples.Length; i++)
        {
            float cover = matte.Samples[i];
            if (cover > 0)
            {
                Vector3 colour = colourAt(i);
                for (int channel = 0; channel < 3; channel++)
                {
                    int at = (3 * i) + channel;
                    picture.Rgb[at] = SampleBytes.Of((picture.Rgb[at] / 255f * (1 - cover)) + (colour[channel] * cover));
                }
            }
        }
    }
}
