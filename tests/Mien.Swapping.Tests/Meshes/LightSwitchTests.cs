using System.Numerics;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Light;

namespace Mien.Swapping.Tests.Meshes;

public sealed class LightSwitchTests
{
    private const int SizePx = 96;

    private static readonly Vector3[] s_points = [.. Enumerable.Range(0, 478).Select(i => new Vector3(8 + (i % 80), 8 + (i / 6), 0))];

    [Theory]
    [InlineData(1.25f, 1.25f, 1.25f, true)]
    [InlineData(0.6f, 0.6f, 0.6f, true)]
    [InlineData(1.2f, 1, 0.8f, true)] // another colour, as bright
    [InlineData(1.03f, 1.03f, 1.03f, false)]
    public void Look_LightThatChanges_IsToldInTheSameFrame(float red, float green, float blue, bool expected)
    {
        LightSwitch light = new();

        Assert.False(light.Look(Face(1, 1, 1, seed: 1), s_points));
        Assert.False(light.Look(Face(1, 1, 1, seed: 2), s_points)); // noise is none
        Assert.Equal(expected, light.Look(Face(red, green, blue, seed: 3), s_points));
        Assert.False(light.Look(Face(red, green, blue, seed: 4), s_points));
    }

    [Fact]
    public void Look_LampAtOneSide_IsToldToo()
    {
        LightSwitch light = new();
        light.Look(Face(1, 1, 1, seed: 1), s_points);
        Planes lit = Face(1, 1, 1, seed: 2)[0];
        for (int i = 0; i < lit.Green.Samples.Length; i++)
        {
            float side = i % SizePx < SizePx / 2 ? 1.3f : 1;
            lit.Red.Samples[i] *= side;
            lit.Green.Samples[i] *= side;
            lit.Blue.Samples[i] *= side;
        }

        Assert.True(light.Look(new(lit), s_points));
    }

    private static MipPyramid Face(float red, float green, float blue, int seed)
    {
        Random random = new(seed);
        Planes planes = new(SizePx, SizePx);
        float[] gains = [red, green, blue];
        for (int channel = 0; channel < 3; channel++)
        {
            for (int i = 0; i < planes[channel].Samples.Length; i++)
            {
                planes[channel].Samples[i] = gains[channel] * (0.2f + (0.1f * (i % SizePx) / SizePx) + (0.04f * (random.NextSingle() - 0.5f)));
            }
        }

        return new(planes);
    }
}
