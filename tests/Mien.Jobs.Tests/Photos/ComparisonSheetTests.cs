using Mien.Imaging.Pixels;
using Mien.Jobs.Photos;
using Mien.Testing;
using Xunit;

namespace Mien.Jobs.Tests.Photos;

public sealed class ComparisonSheetTests
{
    [Fact]
    public void Of_TwoPictures_StandSideBySideAtOneHeight()
    {
        Picture first = Picture.From(Patterns.NoiseColour(30, 20, 1));
        Picture second = Picture.From(new Planes(Patterns.Constant(60, 80, 1), Patterns.Constant(60, 80, 0), Patterns.Constant(60, 80, 0)));

        Picture sheet = ComparisonSheet.Of([first, second], 20);

        Assert.Equal((30 + 8 + 15, 20), (sheet.Width, sheet.Height));
        PlaneAssert.Close(first.Read(new(0, 0, 30, 20)).Red, sheet.Read(new(0, 0, 30, 20)).Red, 0);
        PlaneAssert.Close(Patterns.Constant(8, 20, 1), sheet.Read(new(30, 0, 8, 20)).Green, 0);
        PlaneAssert.Close(Patterns.Constant(15, 20, 1), sheet.Read(new(38, 0, 15, 20)).Red, 0.01f);
        PlaneAssert.Close(Patterns.Constant(15, 20, 0), sheet.Read(new(38, 0, 15, 20)).Green, 0.01f);
    }
}
