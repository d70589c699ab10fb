using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Training.Packs.Making;

namespace Mien.Training.Tests.Packs.Making;

public sealed class FaceMorphTests
{
    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();
    private readonly FaceMorph _morph = new(s_canonical);

    [Fact]
    public void Between_AFaceAndItself_IsThatFace()
    {
        DrawnFace face = DrawnFace.Of(s_canonical, wave: 0.4f);

        MadeFace made = Between(face, face, 0.6f, 0.6f)!;

        Assert.InRange(Difference(face.Planes, made.Planes), 0, 0.01f);
        Assert.All(face.Mesh.Flat().Zip(made.Mesh.Flat()), pair => Assert.InRange(Vector2.Distance(pair.First, pair.Second), 0, 0.05f));
    }

    [Fact]
    public void Between_OtherSkin_IsMixedWithinTheFaceAlone()
    {
        (DrawnFace first, DrawnFace second) = (DrawnFace.Of(s_canonical, wave: 0.4f), DrawnFace.Of(s_canonical, wave: 0.7f));

        MadeFace made = Between(first, second, 0.5f, 0.5f)!;

        Vector2 cheek = (first.Mesh[50] + first.Mesh[205]) / 2;
        int at = ((int)cheek.Y * DrawnFace.SizePx) + (int)cheek.X;
        float between = (first.Planes.Green.Samples[at] + second.Planes.Green.Samples[at]) / 2;
        Assert.InRange(MathF.Abs(made.Planes.Green.Samples[at] - between), 0, 0.02f);
        foreach (Vector2 place in (Vector2[])[new(3, 3), new(96, 8), new(188, 100), (first.Mesh[159] + first.Mesh[145]) / 2, first.Mesh[MeshTopology.ForeheadTop]])
        {
            int own = ((int)place.Y * DrawnFace.SizePx) + (int)place.X;
            Assert.InRange(MathF.Abs(made.Planes.Green.Samples[own] - first.Planes.Green.Samples[own]), 0, 0.006f);
        }

        Assert.True(Difference(first.Planes, made.Planes) > 0.03f);
    }

    [Fact]
    public void Between_OtherLight_KeepsTheFirstOnes()
    {
        DrawnFace first = DrawnFace.Of(s_canonical, wave: 0.4f);
        DrawnFace dark = first with { Planes = Darker(first.Planes) };

        Assert.InRange(Difference(first.Planes, Between(first, dark, 0.5f, 0.7f)!.Planes), 0, 0.02f);
    }

    [Fact]
    public void Between_OtherShape_LiesBetweenBoth()
    {
        DrawnFace first = DrawnFace.Of(s_canonical, wave: 0.4f);
        DrawnFace second = DrawnFace.Of(s_canonical, wave: 0.4f, change: DrawnFace.Wider);

        MadeFace near = Between(first, second, 0.3f, 0.5f)!, far = Between(first, second, 0.7f, 0.5f)!;

        float[] distances = [.. new[] { first.Mesh, near.Mesh, far.Mesh }.Select(mesh => Alikeness.Distance(mesh, second.Mesh))];
        Assert.InRange(distances[1] / distances[0], 0.5f, 0.85f);
        Assert.InRange(distances[2] / distances[0], 0.15f, 0.5f);
    }

    [Fact]
    public void Between_SkinThatWouldShowThrough_IsRefused()
    {
        DrawnFace first = DrawnFace.Of(s_canonical, wave: 0.4f);

        Assert.Null(Between(first, DrawnFace.Of(s_canonical, wave: 0.5f, contrast: 0.25f), 0.5f, 0.5f));
    }

    private MadeFace? Between(DrawnFace first, DrawnFace second, float shape, float texture) =>
        _morph.Between(first.Planes, first.Mesh, second.Planes, second.Mesh, shape, texture);

    private static Planes Darker(Planes planes)
    {
        Planes darker = planes.Clone();
        for (int channel = 0; channel < 3; channel++)
        {
            for (int i = 0; i < darker[channel].Samples.Length; i++)
            {
                darker[channel].Samples[i] -= 0.2f;
            }
        }

        return darker;
    }

    private static float Difference(Planes one, Planes other) => one.Green.Samples.Zip(other.Green.Samples, (left, right) => MathF.Abs(left - right)).Max();
}
