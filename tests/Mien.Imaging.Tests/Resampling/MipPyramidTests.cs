using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Testing;

namespace Mien.Imaging.Tests.Resampling;

public sealed class MipPyramidTests
{
    [Theory]
    [InlineData(64, 32)]
    [InlineData(45, 39)]
    [InlineData(9, 200)]
    public void Levels_AnySize_AreMeansOfTwoByTwo(int width, int height)
    {
        MipPyramid pyramid = new(Patterns.NoiseColour(width, height, 1));
        for (int level = 1; level < pyramid.Count; level++)
        {
            Plane above = pyramid[level - 1].Green;
            Plane expected = Patterns.Fill((above.Width + 1) / 2, (above.Height + 1) / 2, (x, y) => (
                SlowResampling.At(above, 2 * x, 2 * y, null) + SlowResampling.At(above, (2 * x) + 1, 2 * y, null)
                + SlowResampling.At(above, 2 * x, (2 * y) + 1, null)
                + SlowResampling.At(above, (2 * x) + 1, (2 * y) + 1, null)) / 4);
            PlaneAssert.Close(expected, pyramid[level].Green, 1e-6f);
        }

        Assert.InRange(Math.Min(pyramid[^1].Width, pyramid[^1].Height), 5, 8);
    }

    [Fact]
    public void Levels_SmallPicture_IsOnlyItself()
    {
        Planes picture = Patterns.NoiseColour(8, 300, 1);
        MipPyramid pyramid = new(picture);
        Assert.Equal(1, pyramid.Count);
        Assert.Same(picture, pyramid[0]);
    }

    [Fact]
    public void Levels_AskedForByManyThreads_AreMadeOnce()
    {
        MipPyramid pyramid = new(Patterns.NoiseColour(300, 300, 1));
        Planes[] seen = new Planes[16];
        Parallel.For(0, seen.Length, i => seen[i] = pyramid[pyramid.Count - 1]);
        Assert.All(seen, level => Assert.Same(seen[0], level));
        Assert.Equal(new Size(5, 5), seen[0].Size);
    }
}
