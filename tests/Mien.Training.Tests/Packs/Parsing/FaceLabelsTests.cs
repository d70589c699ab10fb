using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Training.Packs.Parsing;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Tests.Packs.Parsing;

public sealed class FaceLabelsTests
{
    private const int SizePx = 128;
    private readonly FaceMesh _mesh = MeshExample.InPicture(CanonicalFace.Load(), SizePx);

    [Fact]
    public void Of_BareFace_HasItsPartsWhereTheMeshHasThem()
    {
        FaceLabels labels = FaceLabels.Of(_mesh, new Plane(SizePx, SizePx), isBare: true);

        Assert.Equal(1, At(labels, FaceClass.Skin, Vector2.Lerp(_mesh[MeshTopology.NoseTip], _mesh[MeshTopology.FaceSideLeft], 0.5f)), 1e-3);
        Assert.True(At(labels, FaceClass.Brow, Middle(MeshTopology.LeftBrowLoop)) > 0.9);
        Assert.True(At(labels, FaceClass.Eye, Middle(MeshTopology.RightEyeLoop)) > 0.9);
        Assert.Equal(1, At(labels, FaceClass.Other, new(1, 1)), 1e-3);
        Vector2 top = _mesh[MeshTopology.ForeheadTop];
        Assert.Equal(1, At(labels, FaceClass.Skin, top - new Vector2(0, 2)), 1e-3); // the forehead goes on above the mesh
        Assert.Equal(0, At(labels, FaceClass.Skin, top - new Vector2(0, 0.3f * _mesh.Box.Height)), 1e-3);
        Assert.Equal(0, Kind(labels, FaceLabels.Unknown).Count(share => share > 0));
    }

    [Fact]
    public void Of_WornSpectacles_LeavesWhatIsAboutTheEyesUnknown()
    {
        byte[] bare = Kind(FaceLabels.Of(_mesh, new Plane(SizePx, SizePx), isBare: true), FaceLabels.Unknown);
        FaceLabels labels = FaceLabels.Of(_mesh, new Plane(SizePx, SizePx), isBare: false);
        byte[] worn = Kind(labels, FaceLabels.Unknown);

        Assert.DoesNotContain((byte)1, bare);
        Vector2 eye = Middle(MeshTopology.LeftEyeLoop), mouth = Middle(MeshTopology.LipsOuterLoop);
        Assert.Equal(1, worn[((int)eye.Y * SizePx) + (int)eye.X]);
        Assert.Equal(0, worn[((int)mouth.Y * SizePx) + (int)mouth.X]);
    }

    [Fact]
    public void Of_RimsThatWereFound_AreFrameInDoubtAndTheRestIsKnown()
    {
        Vector2 eye = Middle(MeshTopology.LeftEyeLoop), brow = Middle(MeshTopology.LeftBrowLoop);
        (Plane frame, Plane doubt) = (new(SizePx, SizePx), new(SizePx, SizePx));
        (frame[(int)eye.X, (int)eye.Y], doubt[(int)eye.X, (int)eye.Y], doubt[(int)brow.X, (int)brow.Y]) = (1, 1, 1);

        FaceLabels labels = FaceLabels.Of(_mesh, new Plane(SizePx, SizePx), isBare: false, new(frame, doubt, Seen: 1));

        Assert.Equal(1, labels[FaceClass.Frame][(int)eye.X, (int)eye.Y]);
        byte[] unknown = Kind(labels, FaceLabels.Unknown);
        Assert.Equal(1, unknown[((int)brow.Y * SizePx) + (int)brow.X]);
        Assert.Equal(1, unknown.Sum(one => one));
    }

    [Fact]
    public void BrowHair_DarkMiddleOfTheMeshsBrow_IsBrowAndWhatIsBesideItIsNot()
    {
        Picture photo = new(SizePx, SizePx, [.. Enumerable.Repeat((byte)170, 3 * SizePx * SizePx)]);
        int middle = (int)Middle(MeshTopology.LeftBrowLoop).Y;
        photo.Rgb.AsSpan(3 * SizePx * middle, 3 * SizePx * 2).Fill(40);

        Plane brows = BrowHair.In(photo.Read(Region.Of(photo.Size)), _mesh), polygons = BrowHair.Around(_mesh, photo.Size);

        Vector2 brow = Middle(MeshTopology.LeftBrowLoop);
        Assert.True(brows[(int)brow.X, middle] > 0.9f);
        Assert.InRange(brows.Samples.Sum() / polygons.Samples.Sum(), 0.05, 0.85);
        Assert.All(Enumerable.Range(0, brows.Samples.Length), i => Assert.True(brows.Samples[i] <= polygons.Samples[i]));
    }

    [Fact]
    public void Lay_OneOverAnother_KeepsTheSumOfAllAtOne()
    {
        FaceLabels labels = FaceLabels.Of(_mesh, Constant(0.25f), isBare: true);
        labels.Lay(FaceClass.Front, Constant(0.5f));
        Vector2 nose = _mesh[MeshTopology.NoseTip];

        Assert.Equal(0.5, At(labels, FaceClass.Front, nose), 1e-3);
        Assert.Equal(0.125, At(labels, FaceClass.Hair, nose), 1e-3);
        Assert.Equal(0.375, At(labels, FaceClass.Skin, nose), 1e-3);
    }

    [Fact]
    public void Warp_BeyondThePicture_IsUnknown()
    {
        FaceLabels moved = FaceLabels.Of(_mesh, new Plane(SizePx, SizePx), isBare: true).Warp(Affine2.Translation(64, 0), new(SizePx, SizePx));

        byte[] unknown = Kind(moved, FaceLabels.Unknown);
        Assert.Equal(1, unknown[(64 * SizePx) + 20]);
        Assert.Equal(0, unknown[(64 * SizePx) + 100]);
    }

    [Fact]
    public void Write_TwoShares_NamesTheLargerFirst()
    {
        FaceLabels labels = new(new(4, 4));
        Plane third = new(4, 4);
        Array.Fill(third.Samples, 0.3f);
        labels.Lay(FaceClass.Hair, third);
        (byte[] first, byte[] second, byte[] share) = (new byte[16], new byte[16], new byte[16]);

        labels.Write(first, second, share);

        Assert.All(first, kind => Assert.Equal((byte)FaceClass.Other, kind));
        Assert.All(second, kind => Assert.Equal((byte)FaceClass.Hair, kind));
        Assert.All(share, value => Assert.InRange(value, 178, 179));
    }

    private static float At(FaceLabels labels, FaceClass kind, Vector2 place) => labels[kind][(int)MathF.Round(place.X), (int)MathF.Round(place.Y)];

    /// <summary>1 where a kind is the most of a pixel.</summary>
    private static byte[] Kind(FaceLabels labels, int kind)
    {
        int area = labels.Size.Width * labels.Size.Height;
        (byte[] first, byte[] second, byte[] share) = (new byte[area], new byte[area], new byte[area]);
        labels.Write(first, second, share);
        return [.. first.Select(most => (byte)(most == kind ? 1 : 0))];
    }

    private static Plane Constant(float value)
    {
        Plane plane = new(SizePx, SizePx);
        Array.Fill(plane.Samples, value);
        return plane;
    }

    private Vector2 Middle(ReadOnlySpan<int> loop) => _mesh.Flat(loop).Aggregate(Vector2.Add) / loop.Length;
}
