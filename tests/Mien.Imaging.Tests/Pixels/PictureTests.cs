using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing;
using Xunit;

namespace Mien.Imaging.Tests.Pixels;

public sealed class PictureTests
{
    [Fact]
    public void Read_RegionsOfEveryWidth_EqualBytes()
    {
        Picture picture = Noise(70, 9, 1);
        for (int width = 1; width <= 60; width++)
        {
            Planes planes = picture.Read(new(5, 2, width, 4));
            for (int channel = 0; channel < 3; channel++)
            {
                PlaneAssert.Close(
                    Patterns.Fill(width, 4, (x, y) => picture.Rgb[((((y + 2) * 70) + x + 5) * 3) + channel] / 255f), planes[channel], 1e-7f);
            }
        }
    }

    [Fact]
    public void From_OutOfRangeAndNotANumber_IsClamped()
    {
        float[] odd = [-1, 2, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0.5f, 0.4999f / 255, 0.5001f / 255, 1, 0];
        byte[] expected = [0, 255, 0, 255, 0, 128, 0, 1, 255, 0];
        foreach (int width in new[] { 10, 16, 40 })
        {
            Plane plane = Patterns.Fill(width, 1, (x, _) => odd[x % 10]);
            Assert.Equal(
                [.. Enumerable.Range(0, width * 3).Select(i => expected[i / 3 % 10])], Picture.From(new(plane, plane, plane)).Rgb);
        }
    }

    [Fact]
    public void Write_RandomMasks_ChangesOnlyWhereTheMaskIsAboveZero()
    {
        Random random = new(5);
        for (int width = 1; width <= 50; width++)
        {
            Picture picture = Noise(60, 7, 1);
            byte[] before = (byte[])picture.Rgb.Clone();
            Planes planes = Patterns.NoiseColour(width, 4, 3);
            Plane mask = Patterns.Fill(width, 4, (x, _) => x is > 17 and < 34 || random.Next(2) == 0 ? 0 : random.Next(2) == 0 ? 1e-30f : 1);
            picture.Write(new(7, 2, width, 4), planes, mask);
            for (int i = 0; i < before.Length; i++)
            {
                int x = (i / 3 % 60) - 7;
                int y = (i / 180) - 2;
                bool written = x >= 0 && x < width && y is >= 0 and < 4 && mask[x, y] > 0;
                Assert.Equal(written ? (byte)((planes[i % 3][x, y] * 255) + 0.5f) : before[i], picture.Rgb[i]);
            }
        }
    }

    private static Picture Noise(int width, int height, int seed)
    {
        byte[] rgb = new byte[width * height * 3];
        new Random(seed).NextBytes(rgb);
        return new(width, height, rgb);
    }
}
