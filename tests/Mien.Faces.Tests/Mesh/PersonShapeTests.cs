using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Faces.Tests.Mesh;

/// <summary>Of the network that comes with Mien.</summary>
public sealed class PersonShapeTests
{
    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();
    private static readonly Vector3[] s_face = [.. s_canonical.Vertices];

    [Fact]
    public void Of_OpenedMouth_IsHardlyTakenForThePersonsForm()
    {
        Vector3[] opened = (Vector3[])s_face.Clone();
        for (int i = 0; i < opened.Length; i++)
        {
            float below = Math.Clamp((s_face[MeshTopology.UpperLipInner].Y - s_face[i].Y) / 2, 0, 1);
            opened[i] += new Vector3(0, -1.5f * below, 0);
        }

        Assert.InRange(Change(opened, MeshTopology.LowerLipOuter).Length(), 0, 0.6f);
        Assert.InRange(Change(opened, MeshTopology.LeftBrowLoop[2]).Length(), 0, 0.3f);
    }

    [Fact]
    public void Of_ShutEye_IsHardlyTakenForThePersonsForm()
    {
        Vector3[] shut = (Vector3[])s_face.Clone();
        for (int i = 1; i < 8; i++)
        {
            shut[MeshTopology.LeftEyeOpening[i + 8]] = s_face[MeshTopology.LeftEyeOpening[i]];
        }

        int lid = MeshTopology.LeftEyeOpening[12];
        Assert.InRange(Change(shut, lid).Length(), 0, 0.5f * Vector3.Distance(shut[lid], s_face[lid]));
    }

    [Fact]
    public void Of_WiderSetEyesAndBrows_IsThePersonsForm()
    {
        Vector3[] wide = Array.ConvertAll(s_face, point => point with { X = point.X * (1 + (0.06f * MathF.Exp(-MathF.Pow(point.Y - s_face[33].Y, 2) / 8))) });

        Vector3 change = Change(wide, MeshTopology.RightEyeOuter);
        Assert.InRange(change.X / (wide[MeshTopology.RightEyeOuter].X - s_face[MeshTopology.RightEyeOuter].X), 0.3f, 1.2f);
    }

    [Fact]
    public void Of_MirroredShape_IsMirrored()
    {
        Random random = new(4);
        Vector3[] shape = Array.ConvertAll(s_face, point => point + (0.2f * new Vector3(random.NextSingle(), random.NextSingle(), random.NextSingle())));
        Vector3[] turned = [.. s_canonical.Mirrors.ToArray().Select(point => shape[point] with { X = -shape[point].X })];

        Vector3[] person = PersonShape.Shipped.Of(shape);
        Vector3[] other = PersonShape.Shipped.Of(turned);

        for (int i = 0; i < shape.Length; i++)
        {
            Vector3 back = other[s_canonical.Mirrors[i]];
            Assert.InRange(Vector3.Distance(person[i], back with { X = -back.X }), 0, 0.05f);
        }
    }

    /// <summary>By how much the told person changes at a point.</summary>
    private static Vector3 Change(Vector3[] shape, int point) => PersonShape.Shipped.Of(shape)[point] - PersonShape.Shipped.Of(s_face)[point];
}
