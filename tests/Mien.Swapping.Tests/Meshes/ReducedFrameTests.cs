using Mien.Faces;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;
using Mien.Testing;

namespace Mien.Swapping.Tests.Meshes;

public sealed class ReducedFrameTests(SampleFaces samples) : IClassFixture<SampleFaces>
{
    [Fact]
    public void Read_AnyRegion_IsTheMeanOfWholeSquares()
    {
        Picture picture = Picture.From(Patterns.NoiseColour(50, 41, seed: 3));

        Planes reduced = new ReducedFrame(picture, 3).Read(new(2, 1, 12, 12));

        Planes whole = picture.Read(Region.Of(picture.Size));
        for (int y = 0; y < 12; y++)
        {
            for (int x = 0; x < 12; x++)
            {
                float mean = 0;
                for (int i = 0; i < 9; i++)
                {
                    mean += whole.Green[((x + 2) * 3) + (i % 3), ((y + 1) * 3) + (i / 3)] / 9;
                }

                Assert.Equal(mean, reduced.Green[x, y], 1e-5f);
            }
        }
    }

    [Fact]
    public void Write_EvenChange_KeepsTheFinestDetailsAndAllOutsideTheMask()
    {
        Picture picture = Picture.From(Patterns.NoiseColour(60, 160, seed: 5));
        Picture before = picture.Clone();
        ReducedFrame frame = new(picture, 2);
        Region region = new(3, 4, 20, 70);
        Planes planes = frame.Read(region);
        Plane mask = Patterns.Fill(20, 70, (x, y) => x > 3 && x < 16 && y > 5 && y < 64 ? 1 : 0);
        foreach (ref float sample in planes.Red.Samples.AsSpan())
        {
            sample += 20 / 255f;
        }

        frame.Write(region, planes, mask);

        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                int i = ((y * 60) + x) * 3;
                bool isInside = x >= 2 * (3 + 4) && x < 2 * (3 + 16) && y >= 2 * (4 + 6) && y < 2 * (4 + 64);
                bool isAround = x >= 2 * (3 + 3) && x < 2 * (3 + 17) && y >= 2 * (4 + 5) && y < 2 * (4 + 65);
                int change = picture.Rgb[i] - before.Rgb[i];
                Assert.True(isInside ? change == Math.Min(20, 255 - before.Rgb[i]) : isAround || change == 0, $"({x}, {y}): {change}");
                Assert.Equal(before.Rgb[i + 1], picture.Rgb[i + 1]);
            }
        }
    }

    [Fact]
    public void Swap_HugeFace_ReadsLittleAtATimeAndLooksLikeTheSmallOne()
    {
        const float Scale = 8;
        Face face = samples.Faces[1];
        Region around = SampleFaces.Around(face, 0.05f);
        Picture small = Picture.From(samples.Photo.Read(around));
        Face smallFace = Face.Of(face.Mesh.Map(Affine2.Translation(-around.X, -around.Y)), 1);
        Affine2 smallToLarge = Affine2.Similarity(Scale, 0, new((Scale - 1) / 2));
        Picture large = Picture.From(Resampler.Resize(small, new((int)(small.Width * Scale), (int)(small.Height * Scale))));
        WatchedFrame watched = new(large);
        ISwapIdentity identity = samples.Swapper.Prepare([samples.Source(3)]);

        identity.SwapInPlace(watched, Face.Of(smallFace.Mesh.Map(smallToLarge), 1), new());
        identity.SwapInPlace(small, smallFace, new());

        Assert.True(watched.MostPixels < large.Width * 100L, $"{watched.MostPixels} pixels at a time");
        Planes shrunk = Resampler.Resize(large, small.Size);
        Planes expected = small.Read(Region.Of(small.Size));
        double squares = shrunk.Green.Samples.Zip(expected.Green.Samples, (a, b) => (double)(a - b) * (a - b)).Average();
        Assert.True(-10 * Math.Log10(squares) > 32, $"{-10 * Math.Log10(squares):0.0} dB");
    }

    private sealed class WatchedFrame(IFrame frame) : IFrame
    {
        public Size Size => frame.Size;

        public long MostPixels { get; private set; }

        public Planes Read(Region region)
        {
            MostPixels = Math.Max(MostPixels, region.Size.Area);
            return frame.Read(region);
        }

        public void Write(Region region, Planes planes, Plane mask)
        {
            MostPixels = Math.Max(MostPixels, region.Size.Area);
            frame.Write(region, planes, mask);
        }
    }
}
