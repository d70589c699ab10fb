using Mien.Imaging.Masks;
using Mien.Testing;
using Xunit;

namespace Mien.Imaging.Tests.Masks;

public sealed class DistanceTransformTests
{
    [Theory]
    [InlineData(0.5f)]
    [InlineData(0.97f)]
    [InlineData(0.999f)]
    [InlineData(1.1f)]
    public void Inside_RandomMasks_EqualsEveryPairCompared(float share)
    {
        Random random = new(11);
        Plane mask = Patterns.Fill(45, 34, (_, _) => random.NextSingle() < share ? 0.5f : 0.4999f);
        PlaneAssert.Close(Slow(mask), DistanceTransform.Inside(mask), 1e-5f);
        PlaneAssert.Close(DistanceTransform.Inside(mask), DistanceTransform.Inside(mask, 3), 0);
    }

    [Fact]
    public void Inside_Disc_EqualsEveryPairCompared()
    {
        Plane mask = Patterns.Disc(61, 57, 33, 25, 22.5f);
        PlaneAssert.Close(Slow(mask), DistanceTransform.Inside(mask), 1e-5f);
    }

    [Theory]
    [InlineData(0.97f, 2.5f)]
    [InlineData(0.999f, 4)]
    [InlineData(1.1f, 7.25f)]
    [InlineData(1.1f, 1)]
    public void Inside_WithALimit_IsTheDistanceUpToIt(float share, float mostPx)
    {
        Random random = new(12);
        Plane mask = Patterns.Fill(45, 34, (_, _) => random.NextSingle() < share ? 0.5f : 0.4999f);
        Plane slow = Slow(mask);
        Plane expected = Patterns.Fill(45, 34, (x, y) => Math.Min(slow[x, y], mostPx));
        PlaneAssert.Close(expected, DistanceTransform.Inside(mask, mostPx: mostPx), 1e-5f);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 9)]
    [InlineData(9, 1)]
    public void Inside_FullThinPicture_IsOneEverywhere(int width, int height) =>
        PlaneAssert.Close(Patterns.Constant(width, height, 1), DistanceTransform.Inside(Patterns.Constant(width, height, 1)), 0);

    private static Plane Slow(Plane mask) => Patterns.Fill(mask.Width, mask.Height, (x, y) =>
    {
        double nearest = double.MaxValue;
        for (int j = -1; j <= mask.Height; j++)
        {
            for (int i = -1; i <= mask.Width; i++)
            {
                bool outside = i < 0 || j < 0 || i == mask.Width || j == mask.Height || mask[i, j] < 0.5f;
                nearest = outside ? Math.Min(nearest, Math.Sqrt(((i - x) * (i - x)) + ((j - y) * (j - y)))) : nearest;
            }
        }

        return (float)nearest;
    });
}
