using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing;
using Mien.Video.Frames;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Video.Tests.Frames;

public sealed class VideoFrameWriteTests
{
    private static readonly Size s_size = new(37, 23);

    public static TheoryData<string, ColourTransfer> FormatsAndCurves =>
        [.. from format in PlanarFormat.All from curve in Enum.GetValues<ColourTransfer>() select (format.Name, curve)];

    public static TheoryData<string> SubsampledFormats =>
        [.. from format in PlanarFormat.All where format.ChromaShiftX + format.ChromaShiftY > 0 select format.Name];

    public static TheoryData<string> Formats => [.. PlanarFormat.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(FormatsAndCurves))]
    public void Write_WhatReadGave_ChangesNothing(string name, ColourTransfer curve)
    {
        Random random = new(1);
        FrameColours colours = curve == ColourTransfer.Sdr ? TestFrames.Hd : TestFrames.Hdr with { Transfer = curve };
        VideoFrame frame = TestFrames.Noise(TestFrames.Format(name), colours, s_size, 1);
        byte[] before = frame.Samples.ToArray();
        for (int i = 0; i < 20; i++)
        {
            Region region = i == 0 ? Region.Of(s_size) : TestFrames.RandomRegion(s_size, random);
            Plane mask = i == 0 ? TestFrames.WholeMask(s_size) : TestFrames.RandomMask(region.Size, i);

            frame.Write(region, frame.Read(region), mask);

            Assert.Equal(before, frame.Samples.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Write_RandomColoursAndMask_EqualsTheFormulas(string name)
    {
        Random random = new(2);
        foreach (FrameColours colours in TestFrames.AllColours())
        {
            AssertWritesAsFormulas(TestFrames.Noise(TestFrames.Format(name), colours, s_size, random.Next()), random);
        }
    }

    [Theory]
    [InlineData("yuv420p10le", ColourTransfer.Pq)]
    [InlineData("yuv420p10le", ColourTransfer.Hlg)]
    [InlineData("yuv422p12le", ColourTransfer.Pq)]
    [InlineData("gbrp12le", ColourTransfer.Hlg)]
    public void Write_HighDynamicRange_EqualsTheFormulas(string name, ColourTransfer transfer)
    {
        Random random = new(3);
        AssertWritesAsFormulas(TestFrames.Noise(TestFrames.Format(name), TestFrames.Hdr with { Transfer = transfer }, s_size, 4), random);
    }

    [Theory]
    [MemberData(nameof(FormatsAndCurves))]
    public void Write_AnyColours_LeavesSamplesWithoutMaskedPixels(string name, ColourTransfer curve)
    {
        Random random = new(5);
        PlanarFormat format = TestFrames.Format(name);
        FrameColours colours = curve == ColourTransfer.Sdr ? TestFrames.Hd : TestFrames.Hdr with { Transfer = curve };
        VideoFrame frame = TestFrames.Noise(format, colours, s_size, 6);
        int[][] before = [.. Enumerable.Range(0, format.PlaneCount).Select(new SlowFrame(frame).AllSamples)];
        Region region = new(3, 5, 29, 15);
        Plane mask = TestFrames.RandomMask(region.Size, 7);

        frame.Write(region, Patterns.NoiseColour(region.Width, region.Height, 8), mask);

        int changed = 0;
        for (int plane = 0; plane < format.PlaneCount; plane++)
        {
            bool isShared = plane is 1 or 2;
            int[] after = new SlowFrame(frame).AllSamples(plane);
            for (int i = 0; i < after.Length; i++)
            {
                int width = format.PlaneSize(s_size, plane).Width;
                bool mayChange = !(format.HasAlpha && plane == format.PlaneCount - 1) && HasMaskedPixel(
                    i % width, i / width, isShared ? format.ChromaShiftX : 0, isShared ? format.ChromaShiftY : 0, region, mask);
                changed += after[i] != before[plane][i] ? 1 : 0;
                Assert.True(mayChange || after[i] == before[plane][i], $"Plane {plane}, sample {i}");
            }
        }

        Assert.True(changed > 50);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Write_FlatColour_IsReadBack(string name)
    {
        PlanarFormat format = TestFrames.Format(name);
        VideoFrame frame = TestFrames.MildNoise(format, TestFrames.Hd, new(64, 48), 9);
        Region region = new(7, 9, 41, 33);
        (float red, float green, float blue) = format.IsGray ? (0.6f, 0.6f, 0.6f) : (0.8f, 0.55f, 0.45f);

        frame.Write(region, TestFrames.Flat(region.Size, red, green, blue), TestFrames.WholeMask(region.Size));

        // One sample of chroma in from the edge.
        int margin = 2 << Math.Max(format.ChromaShiftX, format.ChromaShiftY);
        Planes expected = TestFrames.Flat(region.Size, red, green, blue);
        Planes read = frame.Read(region);
        float step = 1f / (219 << (format.BitDepth - 8));
        for (int channel = 0; channel < 3; channel++)
        {
            PlaneAssert.Close(expected[channel], read[channel], 1.6f * step, format.IsSubsampled ? margin : 0);
        }
    }

    [Fact]
    public void Write_FlatColourOverNoise_LeavesNoGhostInside()
    {
        VideoFrame frame = TestFrames.MildNoise(TestFrames.Format("yuv420p"), TestFrames.Hd, new(64, 48), 10);
        Region region = new(8, 10, 40, 32);

        frame.Write(region, TestFrames.Flat(region.Size, 0.9f, 0.4f, 0.4f), TestFrames.WholeMask(region.Size));

        // The outermost pixels share chroma with the noise outside.
        Planes read = frame.Read(region);
        PlaneAssert.Close(Patterns.Constant(40, 32, 0.9f), read.Red, 0.03f, margin: 2);
        PlaneAssert.Close(Patterns.Constant(40, 32, 0.4f), read.Blue, 0.03f, margin: 2);
    }

    [Theory]
    [MemberData(nameof(SubsampledFormats))]
    public void Write_HardEdgeOfMask_DoesNotRing(string name)
    {
        VideoFrame frame = TestFrames.Neutral(TestFrames.Format(name), TestFrames.Hd, s_size, 1);
        int[] before = new SlowFrame(frame).AllSamples(1);
        VideoFrame whole = TestFrames.Copy(frame);
        Planes flat = TestFrames.Flat(s_size, 0.3f, 0.4f, 0.9f);
        whole.Write(Region.Of(s_size), flat, TestFrames.WholeMask(s_size));
        int change = new SlowFrame(whole).AllSamples(1)[0] - before[0];

        frame.Write(Region.Of(s_size), flat, TestFrames.RandomMask(s_size, 2));

        Assert.All(new SlowFrame(frame).AllSamples(1).Zip(before, (after, old) => after - old), moved => Assert.InRange(moved, 0, change));
    }

    [Theory]
    [InlineData("yuv420p")]
    [InlineData("yuv420p10le")]
    [InlineData("yuv411p")]
    public void Write_OfWhatAnotherFrameShows_BecomesThatFrame(string name)
    {
        PlanarFormat format = TestFrames.Format(name);
        Size size = new(48, 32);
        VideoFrame frame = TestFrames.MildNoise(format, TestFrames.Hd, size, 11);
        VideoFrame other = TestFrames.MildNoise(format, TestFrames.Hd, size, 12);

        frame.Write(Region.Of(size), other.Read(Region.Of(size)), TestFrames.WholeMask(size));

        Assert.Equal(other.PlaneBytes(0).ToArray(), frame.PlaneBytes(0).ToArray());
        int[] expected = new SlowFrame(other).AllSamples(1);
        int[] actual = new SlowFrame(frame).AllSamples(1);
        Size chroma = format.PlaneSize(size, 1);
        for (int i = 0; i < expected.Length; i++)
        {
            (int y, int x) = Math.DivRem(i, chroma.Width);
            bool isInner = x > 0 && y > 0 && x < chroma.Width - 1 && y < chroma.Height - 1;
            Assert.InRange(Math.Abs(actual[i] - expected[i]), 0, isInner ? 0 : 16 << (format.BitDepth - 8));
        }
    }

    [Fact]
    public void Write_NotANumber_StoresNothingOdd()
    {
        VideoFrame frame = TestFrames.MildNoise(TestFrames.Format("yuv420p"), TestFrames.Hd, s_size, 13);
        Planes planes = TestFrames.Flat(s_size, float.NaN, 0, 0);

        frame.Write(Region.Of(s_size), planes, TestFrames.WholeMask(s_size));

        Assert.All(frame.Read(Region.Of(s_size)).Red.Samples, value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Write_MaskOfAnotherSize_Throws() => Assert.Throws<ArgumentException>(() => TestFrames
        .Noise(TestFrames.Format("yuv420p"), TestFrames.Hd, s_size, 1)
        .Write(new(0, 0, 4, 4), new Planes(4, 4), new Plane(4, 5)));

    private static bool HasMaskedPixel(int column, int row, int shiftX, int shiftY, Region region, Plane mask)
    {
        Region cell = new Region(column << shiftX, row << shiftY, 1 << shiftX, 1 << shiftY).Intersect(region);
        for (int y = cell.Y; y < cell.Bottom; y++)
        {
            for (int x = cell.X; x < cell.Right; x++)
            {
                if (mask[x - region.X, y - region.Y] > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>One code apart where the exact value lies between two codes.</summary>
    private static void AssertWritesAsFormulas(VideoFrame frame, Random random)
    {
        Region region = TestFrames.RandomRegion(frame.Size, random);
        Plane mask = TestFrames.RandomMask(region.Size, random.Next(100));
        Planes planes = Patterns.NoiseColour(region.Width, region.Height, random.Next());
        int[][] expected = new SlowFrame(frame).Write(
            region,
            (x, y) => [.. Enumerable.Range(0, 3).Select(channel => (double)planes[channel][x - region.X, y - region.Y])],
            (x, y) => mask[x - region.X, y - region.Y] > 0);

        frame.Write(region, planes, mask);

        int apart = 0;
        int count = 0;
        for (int plane = 0; plane < expected.Length; plane++)
        {
            int[] actual = new SlowFrame(frame).AllSamples(plane);
            for (int i = 0; i < actual.Length; i++)
            {
                count++;
                apart += actual[i] != expected[plane][i] ? 1 : 0;
                Assert.InRange(actual[i] - expected[plane][i], -1, 1);
            }
        }

        Assert.InRange(apart, 0, frame.Format.BitDepth == 16 ? count / 10 : count / 50);
    }
}
