using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Tests.Whole;

public sealed class MendedJawTests
{
    private const float PxPerCm = 20;
    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();

    [Fact]
    public void Of_WideOpenMouthAboveAChinThatStayed_MovesTheChinBelowTheLipAndNothingElse()
    {
        FaceMesh open = Mesh(lowerLipDownPx: 40);

        FaceMesh mended = MendedJaw.Of(open, openness: 0.8f, s_canonical);

        Assert.True(open[MeshTopology.BelowLowerLip].Y < open[MeshTopology.LowerLipOuter].Y);
        Assert.True(mended[MeshTopology.BelowLowerLip].Y > mended[MeshTopology.LowerLipOuter].Y + 5);
        Assert.True(mended[MeshTopology.Chin].Y > open[MeshTopology.Chin].Y + 10);
        foreach (int point in (int[])[MeshTopology.LowerLipOuter, MeshTopology.NoseTip, MeshTopology.FaceSideLeft, MeshTopology.MouthLeft, MeshTopology.LeftEyeOuter])
        {
            Assert.Equal(open[point], mended[point]);
        }
    }

    [Theory]
    [InlineData(0.02f, 40)]     // shut
    [InlineData(0.8f, 0)]       // open, and the chin is where it belongs
    public void Of_NothingToMend_IsTheSameMesh(float openness, float lowerLipDownPx)
    {
        FaceMesh mesh = Mesh(lowerLipDownPx);

        FaceMesh mended = MendedJaw.Of(mesh, openness, s_canonical);

        Assert.All(Enumerable.Range(0, MeshTopology.FacePointCount), point => Assert.Equal(0, Vector2.Distance(mesh[point], mended[point]), 0.1f));
    }

    /// <summary>The canonical face from the front, its lower lip moved.</summary>
    private static FaceMesh Mesh(float lowerLipDownPx)
    {
        HashSet<int> lips = [.. MeshTopology.Lips];
        float middle = s_canonical.Vertices[MeshTopology.UpperLipInner].Y;
        return new([.. s_canonical.Vertices.Select((vertex, i) =>
            new Vector3(vertex.X * PxPerCm, (-vertex.Y * PxPerCm) + (lips.Contains(i) && vertex.Y < middle - 0.01f ? lowerLipDownPx : 0), -vertex.Z * PxPerCm))], presence: 1);
    }
}
