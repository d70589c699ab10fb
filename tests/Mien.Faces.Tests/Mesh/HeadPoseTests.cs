using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tests.Mesh;

public sealed class HeadPoseTests
{
    private static readonly CanonicalFace Canonical = CanonicalFace.Load();
    private static readonly Size Picture = new(1280, 720);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(40, 0, 0)]
    [InlineData(-40, 0, 0)]
    [InlineData(0, 25, 0)]
    [InlineData(0, -25, 0)]
    [InlineData(0, 0, 60)]
    [InlineData(0, 0, -60)]
    [InlineData(25, -15, 35)]
    [InlineData(-30, 20, -170)]
    public void Of_CanonicalFaceTurnedAndPhotographed_RecoversPose(float yaw, float pitch, float roll)
    {
        Vector3 place = new(3, -2, -45);

        HeadPose pose = HeadPose.Of(Photograph(Canonical.Vertices, yaw, pitch, roll, place), Picture, Canonical);

        Assert.Equal(yaw, pose.YawDegrees, 0.5f);
        Assert.Equal(pitch, pose.PitchDegrees, 0.5f);
        Assert.Equal(roll, pose.RollDegrees, 0.5f);
        Assert.True(Vector3.Distance(place, pose.TranslationCm) < 0.5f, $"{pose.TranslationCm}");
        Assert.Equal(1, pose.CanonicalToCamera.Scale, 0.02f);
        Assert.All(Enumerable.Range(0, 468), point =>
            Assert.True(Vector3.Distance(Canonical.Vertices[point], pose.Shape[point]) < 0.25f, $"{point}: {pose.Shape[point]} {Canonical.Vertices[point]}"));
    }

    [Fact]
    public void Of_RandomPoses_RecoversAngles()
    {
        Random random = new(7);
        for (int round = 0; round < 100; round++)
        {
            (float yaw, float pitch, float roll) = (random.Next(-40, 41), random.Next(-25, 26), random.Next(-90, 91));
            Vector3 place = new((random.NextSingle() * 20) - 10, (random.NextSingle() * 10) - 5, -30 - (random.NextSingle() * 100));

            HeadPose pose = HeadPose.Of(Photograph(Canonical.Vertices, yaw, pitch, roll, place), Picture, Canonical);

            Assert.Equal(yaw, pose.YawDegrees, 0.5f);
            Assert.Equal(pitch, pose.PitchDegrees, 0.5f);
            Assert.Equal(roll, pose.RollDegrees, 0.5f);
        }
    }

    [Fact]
    public void Of_NoseToTheRight_HasPositiveYaw()
    {
        FaceMesh mesh = Photograph(Canonical.Vertices, 30, 0, 0, new(0, 0, -50));
        Vector2 middle = (mesh[MeshTopology.FaceSideLeft] + mesh[MeshTopology.FaceSideRight]) / 2;

        Assert.True(mesh[MeshTopology.NoseTip].X > middle.X);
    }

    [Fact]
    public void Of_RolledFace_TurnsEyesClockwise()
    {
        FaceMesh mesh = Photograph(Canonical.Vertices, 0, 0, 20, new(0, 0, -50));

        Assert.True(mesh[MeshTopology.RightEyeOuter].Y > mesh[MeshTopology.LeftEyeOuter].Y);
        Assert.Equal(20, MeshWindow.Of(mesh).RotationDegrees, 0.5f);
    }

    [Fact]
    public void EyeAndMouthState_ChangedShape_FollowsTheChange()
    {
        // The canonical face has no irises: put them between the eyes' corners, then move them.
        Vector3[] shape = [.. Canonical.Vertices, .. new Vector3[10]];
        PutIris(shape, MeshTopology.LeftIris, MeshTopology.LeftEyeOpening, new(0.3f, 0.15f, 0));
        PutIris(shape, MeshTopology.RightIris, MeshTopology.RightEyeOpening, new(0, 0.35f, 0));
        HeadPose open = HeadPose.Of(Photograph(shape, 20, 10, 15, new(0, 0, -50)), Picture, Canonical);
        foreach (int i in (int[])[2, 3, 4, 5, 6])
        {
            shape[MeshTopology.LeftEyeOpening[i + 8]] = shape[MeshTopology.LeftEyeOpening[i]];
        }

        shape[MeshTopology.LowerLipInner] -= new Vector3(0, 2, 0);
        HeadPose changed = HeadPose.Of(Photograph(shape, -20, -10, 45, new(0, 0, -50)), Picture, Canonical);

        Assert.Equal(MathF.Asin(0.3f / 1.2f) * 180 / MathF.PI, EyeState.LeftOf(open).YawDegrees, 2f);
        Assert.Equal(0, EyeState.LeftOf(open).PitchDegrees, 2f);
        Assert.Equal(MathF.Asin(0.2f / 1.2f) * 180 / MathF.PI, EyeState.RightOf(open).PitchDegrees, 2f);
        Assert.InRange(EyeState.LeftOf(open).Openness, 0.2f, 0.5f);
        Assert.Equal(0, EyeState.LeftOf(changed).Openness, 0.02f);
        Assert.Equal(EyeState.RightOf(open).Openness, EyeState.RightOf(changed).Openness, 0.02f);
        Assert.InRange(MouthState.Of(open).Openness, 0, 0.2f); // its lips are slightly apart
        Assert.InRange(MouthState.Of(changed).Openness, 0.3f, 0.8f);
    }

    private static void PutIris(Vector3[] shape, ReadOnlySpan<int> iris, ReadOnlySpan<int> opening, Vector3 offset)
    {
        foreach (int point in iris)
        {
            shape[point] = ((shape[opening[0]] + shape[opening[8]]) / 2) + offset;
        }
    }

    /// <summary>What the networks would give for a face of this shape: perspective in x and y, depth in the unit of the face's mean distance.</summary>
    private static FaceMesh Photograph(IReadOnlyList<Vector3> shape, float yaw, float pitch, float roll, Vector3 place)
    {
        // About y, then x, then z in the head's own axes; x and z turn the other way round because y points up.
        Quaternion rotation = Turn(Vector3.UnitY, yaw) * Turn(Vector3.UnitX, -pitch) * Turn(Vector3.UnitZ, -roll);
        Vector3[] camera = [.. shape.Select(point => Vector3.Transform(point, rotation) + place)];
        float meanDistance = -camera.Take(468).Average(point => point.Z);
        float unitsPerPixel = 2 * MathF.Tan(63 / 2f * MathF.PI / 180) / Picture.Height;
        return new([.. camera.Select(point => new Vector3(
            (point.X / -point.Z / unitsPerPixel) + ((Picture.Width - 1) / 2f),
            ((Picture.Height - 1) / 2f) - (point.Y / -point.Z / unitsPerPixel),
            ((-point.Z / meanDistance) - 1) / unitsPerPixel))], 1);
    }

    private static Quaternion Turn(Vector3 axis, float degrees) => Quaternion.CreateFromAxisAngle(axis, degrees * MathF.PI / 180);
}
