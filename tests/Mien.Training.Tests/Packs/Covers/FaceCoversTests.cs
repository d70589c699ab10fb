using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Mien.Training.Packs.Covers;

namespace Mien.Training.Tests.Packs.Covers;

public sealed class FaceCoversTests
{
    private const int SizePx = 128;
    private readonly FaceMesh _mesh = MeshExample.InPicture(CanonicalFace.Load(), SizePx);

    [Fact]
    public void DrawInPlace_ManyCovers_ChangesWhatItSaysAndNothingElse()
    {
        int onFace = 0;
        for (int item = 0; item < 60; item++)
        {
            Picture picture = Grey();

            Plane cover = FaceCovers.DrawInPlace(picture, _mesh, new SeededDraws(1, item));

            for (int i = 0; i < cover.Samples.Length; i++)
            {
                Assert.InRange(cover.Samples[i], 0, 1);
                Assert.True(cover.Samples[i] > 0 || picture.Rgb.AsSpan(i * 3, 3).SequenceEqual((byte[])[128, 128, 128]), $"item {item}, pixel {i}");
            }

            onFace += cover[SizePx / 2, SizePx / 2] > 0 || cover.Samples.Sum() > 0.01f * SizePx * SizePx ? 1 : 0;
        }

        Assert.InRange(onFace, 40, 60); // a single thin lock covers less
    }

    [Fact]
    public void DrawOnSourceInPlace_ManyStrays_DarkensOrCoversMostFaces()
    {
        int changed = 0;
        for (int item = 0; item < 60; item++)
        {
            Picture picture = Grey();

            Plane cover = FaceCovers.DrawOnSourceInPlace(picture, _mesh, new SeededDraws(1, item));

            Assert.All(cover.Samples, sample => Assert.InRange(sample, 0, 1));
            Assert.InRange(cover.Samples.Average(), 0, 0.2f); // narrow things; a shadow covers nothing
            changed += picture.Rgb.Any(value => Math.Abs(value - 128) > 12) ? 1 : 0;
        }

        Assert.InRange(changed, 50, 60);
    }

    [Fact]
    public void DrawInPlace_SameDraws_GivesTheSamePicture()
    {
        byte[][] pictures = [.. new long[] { 4, 4, 5 }.Select(item =>
        {
            Picture picture = Grey();
            FaceCovers.DrawInPlace(picture, _mesh, new SeededDraws(1, item));
            return picture.Rgb;
        })];

        Assert.Equal(pictures[0], pictures[1]);
        Assert.NotEqual(pictures[0], pictures[2]);
    }

    private static Picture Grey() => new(SizePx, SizePx, [.. Enumerable.Repeat((byte)128, 3 * SizePx * SizePx)]);
}
