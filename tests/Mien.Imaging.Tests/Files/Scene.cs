using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Tests.Files;

/// <summary>Generated pictures: smooth colour with some texture, so that lossy codecs have something to do.</summary>
internal static class Scene
{
    internal static Picture Picture(int width = 96, int height = 64, int seed = 1)
    {
        Picture picture = new(width, height);
        Random random = new(seed);
        double phase = random.NextDouble() * 6;
        for (int i = 0; i < picture.Rgb.Length; i++)
        {
            double x = i / 3 % width / 17.0;
            double y = i / 3 / width / 13.0;
            double wave = Math.Sin(x + phase + (i % 3)) * Math.Cos(y - (i % 3));
            picture.Rgb[i] = (byte)Math.Clamp(128 + (100 * wave) + random.Next(-3, 4), 0, 255);
        }

        return picture;
    }

    internal static DeepPicture Deep(int width = 96, int height = 64, int seed = 1)
    {
        Random random = new(seed);
        ushort[] rgb = [.. Picture(width, height, seed).Rgb.Select(value => (ushort)Math.Clamp((value * 257) + random.Next(-128, 129), 0, 65535))];
        return new(width, height, rgb);
    }

    internal static double Psnr(Picture expected, Picture actual)
    {
        Assert.Equal(expected.Size, actual.Size);
        double squares = expected.Rgb.Zip(actual.Rgb).Sum(pair => Math.Pow(pair.First - pair.Second, 2));
        return squares == 0 ? double.PositiveInfinity : 10 * Math.Log10(255 * 255 * expected.Rgb.Length / squares);
    }

    internal static Photo Again(this Photo photo, PictureFormat format, SaveOptions? options = null) =>
        Photo.Load(photo.Encode(format, options));
}
