using Mien.Imaging.Geometry;
using Mien.Video.Frames;

namespace Mien.Video.Tests.Frames;

public sealed class FrameColoursTests
{
    private static readonly Size s_sd = new(720, 576);
    private static readonly Size s_hd = new(1280, 720);

    [Theory]
    [InlineData("yuv420p", null, null, ColourRange.Limited, ColourMatrix.Bt709)]
    [InlineData("yuv420p", "tv", "bt709", ColourRange.Limited, ColourMatrix.Bt709)]
    [InlineData("yuv420p", "pc", "smpte170m", ColourRange.Full, ColourMatrix.Bt601)]
    [InlineData("yuvj420p", null, "bt470bg", ColourRange.Full, ColourMatrix.Bt601)]
    [InlineData("yuvj420p", "pc", null, ColourRange.Full, ColourMatrix.Bt709)]
    [InlineData("yuv420p10le", "tv", "bt2020nc", ColourRange.Limited, ColourMatrix.Bt2020)]
    [InlineData("yuv422p10le", "unknown", "unknown", ColourRange.Limited, ColourMatrix.Bt709)]
    [InlineData("yuv444p", "tv", "gbr", ColourRange.Limited, ColourMatrix.Rgb)]
    [InlineData("yuv420p", "tv", "fcc", ColourRange.Limited, ColourMatrix.Fcc)]
    [InlineData("yuv420p", "tv", "smpte240m", ColourRange.Limited, ColourMatrix.Smpte240m)]
    [InlineData("gbrp", null, null, ColourRange.Full, ColourMatrix.Rgb)]
    [InlineData("gbrp", "tv", "gbr", ColourRange.Limited, ColourMatrix.Rgb)]
    [InlineData("bgra", null, "bt709", ColourRange.Full, ColourMatrix.Rgb)]
    [InlineData("gray", null, null, ColourRange.Full, ColourMatrix.Bt709)]
    [InlineData("gray10le", "tv", null, ColourRange.Limited, ColourMatrix.Bt709)]
    public void Guess_RangeAndMatrix_FollowTheTags(
        string format, string? range, string? matrix, ColourRange expectedRange, ColourMatrix expectedMatrix)
    {
        FrameColours colours = FrameColours.Guess(format, s_hd, range, matrix);

        Assert.Equal((expectedRange, expectedMatrix, ColourTransfer.Sdr), (colours.Range, colours.Matrix, colours.Transfer));
    }

    [Theory]
    [InlineData(720, 480, ColourMatrix.Bt601)]
    [InlineData(720, 576, ColourMatrix.Bt601)]
    [InlineData(1024, 576, ColourMatrix.Bt601)]
    [InlineData(960, 577, ColourMatrix.Bt709)]
    [InlineData(1280, 536, ColourMatrix.Bt709)]
    [InlineData(1920, 1080, ColourMatrix.Bt709)]
    public void Guess_Untagged_GoesBySize(int width, int height, ColourMatrix expected) =>
        Assert.Equal(expected, FrameColours.Guess("yuv420p", new(width, height)).Matrix);

    [Theory]
    [InlineData("smpte2084", "bt2020", ColourTransfer.Pq, ColourPrimaries.Bt2020)]
    [InlineData("smpte2084", "smpte432", ColourTransfer.Pq, ColourPrimaries.DisplayP3)]
    [InlineData("arib-std-b67", null, ColourTransfer.Hlg, ColourPrimaries.Bt2020)]
    [InlineData("bt709", "bt709", ColourTransfer.Sdr, ColourPrimaries.Bt709)]
    [InlineData("bt2020-10", "bt2020", ColourTransfer.Sdr, ColourPrimaries.Bt2020)]
    [InlineData(null, "smpte170m", ColourTransfer.Sdr, ColourPrimaries.Bt601)]
    [InlineData(null, null, ColourTransfer.Sdr, ColourPrimaries.Bt601)]
    public void Guess_TransferAndPrimaries_FollowTheTags(
        string? transfer, string? primaries, ColourTransfer expected, ColourPrimaries expectedPrimaries)
    {
        FrameColours colours = FrameColours.Guess("yuv420p10le", s_sd, transfer: transfer, primaries: primaries);

        Assert.Equal((expected, expectedPrimaries), (colours.Transfer, colours.Primaries));
    }

    [Fact]
    public void Guess_HighDynamicRangeWithoutMatrix_IsBt2020() =>
        Assert.Equal(ColourMatrix.Bt2020, FrameColours.Guess("yuv420p10le", s_sd, transfer: "smpte2084").Matrix);
}
