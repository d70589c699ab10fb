using System.Runtime.InteropServices;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing;
using Mien.Video.Frames;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Video.Tests.Frames;

public sealed class HighDynamicRangeTests
{
    private static readonly Size s_size = new(32, 16);

    [Theory]
    [InlineData(ColourTransfer.Pq, 203, 1)]
    [InlineData(ColourTransfer.Pq, 1000, 1)]
    [InlineData(ColourTransfer.Pq, 43.4536, 0.5)]
    [InlineData(ColourTransfer.Pq, 0, 0)]
    [InlineData(ColourTransfer.Hlg, 203, 1)]
    [InlineData(ColourTransfer.Hlg, 43.4536, 0.5)]
    public void Read_GreyOfKnownLight_IsThatSrgb(ColourTransfer transfer, double nits, double expected)
    {
        double signal = transfer == ColourTransfer.Pq ? SlowColour.PqFromNits(nits) : HlgFromNits(nits);
        VideoFrame frame = Grey(transfer, (ushort)Math.Round(4096 + (signal * 219 * 256)));

        Assert.Equal(expected, frame.Read(Region.Of(s_size)).Green[5, 5], 1e-3);
    }

    [Fact]
    public void Read_HlgAt75Percent_IsDiffuseWhite() =>
        Assert.InRange(Grey(ColourTransfer.Hlg, (ushort)(4096 + (0.75 * 219 * 256))).Read(Region.Of(s_size)).Green[5, 5], 0.99f, 1);

    [Theory]
    [InlineData("yuv444p10le", ColourTransfer.Pq)]
    [InlineData("yuv444p12le", ColourTransfer.Pq)]
    [InlineData("yuv444p10le", ColourTransfer.Hlg)]
    [InlineData("yuv444p12le", ColourTransfer.Hlg)]
    [InlineData("gbrp12le", ColourTransfer.Pq)]
    public void Write_ColoursInRangeOntoAnotherFrame_LandWithinOneCode(string name, ColourTransfer transfer)
    {
        FrameColours colours = TestFrames.Hdr with { Transfer = transfer };
        Planes shown = new(
            Shaded(0), Shaded(1), Shaded(2));
        VideoFrame source = Grey(name, colours, 0.3);
        source.Write(Region.Of(s_size), shown, TestFrames.WholeMask(s_size));
        VideoFrame target = Grey(name, colours, 0.45);

        target.Write(Region.Of(s_size), source.Read(Region.Of(s_size)), TestFrames.WholeMask(s_size));

        for (int plane = 0; plane < 3; plane++)
        {
            Assert.All(
                new SlowFrame(target).AllSamples(plane).Zip(new SlowFrame(source).AllSamples(plane), (a, b) => a - b),
                difference => Assert.InRange(difference, -1, 1));
        }
    }

    [Fact]
    public void Write_NearlyTheSameHighlight_KeepsItsLight()
    {
        VideoFrame frame = Grey(ColourTransfer.Pq, (ushort)(4096 + (SlowColour.PqFromNits(1000) * 219 * 256)));
        int before = new SlowFrame(frame).AllSamples(0)[0];

        frame.Write(Region.Of(s_size), TestFrames.Flat(s_size, 0.999f, 0.999f, 0.999f), TestFrames.WholeMask(s_size));

        Assert.InRange(new SlowFrame(frame).AllSamples(0)[0] - before, -200, 0);
    }

    [Fact]
    public void Write_AnotherColourOverAHighlight_IsThatColour()
    {
        VideoFrame frame = Grey(ColourTransfer.Pq, (ushort)(4096 + (SlowColour.PqFromNits(1000) * 219 * 256)));

        frame.Write(Region.Of(s_size), TestFrames.Flat(s_size, 0.8f, 0.6f, 0.5f), TestFrames.WholeMask(s_size));

        Planes read = frame.Read(Region.Of(s_size));
        Assert.Equal(0.8f, read.Red[9, 9], 1e-3f);
        Assert.Equal(0.6f, read.Green[9, 9], 1e-3f);
        Assert.Equal(0.5f, read.Blue[9, 9], 1e-3f);
    }

    private static double HlgFromNits(double nits)
    {
        double scene = Math.Pow(nits / 1000, 1 / 1.2);
        return scene <= 1 / 12.0 ? Math.Sqrt(3 * scene) : (0.17883277 * Math.Log((12 * scene) - 0.28466892)) + 0.55991073;
    }

    private static Plane Shaded(float phase)
    {
        Plane smooth = Patterns.Smooth(s_size.Width, s_size.Height, phase);
        return Patterns.Fill(s_size.Width, s_size.Height, (x, y) => smooth[x, y] * (y + 1) / s_size.Height);
    }

    private static VideoFrame Grey(ColourTransfer transfer, ushort code) =>
        Filled("yuv420p16le", TestFrames.Hdr with { Transfer = transfer }, code);

    private static VideoFrame Grey(string name, FrameColours colours, double part) =>
        Filled(name, colours, (ushort)(part * (1 << TestFrames.Format(name).BitDepth)));

    private static VideoFrame Filled(string name, FrameColours colours, ushort code)
    {
        VideoFrame frame = TestFrames.Neutral(TestFrames.Format(name), colours, s_size, 1);
        for (int plane = 0; plane < (frame.Format.IsRgb ? 3 : 1); plane++)
        {
            MemoryMarshal.Cast<byte, ushort>(frame.PlaneBytes(plane)).Fill(code);
        }

        return frame;
    }
}
