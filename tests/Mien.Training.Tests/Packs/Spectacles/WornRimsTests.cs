using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Mien.Training.Packs.Covers;
using Mien.Training.Packs.Spectacles;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Tests.Packs.Spectacles;

/// <summary>On a face of one colour with dark eyes and brows; a parser sees nothing.</summary>
public sealed class WornRimsTests
{
    private const int SizePx = 512;
    private readonly FaceMesh _mesh = MeshExample.InPicture(CanonicalFace.Load(), SizePx);

    [Theory]
    [InlineData(0.008f, 0.36f, 0.3f, 2.1f)]
    [InlineData(0.03f, 0.42f, 0.28f, 4)]
    [InlineData(0.012f, 0.34f, 0.2f, 3)]
    public void Of_DrawnRims_FindsThemAllAround(float halfWidth, float width, float height, float square)
    {
        Picture picture = Face();
        SpectaclesPlane plane = new(_mesh);
        SpectaclesShape shape = new() { Below = 0.1f, HalfWidth = width, HalfHeight = height, SquareAbove = square, SquareBelow = square };
        RimStrokes drawn = new(picture.Size);
        foreach (int side in (int[])[-1, 1])
        {
            drawn.Add(shape.Rim(plane, side, 72), isClosed: true, _ => halfWidth * plane.UnitPx);
        }

        LensGlass.MixInPlace(picture, drawn.Cover, _ => new(0.1f, 0.1f, 0.12f));

        WornRims rims = Fitted(picture, plane);

        Assert.True(rims.Seen > 0.97f, $"{rims.Seen}");
        float missed = MissedShare(drawn.Cover, rims.Frame), wrong = MissedShare(rims.Frame, drawn.Label);
        Assert.True(missed < 0.3f, $"missed {missed}");
        Assert.True(wrong < 0.35f, $"wrong {wrong}");
        Assert.Equal(0, MissedShare(rims.Frame, rims.Doubt), 1e-3);
    }

    [Fact]
    public void Of_BareFace_SeesNoRimAllAround()
    {
        WornRims rims = Fitted(Face(), new SpectaclesPlane(_mesh));

        Assert.True(rims.Seen < 0.9f, $"{rims.Seen}");
    }

    private static WornRims Fitted(Picture picture, SpectaclesPlane plane) =>
        WornRims.Of(picture.Read(Region.Of(picture.Size)), plane, new Plane(SizePx, SizePx), new Plane(SizePx, SizePx));

    /// <summary>The part of a mask that another one does not cover.</summary>
    private static float MissedShare(Plane mask, Plane other) => mask.Samples.Zip(other.Samples, (one, two) => Math.Max(0, one - two)).Sum() / mask.Samples.Sum();

    private Picture Face()
    {
        Picture picture = new(SizePx, SizePx, [.. Enumerable.Range(0, 3 * SizePx * SizePx).Select(i => (byte)(i % 3 == 0 ? 200 : 160))]);
        Vector2[][] dark = [_mesh.Flat(MeshTopology.LeftEyeLoop), _mesh.Flat(MeshTopology.RightEyeLoop), _mesh.Flat(MeshTopology.LeftBrowLoop), _mesh.Flat(MeshTopology.RightBrowLoop)];
        FaceCovers.PaintInPlace(picture, new(dark, new(0.25f, 0.2f, 0.18f)) { SoftPx = 2, Unevenness = 0 }, new SeededDraws(1, 1));
        return picture;
    }
}
