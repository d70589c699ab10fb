using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing;
using Xunit;

namespace Mien.Imaging.Tests.Colour;

public sealed class LinearLightTests
{
    [Fact]
    public void ToSrgb_AfterFromSrgb_KeepsEveryByte()
    {
        byte[] rgb = [.. Enumerable.Range(0, 256).SelectMany(i => new[] { (byte)i, (byte)(255 - i), (byte)(i ^ 0x55) })];
        Picture picture = new(256, 1, rgb);
        Planes linear = LinearLight.FromSrgb(picture.Read(new Region(0, 0, 256, 1)));
        Assert.Equal(rgb, Picture.From(LinearLight.ToSrgb(linear)).Rgb);
    }

    [Fact]
    public void BothWays_BlackAndWhite_StayExactly()
    {
        Planes ends = new(Patterns.Constant(9, 1, 0), Patterns.Constant(9, 1, 1), Patterns.Constant(9, 1, 2));
        foreach (Planes result in new[] { LinearLight.FromSrgb(ends), LinearLight.ToSrgb(ends) })
        {
            PlaneAssert.Close(Patterns.Constant(9, 1, 0), result.Red, 0);
            PlaneAssert.Close(Patterns.Constant(9, 1, 1), result.Green, 0);
            PlaneAssert.Close(Patterns.Constant(9, 1, 1), result.Blue, 0);
        }
    }

    [Fact]
    public void OfEncoded_KnownColours_Match()
    {
        Plane luma = Luma.OfEncoded(new(Patterns.Constant(11, 2, 1), Patterns.Constant(11, 2, 0.5f), Patterns.Constant(11, 2, 0.25f)));
        PlaneAssert.Close(Patterns.Constant(11, 2, 0.299f + (0.5f * 0.587f) + (0.25f * 0.114f)), luma, 1e-6f);
    }
}
