using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Tests.Meshes;

public sealed class FaceVisibilityTests
{
    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();

    [Fact]
    public void OfPoints_FrontalFace_ShowsBothCheeksAlike()
    {
        float[] visibility = Turned(0);

        Assert.True(visibility[MeshTopology.NoseTip] > 0.9f);
        Assert.True(visibility[50] > 0.9f && visibility[280] > 0.9f);
        for (int point = 0; point < visibility.Length; point++)
        {
            Assert.Equal(visibility[point], visibility[s_canonical.Mirrors[point]], 0.05f);
        }
    }

    [Theory]
    [InlineData(50)]
    [InlineData(-50)]
    public void OfPoints_TurnedFace_HidesTheFarSide(float yawDegrees)
    {
        float[] visibility = Turned(yawDegrees);

        (int near, int far) = yawDegrees > 0 ? (MeshTopology.FaceSideLeft, MeshTopology.FaceSideRight) : (MeshTopology.FaceSideRight, MeshTopology.FaceSideLeft);
        Assert.True(visibility[far] < 0.05f, $"far {visibility[far]}");
        Assert.True(visibility[near] > 0.5f, $"near {visibility[near]}");
    }

    /// <param name="yawDegrees">Positive: the nose points to the right of the picture.</param>
    private static float[] Turned(float yawDegrees)
    {
        Matrix4x4 turn = Matrix4x4.CreateRotationY(yawDegrees * MathF.PI / 180);
        Vector3[] points = [.. s_canonical.Vertices.Select(point => Vector3.Transform(point, turn)).Select(
            point => new Vector3(200 + (20 * point.X), 200 - (20 * point.Y), -20 * point.Z))];
        return FaceVisibility.OfPoints(points, s_canonical.Triangles, points.Length);
    }
}
