using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tests.Tracks;

/// <summary>Smoothing of simulated meshes whose truth is known. The networks' own trembling: see FaceTrackerTests.</summary>
public sealed class MeshSmootherTests
{
    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();

    public enum Way
    {
        Film,
        Live,
    }

    [Theory]
    [InlineData(Way.Film)]
    [InlineData(Way.Live)]
    public void Smooth_RestingThenMovingFace_IsSteadyAndDoesNotLag(Way way)
    {
        // Rests for 100 frames, then moves by 10 px a frame, trembling by 0.6 % of the eye distance (0.4 % in x and in y) all the time.
        SimulatedFace At(int i) => new(1, new(200 + (10 * Math.Max(0, i - 99)), 300)) { Trembling = 0.004f };
        FaceMesh[] smoothed = Smoothed(way, 140, i => At(i).Mesh(i));

        Assert.InRange(Trembling(smoothed[10..100]), 0, 0.003f);
        for (int i = 100; i < 140; i++)
        {
            Vector2 lag = Centre(At(i).Mesh(i)) - Centre(smoothed[i]);
            Assert.InRange(lag.X, -1.5f, 10);
        }
    }

    [Theory]
    [InlineData(Way.Film)]
    [InlineData(Way.Live)]
    public void Smooth_Blink_IsStillABlink(Way way)
    {
        // Closed within 100 ms, open again 100 ms later.
        static float Open(int i) => Math.Clamp(Math.Abs(i - 45) / 3f, 0, 1);
        FaceMesh[] smoothed = Smoothed(way, 90, i => new SimulatedFace(1, new(300, 300)) { EyesOpen = Open(i), Trembling = 0.003f }.Mesh(i));

        float[] openings = [.. smoothed.Select(Opening)];
        float open = openings[20..35].Average();

        Assert.InRange(openings[43..48].Min() / open, 0, 0.3f);
        Assert.InRange(openings[55] / open, 0.85f, 1.15f);
        Assert.InRange(openings[38] / open, 0.85f, 1.15f);
    }

    [Fact]
    public void Smooth_TurningHead_KeepsItsTurn()
    {
        SimulatedFace At(int i) => new(1, new(300, 300)) { YawDegrees = 40 * MathF.Sin(i * 0.1f), RollDegrees = 170 + (2 * i) };
        FaceMesh[] smoothed = Smoothed(Way.Film, 60, i => At(i).Mesh());

        Assert.All(Enumerable.Range(0, 60), i => Assert.InRange(Distance(At(i).Mesh(), smoothed[i]), 0, 0.02f));
    }

    [Fact]
    public void Smooth_LargerFace_IsSmoothedAlike()
    {
        FaceMesh Raw(int i) => new SimulatedFace(1, new(300 + i, 300)) { Trembling = 0.01f }.Mesh(i);
        Affine2 twice = Affine2.Scaling(2, 2);

        FaceMesh[] small = Smoothed(Way.Film, 40, Raw);
        FaceMesh[] large = Smoothed(Way.Film, 40, i => Raw(i).Map(twice));

        Assert.All(small.Zip(large), pair => Assert.InRange(Distance(pair.First.Map(twice), pair.Second), 0, 1e-3f));
    }

    [Fact]
    public void SmoothBothWays_OneMeshOrNone_ComesBack()
    {
        FaceMesh mesh = new SimulatedFace(1, new(100, 100)).Mesh();

        Assert.Empty(MeshSmoother.SmoothBothWays([], [], s_canonical));
        Assert.InRange(Distance(mesh, Assert.Single(MeshSmoother.SmoothBothWays([mesh], [TimeSpan.Zero], s_canonical))), 0, 1e-4f);
    }

    private static FaceMesh[] Smoothed(Way way, int count, Func<int, FaceMesh> meshAt)
    {
        FaceMesh[] meshes = [.. Enumerable.Range(0, count).Select(meshAt)];
        TimeSpan[] times = [.. Enumerable.Range(0, count).Select(i => TimeSpan.FromSeconds(i / 30.0))];
        if (way == Way.Film)
        {
            return [.. MeshSmoother.SmoothBothWays(meshes, times, s_canonical)];
        }

        MeshSmoother smoother = new(s_canonical);
        return [.. meshes.Select((mesh, i) => smoother.Next(mesh, times[i]))];
    }

    /// <summary>Root mean square distance of all points from their means, in eye distances.</summary>
    private static float Trembling(FaceMesh[] meshes) => MathF.Sqrt(Enumerable.Range(0, MeshTopology.PointCount).Average(point =>
    {
        Vector2 mean = meshes.Aggregate(Vector2.Zero, (sum, mesh) => sum + mesh[point]) / meshes.Length;
        return meshes.Average(mesh => Vector2.DistanceSquared(mesh[point], mean));
    })) / meshes[0].OuterEyeDistancePx;

    private static Vector2 Centre(FaceMesh mesh) => mesh.Flat().Aggregate((sum, point) => sum + point) / MeshTopology.PointCount;

    private static float Distance(FaceMesh one, FaceMesh other) =>
        Enumerable.Range(0, MeshTopology.PointCount).Average(i => Vector2.Distance(one[i], other[i])) / one.OuterEyeDistancePx;

    private static float Opening(FaceMesh mesh)
    {
        ReadOnlySpan<int> eye = MeshTopology.LeftEyeOpening;
        return Vector2.Distance(mesh[eye[4]], mesh[eye[12]]);
    }
}
