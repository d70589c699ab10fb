using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Faces.Quality;
using Mien.Faces.Tests.Detection;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Faces.Tests.Quality;

/// <summary>A good face made worse in one way: its own reading tells, the others stay.</summary>
public sealed class FaceReaderTests(FaceDetectorTests.Fixture fixture) : IClassFixture<FaceDetectorTests.Fixture>
{
    private readonly FaceReadings _good = fixture.Analyzer.Read(fixture.Photo, fixture.SourceFaces[0]);

    private Face Face => fixture.SourceFaces[0];

    [Fact]
    public void Read_AGoodFace_IsGood()
    {
        Assert.InRange(_good.EyeDistancePx, 80, 200);
        Assert.InRange(_good.Sharpness, 0.5f, 1);
        Assert.InRange(_good.CoveredShare, 0, 0.2f);
        Assert.InRange(_good.LightEvenness, 0.4f, 1);
    }

    [Fact]
    public void Read_AFaceOfHalfTheSize_HasHalfTheEyeDistance()
    {
        Size size = new(fixture.Photo.Size.Width / 2, fixture.Photo.Size.Height / 2);
        Affine2 map = Affine2.Fit(Region.Of(fixture.Photo.Size), Region.Of(size));

        FaceReadings small = Read(Picture.From(Resampler.Warp(fixture.Photo, map, size)), Face.Mesh.Map(map));

        Assert.Equal(_good.EyeDistancePx / 2, small.EyeDistancePx, 0.5f);
        Assert.Equal(_good.CoveredShare, small.CoveredShare, 0.05f);
    }

    [Fact]
    public void Read_ABlurredFace_IsLessSharpAndNotDarkerOrCovered()
    {
        FaceReadings blurred = Read(Picture.From(GaussianBlur.Apply(fixture.Photo.Read(Region.Of(fixture.Photo.Size)), 0.05f * _good.EyeDistancePx)), Face.Mesh);

        Assert.InRange(blurred.Sharpness, 0, 0.3f);
        Assert.Equal(_good.LightEvenness, blurred.LightEvenness, 0.1f);
        Assert.Equal(_good.CoveredShare, blurred.CoveredShare, 0.1f);
    }

    [Fact]
    public void Read_AFaceHalfInShadow_HasUnevenLight()
    {
        Vector2 left = Face.Mesh[MeshTopology.FaceSideLeft];
        Vector2 across = Face.Mesh[MeshTopology.FaceSideRight] - left;
        Vector2 nose = Face.Mesh[MeshTopology.NoseTip];

        FaceReadings shadowed = Read(Painted((point, colour) => Vector2.Dot(point - nose, across) > 0 ? colour * 0.3f : colour), Face.Mesh);

        Assert.InRange(shadowed.LightEvenness, 0, 0.3f);
    }

    [Theory]
    [InlineData(0.3f, 0.5f, 0.8f)]
    [InlineData(0.9f, 0.92f, 0.9f)]
    public void Read_AFaceInAMask_IsCovered(float red, float green, float blue)
    {
        Vector2 nose = Face.Mesh[MeshTopology.NoseTip];
        Vector2 down = Face.Mesh[MeshTopology.Chin] - nose;

        FaceReadings masked = Read(Painted((point, colour) => Vector2.Dot(point - nose, down) > 0 ? new(red, green, blue) : colour), Face.Mesh);

        Assert.InRange(masked.CoveredShare, 0.3f, 0.7f);
        Assert.Equal(_good.YawDegrees, masked.YawDegrees);
    }

    [Fact]
    public void Read_AFaceHalfOutsideThePicture_IsCovered()
    {
        int width = (int)Face.Mesh[MeshTopology.NoseTip].X;
        Picture half = Picture.From(Resampler.Warp(fixture.Photo, Affine2.Translation(0, 0), new(width, fixture.Photo.Size.Height)));

        Assert.InRange(Read(half, Face.Mesh).CoveredShare, 0.3f, 0.8f);
    }

    private FaceReadings Read(Picture picture, FaceMesh mesh) => fixture.Analyzer.Read(picture, Faces.Face.Of(mesh, 1));

    private Picture Painted(Func<Vector2, Vector3, Vector3> paint)
    {
        Planes planes = fixture.Photo.Read(Region.Of(fixture.Photo.Size));
        for (int y = 0; y < planes.Height; y++)
        {
            for (int x = 0; x < planes.Width; x++)
            {
                Vector3 painted = paint(new(x, y), new(planes.Red[x, y], planes.Green[x, y], planes.Blue[x, y]));
                (planes.Red[x, y], planes.Green[x, y], planes.Blue[x, y]) = (painted.X, painted.Y, painted.Z);
            }
        }

        return Picture.From(planes);
    }
}
