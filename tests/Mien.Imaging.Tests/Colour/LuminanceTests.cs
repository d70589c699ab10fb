using System.Numerics;
using System.Runtime.Intrinsics;
using Mien.Imaging.Colour;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Tests.Colour;

public sealed class LuminanceTests
{
    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 0, 0, 0.2126)]
    [InlineData(0, 1, 0, 0.7152)]
    [InlineData(0, 0, 1, 0.0722)]
    [InlineData(0.3, 0.6, 0.1, 0.50012)]
    public void Of_OneEightOrAllColours_IsThatOfBt709(float red, float green, float blue, double expected)
    {
        Planes planes = new(9, 3); // not a multiple of eight
        planes.Red.Samples.AsSpan().Fill(red);
        planes.Green.Samples.AsSpan().Fill(green);
        planes.Blue.Samples.AsSpan().Fill(blue);

        Assert.Equal(expected, Luminance.Of(new Vector3(red, green, blue)), 1e-5);
        Assert.Equal(expected, Luminance.Of(Vector256.Create(red), Vector256.Create(green), Vector256.Create(blue))[7], 1e-5);
        Assert.All(Luminance.Of(planes).Samples, sample => Assert.Equal(expected, sample, 1e-5));
    }
}
