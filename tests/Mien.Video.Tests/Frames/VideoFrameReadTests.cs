using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing;
using Mien.Video.Frames;

namespace Mien.Video.Tests.Frames;

public sealed class VideoFrameReadTests
{
    private static readonly Size s_size = new(37, 19);

    public static TheoryData<string> Formats => [.. PlanarFormat.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_EveryMatrixAndRange_EqualsTheFormulas(string name)
    {
        int seed = 0;
        foreach (FrameColours colours in TestFrames.AllColours())
        {
            VideoFrame frame = TestFrames.Noise(TestFrames.Format(name), colours, s_size, seed++);
            AssertEqualsFormulas(frame, 2e-6);
        }
    }

    [Theory]
    [InlineData("yuv420p10le", ColourTransfer.Pq)]
    [InlineData("yuv420p10le", ColourTransfer.Hlg)]
    [InlineData("yuv444p12le", ColourTransfer.Pq)]
    [InlineData("gbrp16le", ColourTransfer.Hlg)]
    [InlineData("yuv420p", ColourTransfer.Pq)]
    public void Read_HighDynamicRange_EqualsTheFormulas(string name, ColourTransfer transfer) =>
        AssertEqualsFormulas(TestFrames.Noise(TestFrames.Format(name), TestFrames.Hdr with { Transfer = transfer }, s_size, 1), 5e-5);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_Region_IsThatPartOfTheWhole(string name)
    {
        Random random = new(1);
        VideoFrame frame = TestFrames.Noise(TestFrames.Format(name), TestFrames.Hd, s_size, 2);
        Planes whole = frame.Read(Region.Of(s_size));
        for (int i = 0; i < 30; i++)
        {
            AssertIsPart(whole, frame, TestFrames.RandomRegion(s_size, random));
        }
    }

    [Theory]
    [InlineData(ColourTransfer.Pq)]
    [InlineData(ColourTransfer.Hlg)]
    public void Read_RegionOfHighDynamicRange_IsThatPartOfTheWhole(ColourTransfer transfer)
    {
        VideoFrame frame = TestFrames.Noise(TestFrames.Format("yuv420p10le"), TestFrames.Hdr with { Transfer = transfer }, s_size, 2);

        AssertIsPart(frame.Read(Region.Of(s_size)), frame, new(5, 3, 21, 11));
    }

    [Theory]
    [InlineData(ColourMatrix.Bt709, 8, ColourRange.Limited, 1, 1, 1, 235, 128, 128)]
    [InlineData(ColourMatrix.Bt709, 8, ColourRange.Limited, 0, 0, 0, 16, 128, 128)]
    [InlineData(ColourMatrix.Bt709, 8, ColourRange.Limited, 1, 0, 0, 63, 102, 240)]
    [InlineData(ColourMatrix.Bt709, 8, ColourRange.Limited, 0, 1, 0, 173, 42, 26)]
    [InlineData(ColourMatrix.Bt709, 8, ColourRange.Limited, 0, 0, 1, 32, 240, 118)]
    [InlineData(ColourMatrix.Bt601, 8, ColourRange.Limited, 1, 0, 0, 81, 90, 240)]
    [InlineData(ColourMatrix.Bt601, 8, ColourRange.Limited, 0, 1, 0, 145, 54, 34)]
    [InlineData(ColourMatrix.Bt601, 8, ColourRange.Limited, 0, 0, 1, 41, 240, 110)]
    [InlineData(ColourMatrix.Bt601, 8, ColourRange.Full, 1, 0, 0, 76, 85, 255)]
    [InlineData(ColourMatrix.Bt601, 8, ColourRange.Full, 1, 1, 1, 255, 128, 128)]
    [InlineData(ColourMatrix.Bt2020, 10, ColourRange.Limited, 1, 1, 1, 940, 512, 512)]
    [InlineData(ColourMatrix.Bt2020, 10, ColourRange.Limited, 1, 0, 0, 294, 387, 960)]
    [InlineData(ColourMatrix.Bt709, 10, ColourRange.Limited, 0, 0, 0, 64, 512, 512)]
    public void ReadAndWrite_KnownColours_HaveTheirStandardCodes(
        ColourMatrix matrix, int depth, ColourRange range, float red, float green, float blue, int y, int cb, int cr)
    {
        PlanarFormat format = TestFrames.Format(depth == 8 ? "yuv420p" : $"yuv420p{depth}le");
        Size size = new(4, 4);
        VideoFrame frame = new(format, TestFrames.Hd with { Matrix = matrix, Range = range }, size, new byte[format.FrameBytes(size)], 0);

        frame.Write(Region.Of(size), TestFrames.Flat(size, red, green, blue), TestFrames.WholeMask(size));

        SlowFrame stored = new(frame);
        Assert.All(stored.AllSamples(0), code => Assert.Equal(y, code));
        Assert.All(stored.AllSamples(1), code => Assert.Equal(cb, code));
        Assert.All(stored.AllSamples(2), code => Assert.Equal(cr, code));
        Planes read = frame.Read(Region.Of(size));
        Assert.Equal(red, read.Red[1, 1], 2f / 219);
        Assert.Equal(green, read.Green[1, 1], 2f / 219);
        Assert.Equal(blue, read.Blue[1, 1], 2f / 219);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_GreyCodes_AreGreyExactly(string name)
    {
        VideoFrame frame = TestFrames.Neutral(TestFrames.Format(name), TestFrames.Hd, s_size, 3);

        Planes read = frame.Read(Region.Of(s_size));

        Assert.Equal(read.Red.Samples, read.Green.Samples);
        Assert.Equal(read.Red.Samples, read.Blue.Samples);
    }

    [Fact]
    public void Read_RegionOutsideTheFrame_Throws() => Assert.Throws<ArgumentOutOfRangeException>(
        () => TestFrames.Noise(TestFrames.Format("yuv420p"), TestFrames.Hd, s_size, 1).Read(new(30, 0, 8, 1)));

    private static void AssertIsPart(Planes whole, VideoFrame frame, Region region)
    {
        Planes part = frame.Read(region);
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = 0; y < region.Height; y++)
            {
                Assert.Equal(whole[channel].Row(region.Y + y).Slice(region.X, region.Width).ToArray(), part[channel].Row(y).ToArray());
            }
        }
    }

    private static void AssertEqualsFormulas(VideoFrame frame, double tolerance)
    {
        Planes read = frame.Read(Region.Of(frame.Size));
        SlowFrame slow = new(frame);
        for (int y = 0; y < frame.Size.Height; y++)
        {
            for (int x = 0; x < frame.Size.Width; x++)
            {
                double[] expected = slow.Read(x, y);
                for (int channel = 0; channel < 3; channel++)
                {
                    Assert.Equal(expected[channel], read[channel][x, y], tolerance);
                }
            }
        }
    }
}
