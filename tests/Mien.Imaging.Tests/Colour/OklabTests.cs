using Mien.Imaging.Colour;
using Mien.Imaging.Pixels;
using Mien.Testing;
using Xunit;

namespace Mien.Imaging.Tests.Colour;

public sealed class OklabTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 0, 0)]
    [InlineData(0, 0, 0, 0, 0, 0)]
    [InlineData(1, 0, 0, 0.6279554, 0.2248631, 0.1258463)]
    [InlineData(0, 1, 0, 0.8664396, -0.2338874, 0.1794985)]
    [InlineData(0, 0, 1, 0.4520137, -0.0324570, -0.3115281)]
    public void FromLinear_KnownColours_Match(float red, float green, float blue, float lightness, float a, float b)
    {
        Planes oklab = Oklab.FromLinear(Flat(red, green, blue));
        Assert.Equal(lightness, oklab.Red[2, 1], 2e-6f);
        Assert.Equal(a, oklab.Green[2, 1], 2e-6f);
        Assert.Equal(b, oklab.Blue[2, 1], 2e-6f);
    }

    [Fact]
    public void ToLinear_AfterFromLinear_IsIdentity()
    {
        Planes linear = Patterns.NoiseColour(61, 43, 5);
        Planes back = Oklab.ToLinear(Oklab.FromLinear(linear, 2), 2);
        for (int channel = 0; channel < 3; channel++)
        {
            PlaneAssert.Close(linear[channel], back[channel], 5e-6f);
        }
    }

    [Fact]
    public void FromLinear_EveryMagnitude_EqualsExactCubeRoot()
    {
        Plane grey = Patterns.Fill(300, 1, (x, _) => MathF.Pow(10, (x / 25f) - 8));
        Planes oklab = Oklab.FromLinear(new(grey, grey, grey));
        for (int x = 0; x < grey.Width; x++)
        {
            float exact = MathF.Cbrt(grey[x, 0]);
            Assert.Equal(exact, oklab.Red[x, 0], 2e-6f * exact);
            Assert.InRange(MathF.Abs(oklab.Green[x, 0]), 0, 2e-6f * MathF.Max(1, exact));
        }
    }

    [Fact]
    public void FromLinear_NegativeLight_IsOdd()
    {
        Planes positive = Oklab.FromLinear(Flat(0.2f, 0.4f, 0.1f));
        Planes negative = Oklab.FromLinear(Flat(-0.2f, -0.4f, -0.1f));
        Assert.Equal(positive.Red[0, 0], -negative.Red[0, 0], 1e-6f);
    }

    private static Planes Flat(float red, float green, float blue) =>
        new(Patterns.Constant(5, 3, red), Patterns.Constant(5, 3, green), Patterns.Constant(5, 3, blue));
}
