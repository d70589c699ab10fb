using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Swapping.Meshes.Shape;

namespace Mien.Swapping.Tests.Meshes;

public sealed class ShapeTransferTests
{
    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();
    private static readonly ShapeTransfer s_transfer = new(s_canonical);
    private static readonly Vector3[] s_face = [.. s_canonical.Vertices];
    private static readonly Vector3[] s_average = new Vector3[s_face.Length];

    [Fact]
    public void Shifts_SameForm_AreZero() => Assert.All(
        s_transfer.Shifts(Form(3, 0.5f), Form(3, 0.5f), s_face), shift => Assert.Equal(0, shift.Length(), 1e-5f));

    [Fact]
    public void Shifts_AnyForm_HoldTheOutlineAndStayWithinTheLimit()
    {
        Vector3[] shifts = s_transfer.Shifts(Form(11, 3), s_average, s_face);

        foreach (int point in MeshTopology.FaceOvalLoop)
        {
            Assert.Equal(Vector3.Zero, shifts[point]);
        }

        Assert.All(shifts, shift => Assert.True(shift.Length() <= 1.4143f));
        Assert.Contains(shifts, shift => shift.Length() > 0.2f);
    }

    [Fact]
    public void Shifts_BrowsSetHigher_MoveTheBrowsMostOfTheWayAndNotTheMouth()
    {
        Vector3[] source = new Vector3[s_face.Length];
        foreach (int point in MeshTopology.LeftBrowLoop)
        {
            source[point] = new Vector3(0, 0.3f, 0);
        }

        Vector3[] shifts = s_transfer.Shifts(source, s_average, s_face);

        float mean = MeshTopology.LeftBrowLoop.ToArray().Average(point => shifts[point].Y);
        Assert.InRange(mean, 0.17f, 0.3f);
        Assert.Equal(0, shifts[MeshTopology.MouthLeft].Length(), 1e-4f);
    }

    /// <summary>Lips: of another form at each point. The mouth's opening and the eyes' must stay as high as they are, at every place.</summary>
    [Fact]
    public void Shifts_AnyForm_KeepTheHeightsOfEyesAndMouth()
    {
        Vector3[] shifts = s_transfer.Shifts(Form(5, 0.6f), Form(6, 0.6f), s_face);

        foreach (int[] opening in (int[][])[MeshTopology.LeftEyeOpening.ToArray(), MeshTopology.RightEyeOpening.ToArray()])
        {
            for (int i = 1; i < 8; i++)
            {
                Assert.Equal(0, Vector3.Distance(shifts[opening[i]], shifts[opening[i + 8]]), 1e-5f);
            }
        }

        ReadOnlySpan<int> lips = MeshTopology.LipsInnerLoop;
        for (int i = 1; i < 10; i++)
        {
            Assert.Equal(0, Vector3.Distance(shifts[lips[i]], shifts[lips[20 - i]]), 1e-5f);
        }
    }

    [Fact]
    public void Shifts_ThickerLips_AreThickerByTheirEdges()
    {
        Vector3[] source = new Vector3[s_face.Length];
        source[MeshTopology.UpperLipOuter] = new Vector3(0, 0.2f, 0);

        Vector3[] shifts = s_transfer.Shifts(source, s_average, s_face);

        Assert.Equal(0.2f, shifts[MeshTopology.UpperLipOuter].Y - shifts[MeshTopology.UpperLipInner].Y, 1e-4f);
    }

    /// <summary>A mouth that is round with astonishment is narrow; nobody's is at rest.</summary>
    [Fact]
    public void Shifts_OfAMouthThatIsWideOpen_LeaveTheLipsWhereTheyAre()
    {
        Vector3[] open = [.. s_face];
        foreach (int point in MeshTopology.Lips)
        {
            open[point] += new Vector3(-0.4f * open[point].X, open[point].Y < open[MeshTopology.MouthLeft].Y ? -2 : 0, 0);
        }

        Vector3[] form = [.. open.Zip(s_face, (point, average) => point - average)];
        Assert.Equal(1, ShapeTransfer.ClosedShare(s_face));
        Assert.Equal(0, ShapeTransfer.ClosedShare(open));

        Vector3[] shifts = s_transfer.Shifts(form, s_average, s_face, ShapeTransfer.ClosedShare(open));

        Assert.All(MeshTopology.Lips.ToArray(), point => Assert.Equal(0, shifts[point].Length(), 1e-5f));
    }

    /// <summary>Neighbours that are wanted past each other would turn skin inside out.</summary>
    [Fact]
    public void Shifts_FormsThatWouldFoldTheSkin_AreEased()
    {
        Vector3[] source = new Vector3[s_face.Length];
        source[MeshTopology.NoseTip] = new Vector3(0, 5, 0);
        source[5] = new Vector3(0, -5, 0);

        Vector3[] shifts = s_transfer.Shifts(source, s_average, s_face);

        Assert.True(s_face[5].Y + shifts[5].Y > s_face[MeshTopology.NoseTip].Y + shifts[MeshTopology.NoseTip].Y, "the ridge must stay above the tip");
    }

    private static Vector3[] Form(int seed, float size)
    {
        Random random = new(seed);
        return [.. s_face.Select(_ => size * new Vector3(random.NextSingle() - 0.5f, random.NextSingle() - 0.5f, random.NextSingle() - 0.5f))];
    }
}
