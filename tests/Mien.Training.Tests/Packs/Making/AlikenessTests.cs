using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Training.Packs.Making;

namespace Mien.Training.Tests.Packs.Making;

public sealed class AlikenessTests
{
    private static readonly FaceMesh s_mesh = MeshExample.InPicture(CanonicalFace.Load(), sizePx: 200);

    [Theory]
    [InlineData(0, 15, true)]
    [InlineData(0, -15, true)]
    [InlineData(-8, 8, false)]
    [InlineData(16, 0, false)]
    public void IsEnough_HeadsTurnedOtherwise_GhostBeyondFifteenDegrees(float one, float other, bool isEnough) =>
        Assert.Equal(isEnough, Alikeness.IsEnough(s_mesh, one, s_mesh, other));

    [Fact]
    public void IsEnough_SameFaceMovedTurnedAndScaled_IsAlike()
    {
        FaceMesh moved = s_mesh.Map(Affine2.Similarity(1.4f, 12, new(30, -8)));

        Assert.InRange(Alikeness.Distance(s_mesh, moved), 0, 1e-4f);
        Assert.True(Alikeness.IsEnough(s_mesh, 0, moved, 0));
    }

    [Theory]
    [InlineData(0.08f, true)]
    [InlineData(0.16f, false)]
    public void IsEnough_LandmarksApart_AreMeasuredInEyeDistances(float apart, bool isEnough)
    {
        // Up and down in turns: no similarity takes that back, and the eyes' corners' distance hardly changes.
        float way = apart * s_mesh.OuterEyeDistancePx;
        Vector3[] points = s_mesh.Points.ToArray();
        foreach ((int place, int point) in MeshTopology.SixtyEight.ToArray().Index())
        {
            points[point].Y += place is >= 60 ? 0 : place % 2 == 0 ? way : -way;
        }

        Assert.Equal(isEnough, Alikeness.IsEnough(s_mesh, 0, new(points, 1), 0));
    }

    [Fact]
    public void IsEnough_OneMouthOpen_Ghosts()
    {
        Vector3[] points = s_mesh.Points.ToArray();
        points[MeshTopology.LowerLipInner].Y += 0.1f * s_mesh.OuterEyeDistancePx;

        Assert.False(Alikeness.IsEnough(s_mesh, 0, new(points, 1), 0));
    }
}
