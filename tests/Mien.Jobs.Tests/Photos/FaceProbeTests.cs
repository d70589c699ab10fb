using Mien.Faces;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Jobs.Photos;
using Mien.Jobs.Reports;
using Mien.Swapping.Tests.Meshes;

namespace Mien.Jobs.Tests.Photos;

public sealed class FaceProbeTests(SampleFaces samples) : IClassFixture<SampleFaces>
{
    private const int Target = 2;

    [Fact]
    public void ChangedShare_SwappedFace_IsMost() => Assert.InRange(Share(picture => samples.Swapper.Prepare([samples.Source(0)]).SwapInPlace(picture, Face, new())), 0.5f, 1);

    [Fact]
    public void ChangedShare_StepsThatAnEncoderMakes_IsNone() => Assert.Equal(0, Share(picture => Change(picture, Face.Box.Bottom, step: 2)));

    [Fact]
    public void ChangedShare_UpperHalf_IsAboutHalf() => Assert.InRange(Share(picture => Change(picture, Face.Mesh[4].Y, step: 9)), 0.4f, 0.75f);

    [Fact]
    public void ChangedShare_FaceOutsideTheFrame_IsNone()
    {
        Face far = Face with { Mesh = Face.Mesh.Map(Affine2.Translation(5000, 0)) };

        Assert.Equal(0, new FaceProbe(samples.Photo, far).ChangedShare(samples.Photo));
    }

    [Theory]
    [InlineData(0.05f, false)]
    [InlineData(0.6f, true)]
    [InlineData(null, true)] // not measured
    public void IsSeen_OfAHardlyChangedFace_IsFalse(float? share, bool expected) => Assert.Equal(
        expected, new SwappedFace { Number = 1, Frame = 0, Assignment = 0, Box = default, DetectionScore = 1, ChangedShare = share }.IsSeen);

    private Face Face => samples.Faces[Target];

    private float Share(Action<Picture> swap)
    {
        Picture picture = samples.Photo.Clone();
        FaceProbe probe = new(picture, Face);
        swap(picture);
        return probe.ChangedShare(picture);
    }

    private static void Change(Picture picture, float above, int step)
    {
        for (int i = 0; i < picture.Width * (int)above * 3; i++)
        {
            picture.Rgb[i] = (byte)(picture.Rgb[i] < 128 ? picture.Rgb[i] + step : picture.Rgb[i] - step);
        }
    }
}
