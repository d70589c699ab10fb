using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Swapping.Meshes.Shape;

namespace Mien.Swapping.Tests.Meshes;

public sealed class ShapeTransferTests
{
    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();
    private static readonly ShapeTransfer s_transfer = new(s_canonical);

    [Fact]
    public void Shifts_SameShape_AreZero() => Assert.All(
        s_transfer.Shifts(s_canonical.Vertices.AsSpan(), s_canonical.Vertices.AsSpan()), shift => Assert.Equal(0, shift.Length(), 1e-5f));

    [Fact]
    public void Shifts_AnyShape_HoldTheOutlineAndStayWithinTheLimit()
    {
        Random random = new(11);
        Vector3[] source = [.. s_canonical.Vertices.Select(point => point + RandomShift(random, 3))];

        Vector3[] shifts = s_transfer.Shifts(source, s_canonical.Vertices.AsSpan());

        foreach (int point in MeshTopology.FaceOvalLoop)
        {
            Assert.Equal(Vector3.Zero, shifts[point]);
        }

        Assert.All(shifts, shift => Assert.True(shift.Length() <= 0.7001f));
        Assert.Contains(shifts, shift => shift.Length() > 0.3f);
    }

    [Fact]
    public void Shifts_LongerNose_MovesTheNoseAndNotTheEyes()
    {
        Vector3[] source = [.. s_canonical.Vertices];
        foreach (int point in ShapeControls.Nose)
        {
            source[point] += new Vector3(0, -0.4f, 0.2f);
        }

        Vector3[] shifts = s_transfer.Shifts(source, s_canonical.Vertices.AsSpan());

        Assert.Equal(-0.4f, shifts[MeshTopology.NoseTip].Y, 1e-4f);
        Assert.Equal(0, shifts[MeshTopology.LeftEyeOuter].Length(), 1e-4f);
    }

    [Fact]
    public void Shifts_OpenMouthOfTheSource_IsNotTakenForItsShape()
    {
        Vector3[] source = [.. s_canonical.Vertices];
        source[MeshTopology.LowerLipInner] += new Vector3(0, -2, 0);
        source[MeshTopology.LowerLipOuter] += new Vector3(0, -2, 0);
        source[MeshTopology.Chin] += new Vector3(0, -2, 0);

        Assert.All(s_transfer.Shifts(source, s_canonical.Vertices.AsSpan()), shift => Assert.Equal(0, shift.Length(), 1e-4f));
    }

    private static Vector3 RandomShift(Random random, float size) =>
        size * new Vector3(random.NextSingle() - 0.5f, random.NextSingle() - 0.5f, random.NextSingle() - 0.5f);
}
