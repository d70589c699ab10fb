using System.Numerics;
using Mien.Faces.Parsing;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Faces.Tests.Parsing;

public sealed class FaceParsingTests
{
    private const int SizePx = 32;

    /// <summary>The crop shows the picture twice as large, moved and turned.</summary>
    private static readonly Affine2 s_imageToCrop = Affine2.Similarity(2, 30, new(-5, -9));

    [Fact]
    public void Sample_IntoAnotherCrop_PutsEachPlaceWhereItBelongs()
    {
        FaceParsing parsing = Halves();
        Affine2 imageToOutput = Affine2.Similarity(3, -10, new(4, 2));

        Plane hair = parsing.Sample(FaceClass.Hair, imageToOutput, new(60, 60));

        foreach (Vector2 inCrop in (Vector2[])[new(6, 12), new(26, 12), new(12, 25), new(20, 25)])
        {
            Vector2 inImage = s_imageToCrop.Invert().Apply(inCrop), output = imageToOutput.Apply(inImage);
            float expected = inCrop.X < 15.5f ? 1 : 0;
            Assert.Equal(expected, parsing.At(FaceClass.Hair, inImage), 1e-3);
            if (output.X is >= 0 and < 59 && output.Y is >= 0 and < 59)
            {
                Assert.Equal(expected, hair[(int)MathF.Round(output.X), (int)MathF.Round(output.Y)], 1e-3);
            }
        }
    }

    [Fact]
    public void Sample_SeveralClasses_AddsThemUp()
    {
        FaceParsing parsing = Halves();

        Plane all = parsing.Sample([FaceClass.Hair, FaceClass.Skin], Affine2.Identity, new(20, 20));

        Assert.All(all.Samples, sample => Assert.Equal(1, sample, 1e-2));
    }

    [Fact]
    public void At_BetweenTwoPixels_IsBetween()
    {
        Vector2 edge = s_imageToCrop.Invert().Apply(new(15.5f, 10));

        Assert.Equal(0.5, Halves().At(FaceClass.Hair, edge), 1e-2);
        Assert.Equal(1, Halves().At(FaceClass.Hair, new(-1000, 0))); // the crop's edge goes on
    }

    [Fact]
    public void MostAt_EachHalf_IsItsClass()
    {
        Assert.Equal(FaceClass.Hair, Halves().MostAt(3, 3));
        Assert.Equal(FaceClass.Skin, Halves().MostAt(30, 3));
    }

    [Fact]
    public void New_TooFewPlanes_IsMisuse() =>
        Assert.Throws<ArgumentException>(() => new FaceParsing(Affine2.Identity, SizePx, [new byte[SizePx * SizePx]]));

    /// <summary>Hair on the left, skin on the right.</summary>
    private static FaceParsing Halves()
    {
        byte[][] planes = [.. FaceClasses.All.Select(_ => new byte[SizePx * SizePx])];
        for (int i = 0; i < SizePx * SizePx; i++)
        {
            planes[(int)(i % SizePx < SizePx / 2 ? FaceClass.Hair : FaceClass.Skin)][i] = 255;
        }

        return new(s_imageToCrop, SizePx, planes);
    }
}
