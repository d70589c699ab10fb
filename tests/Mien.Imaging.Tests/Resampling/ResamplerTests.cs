using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Testing;

namespace Mien.Imaging.Tests.Resampling;

public sealed class ResamplerTests
{
    [Fact]
    public void Warp_White_StaysWhite()
    {
        Random random = new(1);
        Plane white = Patterns.Constant(67, 45, 1);
        for (int round = 0; round < 60; round++)
        {
            float scale = MathF.Pow(2, (random.NextSingle() * 6) - 4);
            float turn = round % 3 == 0 ? 0 : random.NextSingle() * 360;
            Affine2 map = Affine2.Similarity(scale, turn, new(random.NextSingle() * 40, random.NextSingle() * 40));
            PlaneAssert.Close(Patterns.Constant(50, 31, 1), Resampler.Warp(white, map, new(50, 31)), 1e-6f);
            PlaneAssert.Close(Patterns.Constant(50, 31, 1), Resampler.Warp(white, map, new(50, 31), Border.Constant(1)), 2e-6f);
        }
    }

    [Fact]
    public void Warp_WholePixelMove_CopiesExactly()
    {
        Plane source = Patterns.Noise(40, 30, 1);
        Plane moved = Resampler.Warp(source, Affine2.Translation(-7, 4), new(40, 30), Border.Constant(0.25f));
        for (int y = 0; y < 30; y++)
        {
            for (int x = 0; x < 40; x++)
            {
                bool inside = x + 7 < 40 && y - 4 >= 0;
                Assert.Equal(inside ? source[x + 7, y - 4] : 0.25f, moved[x, y]);
            }
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 30)]
    [InlineData(1.7f, -17)]
    [InlineData(3, 90)]
    public void Warp_ThereAndBack_KeepsSmoothPicture(float scale, float turn)
    {
        Plane source = Patterns.Smooth(200, 160);
        Affine2 map = Affine2.Similarity(scale, turn, new(-30.3f, 12.7f));
        Vector2 middle = map.Apply(new(100, 80));
        Affine2 centred = map.Then(Affine2.Translation(350 - middle.X, 350 - middle.Y));
        Plane there = Resampler.Warp(source, centred, new(700, 700));
        Plane back = Resampler.Warp(there, centred.Invert(), source.Size);
        PlaneAssert.Close(source, back, 0.012f, 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void Warp_FineCheckerboardShrunk_IsGrey(float turn)
    {
        Plane board = Patterns.Checkerboard(300, 300);
        foreach (float scale in new[] { 0.61f, 0.5f, 0.37f, 0.21f })
        {
            Affine2 map = Affine2.Similarity(scale, turn, new(0, 0));
            Vector2 middle = map.Apply(new(150, 150));
            Affine2 centred = map.Then(Affine2.Translation(20 - middle.X, 20 - middle.Y));
            Plane grey = Patterns.Constant(41, 41, 0.5f);
            Assert.True(PlaneAssert.LargestDifference(grey, Resampler.Warp(board, centred, new(41, 41))) < 0.06f, $"{scale}");

            // The test itself must be able to fail: plain bilinear sampling shows moiré.
            Assert.True(PlaneAssert.LargestDifference(grey, SlowResampling.Bilinear(board, centred, new(41, 41), null)) > 0.2f);
        }
    }

    [Fact]
    public void Warp_NotShrinking_EqualsSlowBilinear()
    {
        Random random = new(4);
        Plane source = Patterns.Noise(61, 47, 9);
        for (int round = 0; round < 40; round++)
        {
            Affine2 map = Affine2.Similarity(
                1 + (2 * random.NextSingle()), 360 * random.NextSingle(), new(random.NextSingle() * 90, random.NextSingle() * 90));
            float? outside = round % 2 == 0 ? null : 0.3f;
            Plane expected = SlowResampling.Bilinear(source, map, new(83, 70), outside);
            PlaneAssert.Close(expected, Resampler.Warp(source, map, new(83, 70), new Border(outside), workers: 1 + (round % 3)), 3e-4f);
        }
    }

    [Fact]
    public void Warp_FrameOrPlanes_Agree()
    {
        Planes planes = Patterns.NoiseColour(120, 90, 3);
        Picture picture = Picture.From(planes);
        Planes rounded = picture.Read(new(0, 0, 120, 90));
        Affine2[] maps =
        [
            Affine2.Similarity(0.4f, 20, new(3, 4)),
            Affine2.Similarity(0.4f, 0, new(-13, -9)),
            Affine2.Similarity(1.3f, 200, new(120, 100)),
            Affine2.Scaling(-0.3f, 0.5f).Then(Affine2.Translation(30, 0)),
        ];
        foreach (Affine2 map in maps)
        {
            Planes expected = Resampler.Warp(rounded, map, new(40, 50), Border.Constant(0.1f));
            Planes actual = Resampler.Warp(picture, map, new(40, 50), Border.Constant(0.1f));
            Planes other = Resampler.Warp(new OtherFrame(picture), map, new(40, 50), Border.Constant(0.1f));
            float[] tensor = new float[3 * 40 * 50];
            Resampler.CropToTensor(
                picture, map, new(40, 50), tensor, new Vector3(2), new(0, -1, -2), Border.Constant(0.1f));
            for (int channel = 0; channel < 3; channel++)
            {
                PlaneAssert.Close(expected[channel], actual[channel], 2e-5f);
                PlaneAssert.Close(expected[channel], other[channel], 2e-5f);
                for (int i = 0; i < 2000; i++)
                {
                    float value = (expected[channel].Samples[i] * 2) - channel;
                    Assert.Equal(value, tensor[(channel * 2000) + i], 5e-5f);
                }
            }
        }
    }

    /// <summary>A frame whose storage the resampler does not know: it must read it, and only inside its bounds.</summary>
    private sealed class OtherFrame(Picture picture) : IFrame
    {
        public Size Size => picture.Size;

        public Planes Read(Region region) => picture.Read(region);

        public void Write(Region region, Planes planes, Plane mask) => picture.Write(region, planes, mask);
    }

    [Fact]
    public void Warp_WhollyOutside_IsBorder()
    {
        Picture picture = Picture.From(Patterns.NoiseColour(30, 30, 3));
        foreach (float turn in new[] { 0f, 10 })
        {
            Planes outside = Resampler.Warp(picture, Affine2.Similarity(0.7f, turn, new(500, -900)), new(20, 20), Border.Constant(0.5f));
            PlaneAssert.Close(Patterns.Constant(20, 20, 0.5f), outside.Green, 0);
            Planes corner = Resampler.Warp(picture, Affine2.Similarity(1.2f, turn, new(500, -900)), new(20, 20));
            PlaneAssert.Close(Patterns.Constant(20, 20, picture.Rgb[(29 * 90) + 1] / 255f), corner.Green, 1e-6f);
        }
    }

    [Fact]
    public void Warp_FlatMap_Throws() =>
        Assert.Throws<InvalidOperationException>(() => Resampler.Warp(new Plane(3, 3), Affine2.Scaling(0, 1), new(3, 3)));

    [Theory]
    [InlineData(ResampleFilter.Area)]
    [InlineData(ResampleFilter.Triangle)]
    [InlineData(ResampleFilter.CatmullRom)]
    [InlineData(ResampleFilter.Lanczos3)]
    public void Resize_AnyFilter_EqualsSlowSum(ResampleFilter filter)
    {
        Plane source = Patterns.Noise(37, 53, 5);
        foreach (Size size in new Size[] { new(11, 90), new(37, 53), new(100, 7), new(1, 1), new(37, 52) })
        {
            PlaneAssert.Close(SlowResampling.Resize(source, size, filter), Resampler.Resize(source, size, filter, 2), 3e-6f);
        }

        PlaneAssert.Close(source, Resampler.Resize(source, source.Size, filter), 1e-6f);
    }

    [Fact]
    public void Resize_AreaByWholeFactor_IsBlockMean()
    {
        Plane source = Patterns.Noise(30, 20, 5);
        Plane small = Resampler.Resize(source, new(10, 10), ResampleFilter.Area);
        Plane expected = Patterns.Fill(10, 10, (x, y) =>
            Enumerable.Range(0, 6).Average(i => source[(x * 3) + (i % 3), (y * 2) + (i / 3)]));
        PlaneAssert.Close(expected, small, 1e-6f);
    }
}
