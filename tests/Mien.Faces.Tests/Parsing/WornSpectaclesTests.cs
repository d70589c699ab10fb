using Mien.Faces.Parsing;

namespace Mien.Faces.Tests.Parsing;

public sealed class WornSpectaclesTests
{
    private const int SizePx = 100;

    [Theory]
    [InlineData(FaceClass.Frame, 40, 2, true)]
    [InlineData(FaceClass.Lens, 32, 8, true)]
    [InlineData(FaceClass.Frame, 4, 1, false)] // a few pixels
    [InlineData(FaceClass.Frame, 3, 40, false)] // the shadow of a nose
    [InlineData(FaceClass.Brow, 40, 4, false)]
    public void Are_ToldByShareAndWidthOfWhatIsSeen(FaceClass seen, int width, int height, bool expected) =>
        Assert.Equal(expected, WornSpectacles.Are(Parsing((seen, 30, 40, width, height))));

    [Fact]
    public void Are_EdgesOfAMask_AreNone() =>
        Assert.False(WornSpectacles.Are(Parsing((FaceClass.Frame, 30, 40, 40, 1), (FaceClass.Front, 20, 42, 60, 40))));

    [Fact]
    public void Are_PiecesAtOneEye_AreNone() =>
        Assert.False(WornSpectacles.Are(Parsing((FaceClass.Frame, 30, 40, 20, 4))));

    [Fact]
    public void WithoutSpectacles_RimsAndLensesAreSkinAndAllElseStays()
    {
        FaceParsing worn = Parsing((FaceClass.Frame, 30, 40, 40, 2), (FaceClass.Lens, 32, 44, 10, 6), (FaceClass.Hair, 0, 0, 100, 20));

        FaceParsing bare = worn.WithoutSpectacles();

        Assert.False(WornSpectacles.Are(bare));
        Assert.All(Enumerable.Range(0, SizePx * SizePx), i => Assert.Equal(255, bare[FaceClass.Skin][i] + bare[FaceClass.Hair][i]));
        Assert.True(bare[FaceClass.Hair].SequenceEqual(worn[FaceClass.Hair]));
        Assert.True(WornSpectacles.Are(worn));
    }

    /// <summary>Skin, and rectangles of other classes.</summary>
    private static FaceParsing Parsing(params (FaceClass Kind, int X, int Y, int Width, int Height)[] places)
    {
        byte[][] planes = [.. FaceClasses.All.Select(_ => new byte[SizePx * SizePx])];
        planes[(int)FaceClass.Skin].AsSpan().Fill(255);
        foreach ((FaceClass kind, int x, int y, int width, int height) in places)
        {
            for (int row = y; row < y + height; row++)
            {
                planes[(int)kind].AsSpan((row * SizePx) + x, width).Fill(255);
                planes[(int)FaceClass.Skin].AsSpan((row * SizePx) + x, width).Clear();
            }
        }

        return new(new(1, 0, 0, 0, 1, 0), SizePx, planes);
    }
}
