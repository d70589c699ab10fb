using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Testing;
using Mien.Video.Frames;

namespace Mien.Video.Tests.Frames;

public sealed class VideoFrameReduceTests
{
    private static readonly Size s_size = new(75, 53);

    public static TheoryData<string, int> FormatsAndShifts =>
        [.. from format in PlanarFormat.All from shift in Enumerable.Range(1, 3) select (format.Name, shift)];

    [Theory]
    [MemberData(nameof(FormatsAndShifts))]
    public void ReadReduced_SmoothPicture_IsTheMeanOfWhatReadGives(string name, int shift)
    {
        VideoFrame frame = Smooth(TestFrames.Format(name), s_size);
        Planes whole = frame.Read(Region.Of(s_size));
        Size size = ((IReducibleFrame)frame).ReducedSize(shift);

        Planes reduced = frame.ReadReduced(Region.Of(size), shift);

        for (int channel = 0; channel < 3; channel++)
        {
            Plane expected = Patterns.Fill(size.Width, size.Height, (x, y) => Mean(whole[channel], x << shift, y << shift, 1 << shift));
            PlaneAssert.Close(expected, reduced[channel], 0.12f);
            Assert.InRange(expected.Samples.Zip(reduced[channel].Samples, (a, b) => MathF.Abs(a - b)).Average(), 0, 0.035f);
        }
    }

    [Theory]
    [MemberData(nameof(FormatsAndShifts))]
    public void ReadReduced_Noise_HasTheMeanBrightness(string name, int shift)
    {
        VideoFrame frame = TestFrames.Neutral(TestFrames.Format(name), TestFrames.Hd, s_size, 1);
        Planes whole = frame.Read(Region.Of(s_size));

        Planes reduced = frame.ReadReduced(new(1, 1, 4, 3), shift);

        for (int y = 0; y < 3; y++)
        {
            for (int x = 0; x < 4; x++)
            {
                Assert.Equal(Mean(whole.Green, (x + 1) << shift, (y + 1) << shift, 1 << shift), reduced.Green[x, y], 1e-5f);
            }
        }
    }

    [Theory]
    [MemberData(nameof(FormatsAndShifts))]
    public void ReadReduced_Region_IsThatPartOfTheWhole(string name, int shift)
    {
        VideoFrame frame = TestFrames.Noise(TestFrames.Format(name), TestFrames.Hd, s_size, 2);
        Planes whole = frame.ReadReduced(Region.Of(((IReducibleFrame)frame).ReducedSize(shift)), shift);
        Region region = new(3, 2, whole.Width - 3, whole.Height - 2);

        Planes part = frame.ReadReduced(region, shift);

        for (int y = 0; y < region.Height; y++)
        {
            Assert.Equal(whole.Red.Row(region.Y + y)[region.X..].ToArray(), part.Red.Row(y).ToArray());
        }
    }

    [Theory]
    [InlineData(0.475f, 0)]
    [InlineData(0.43f, 2)]
    [InlineData(0.3f, 0)]
    [InlineData(0.237f, 0)]
    [InlineData(0.2f, -5)]
    [InlineData(0.11f, 0)]
    [InlineData(0.05f, 0)]
    [InlineData(0.29f, -3)]
    public void Warp_ThatShrinks_ShowsWhatAPictureOfItWould(float scale, float rotationDegrees)
    {
        Size size = new(640, 480);
        VideoFrame frame = Smooth(TestFrames.Format("yuv420p"), size);
        Picture picture = Picture.From(frame.Read(Region.Of(size)));
        Affine2 map = Affine2.Similarity(scale, rotationDegrees, new(0, 0));
        Size output = new((int)(600 * scale), (int)(400 * scale));

        Planes fromFrame = Resampler.Warp(frame, map, output);
        Planes fromPicture = Resampler.Warp(picture, map, output);

        // Beyond the frame's edge its outermost square goes on instead of its outermost pixel.
        for (int channel = 0; channel < 3; channel++)
        {
            PlaneAssert.Close(fromPicture[channel], fromFrame[channel], 0.03f, margin: 1);
        }
    }

    private static VideoFrame Smooth(PlanarFormat format, Size size)
    {
        VideoFrame frame = TestFrames.Neutral(format, TestFrames.Hd, size, 3);
        frame.Write(Region.Of(size), Patterns.SmoothColour(size.Width, size.Height), TestFrames.WholeMask(size));
        return frame;
    }

    private static float Mean(Plane plane, int left, int top, int side)
    {
        Region square = new Region(left, top, side, side).Intersect(Region.Of(plane.Size));
        double sum = 0;
        for (int y = square.Y; y < square.Bottom; y++)
        {
            for (int x = square.X; x < square.Right; x++)
            {
                sum += plane[x, y];
            }
        }

        return (float)(sum / square.Size.Area);
    }
}
