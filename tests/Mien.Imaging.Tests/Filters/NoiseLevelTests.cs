using Mien.Imaging.Filters;
using Mien.Testing;
using Xunit;

namespace Mien.Imaging.Tests.Filters;

public sealed class NoiseLevelTests
{
    [Theory]
    [InlineData(0.005f)]
    [InlineData(0.02f)]
    [InlineData(0.08f)]
    public void Estimate_KnownNoiseOverWavesAndHardEdges_IsWithinStatedError(float deviation)
    {
        Plane noisy = Textured(240, 200);
        AddNoise(noisy, deviation, 1);
        Assert.InRange(NoiseLevel.Estimate(noisy, Patterns.Constant(240, 200, 1)) / deviation, 0.95f, 1.08f);
    }

    [Fact]
    public void Estimate_NoiseOutsideTheMask_DoesNotCount()
    {
        Plane plane = Textured(240, 200);
        AddNoise(plane, 0.01f, 1);
        Plane loud = plane.Clone();
        AddNoise(loud, 0.2f, 2);
        Plane mask = Patterns.Disc(240, 200, 110, 90, 70);
        Plane mixed = plane.Clone();
        for (int i = 0; i < mixed.Samples.Length; i++)
        {
            mixed.Samples[i] = mask.Samples[i] > 0 ? plane.Samples[i] : loud.Samples[i];
        }

        Assert.InRange(NoiseLevel.Estimate(mixed, mask), 0.009f, 0.0115f);
    }

    [Fact]
    public void Estimate_CleanOrTooSmall_IsZero()
    {
        Plane ramp = Patterns.Fill(50, 50, (x, y) => (x + (2 * y)) / 256f);
        Assert.Equal(0, NoiseLevel.Estimate(ramp, Patterns.Constant(50, 50, 1)), 1e-6f);
        Assert.Equal(0, NoiseLevel.Estimate(Patterns.Noise(50, 50, 1), Patterns.Disc(50, 50, 25, 25, 3)));
        Assert.Equal(0, NoiseLevel.Estimate(Patterns.Noise(2, 1, 1), Patterns.Constant(2, 1, 1)));
    }

    private static Plane Textured(int width, int height)
    {
        Plane smooth = Patterns.Smooth(width, height);
        return Patterns.Fill(width, height, (x, y) => smooth[x, y] * ((x / 12 + y / 15) % 2 == 0 ? 1 : 0.6f));
    }

    private static void AddNoise(Plane plane, float deviation, int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            plane.Samples[i] += (float)(deviation * radius * Math.Cos(Math.Tau * random.NextDouble()));
        }
    }
}
