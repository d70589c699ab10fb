using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Training.Packs.Making;

namespace Mien.Training.Tests.Packs.Making;

public sealed class ShapeChangeTests
{
    private const int SizePx = 192;
    private static readonly FaceMesh s_mesh = MeshExample.InPicture(CanonicalFace.Load(), SizePx);

    [Fact]
    public void Apply_Dots_MoveWithTheLandmarks()
    {
        int[] marked = [MeshTopology.NoseTip, MeshTopology.MouthLeft, MeshTopology.RightEyeOuter, 50, MeshTopology.Chin];
        Planes dots = Dots.On(SizePx, s_mesh.Flat(marked));
        float moved = 0;

        for (int number = 0; number < 12; number++)
        {
            MadeFace made = Change(number, dots);
            Assert.All(marked, point => Assert.InRange(Vector2.Distance(Dots.Find(made.Planes, made.Mesh[point]), made.Mesh[point]), 0, 0.25f));
            moved = Math.Max(moved, marked.Max(point => Vector2.Distance(made.Mesh[point], s_mesh[point])));
        }

        Assert.True(moved > 2, $"at most {moved} px");
    }

    [Fact]
    public void Apply_ManyDraws_StayWithinTheirRangesAndDiffer()
    {
        FaceMesh[] made = [.. Enumerable.Range(0, 40).Select(number => Change(number, new(SizePx, SizePx)).Mesh)];

        // Smoothing and what lies beside takes something away; nothing is changed by more than asked for, and some of it is.
        AssertRange(mesh => Apart(mesh, MeshTopology.SixtyEight[4], MeshTopology.SixtyEight[12]), 0.06f);
        AssertRange(mesh => Apart(mesh, MeshTopology.MouthLeft, MeshTopology.MouthRight), 0.1f);
        AssertRange(mesh => Apart(mesh, 36, 42, 42, 48), 0.04f);
        AssertRange(mesh => Apart(mesh, MeshTopology.SixtyEight[27], MeshTopology.SixtyEight[33]), 0.08f);
        Assert.Equal(40, made.Select(mesh => mesh[MeshTopology.Chin]).Distinct().Count());
        Assert.All(made, mesh => Assert.InRange(Vector2.Distance(mesh[MeshTopology.ForeheadTop], s_mesh[MeshTopology.ForeheadTop]), 0, 1));

        void AssertRange(Func<FaceMesh, float> of, float most)
        {
            float[] changes = [.. made.Select(mesh => (of(mesh) / of(s_mesh)) - 1)];
            Assert.All(changes, change => Assert.InRange(change, -most * 1.15f, most * 1.15f));
            Assert.True(changes.Max() > most / 3 && changes.Min() < -most / 3, $"{changes.Min()} … {changes.Max()} of {most}");
        }
    }

    [Fact]
    public void Apply_SameNumber_GivesTheSameFace() =>
        Assert.Equal(Change(5, Dots.On(SizePx, new Vector2(90, 90))).Planes.Green.Samples, Change(5, Dots.On(SizePx, new Vector2(90, 90))).Planes.Green.Samples);

    private static MadeFace Change(int number, Planes planes) => new ShapeChange(new(seed: 3, number)).Apply(planes, s_mesh);

    private static float Apart(FaceMesh mesh, int one, int other) => Vector2.Distance(mesh[one], mesh[other]);

    /// <summary>Between the middles of two groups of the 68 points.</summary>
    private static float Apart(FaceMesh mesh, int first, int firstEnd, int second, int secondEnd) =>
        Vector2.Distance(Middle(mesh, first, firstEnd), Middle(mesh, second, secondEnd));

    private static Vector2 Middle(FaceMesh mesh, int first, int end) => mesh.SixtyEight()[first..end].Aggregate(Vector2.Add) / (end - first);
}
