using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Testing;

namespace Mien.Swapping.Tests.Meshes;

public sealed class SteadyingTests
{
    [Fact]
    public void Toward_First_IsTheNewValue() =>
        Assert.Equal(0.3f, new Steadying(0.5f, 0.1f).Toward(0, 0.3f, float.PositiveInfinity));

    [Fact]
    public void Toward_Noise_IsAveraged()
    {
        Random random = new(3);
        Steadying steadying = new(0.5f, 0.3f);
        float value = 1;
        double squares = 0;
        for (int frame = 0; frame < 500; frame++)
        {
            value = steadying.Toward(value, 1 + (0.1f * (random.NextSingle() - 0.5f)), 0.04f);
            squares += frame >= 100 ? (value - 1) * (value - 1) / 400 : 0;
        }

        Assert.True(Math.Sqrt(squares) < 0.3 * 0.0289, $"{Math.Sqrt(squares)}"); // of a uniform's deviation
    }

    [Fact]
    public void Toward_RealChange_IsFollowedAtOnce() => Assert.Equal(1, new Steadying(0.5f, 0.1f).Toward(0, 1, 0.04f), 0.01f);

    [Fact]
    public void Toward_TwiceTheFrames_TakeTheSameTime()
    {
        Steadying steadying = new(0.5f);
        float slow = steadying.Toward(0, 1, 0.04f);
        float fast = steadying.Toward(steadying.Toward(0, 1, 0.02f), 1, 0.02f);

        Assert.Equal(slow, fast, 1e-6f);
    }

    [Fact]
    public void RunInPlace_Planes_EqualSingleValues()
    {
        Steadying steadying = new(0.3f, 0.4f);
        Plane before = Patterns.Noise(16, 4, seed: 1);
        Plane now = Patterns.Noise(16, 4, seed: 2);
        float[] expected = [.. before.Samples.Zip(now.Samples, (old, value) => steadying.Toward(old, value, 0.04f))];

        steadying.RunInPlace(before, now, 0.04f);

        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], before.Samples[i], 1e-5f);
        }
    }
}
