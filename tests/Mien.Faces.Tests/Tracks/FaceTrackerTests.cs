using System.Numerics;
using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing.Films;
using Mien.Testing.Pictures;

namespace Mien.Faces.Tests.Tracks;

/// <summary>Tracker, filters and plan with the real networks on generated films whose every face is where the test says.</summary>
public sealed class FaceTrackerTests(FaceTrackerTests.Fixture fixture) : IClassFixture<FaceTrackerTests.Fixture>
{
    private static readonly Size s_size = new(480, 270);

    /// <summary>Mean distance from the mesh that the photo itself gives, in eye distances, within which a face counts as followed.</summary>
    private const float Followed = 0.06f;

    [Fact]
    public void Film_StillFaceWithSensorNoise_TremblesLittleAndAMotionOf10PxDoesNotLag()
    {
        // 100 frames at rest, then 10 px a frame. Trembling of smaller faces comes near the bound and past it: docs/tracking.md.
        GeneratedFilm film = Film(120, noiseSteps: 3, new FilmActor(fixture.Face(0), seconds =>
            new ActorPlace(new(130 + (Math.Max(0, seconds - (99.5f / 30)) * 300), 135), 150)));
        IReadOnlyList<TrackedFrame> seen = fixture.Track(film);
        FaceMesh[] raw = [.. seen.Select(frame => Assert.Single(frame.Faces).Face.Mesh)];
        TimeSpan[] times = [.. seen.Select(frame => frame.Time)];
        MeshSmoother live = new(fixture.Canonical);

        AssertSteadyAndPrompt(film, [.. MeshSmoother.SmoothBothWays(raw, times, fixture.Canonical)]);
        AssertSteadyAndPrompt(film, [.. raw.Select((mesh, i) => live.Next(mesh, times[i]))]);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(25)]
    [InlineData(40)]
    public void Next_FastFace_IsFollowed(int pxPerFrame)
    {
        // Back and forth, so that it also turns round; the fastest moment has the speed asked for.
        const float reachPx = 140;
        float turnsPerSecond = pxPerFrame * 30 / reachPx;
        GeneratedFilm film = Film(45, noiseSteps: 2, new FilmActor(fixture.Face(0), seconds =>
            new ActorPlace(new(240 + (reachPx * MathF.Sin(seconds * turnsPerSecond)), 135), 100)));

        IReadOnlyList<TrackedFrame> seen = fixture.Track(film);

        Assert.All(seen.Index(), frame =>
        {
            TrackedFace face = Assert.Single(frame.Item.Faces);
            Assert.Equal(1, face.Track);
            Assert.InRange(fixture.Error(film, frame.Index, 0, face.Face.Mesh), 0, Followed);
        });
    }

    [Fact]
    public void Next_TurningAndGrowingFace_IsFollowed()
    {
        GeneratedFilm film = Film(60, noiseSteps: 2, new FilmActor(fixture.Face(2), seconds =>
            new ActorPlace(new(240, 135), 50 * MathF.Exp(seconds * 0.5f), 50 * MathF.Sin(seconds * 4))));

        Assert.All(fixture.Track(film).Index(), frame =>
            Assert.InRange(fixture.Error(film, frame.Index, 0, Assert.Single(frame.Item.Faces).Face.Mesh), 0, Followed));
    }

    [Fact]
    public void Plan_CrossingFaces_KeepTheirTracks()
    {
        GeneratedFilm film = Film(80, noiseSteps: 2,
            FilmActor.Moving(fixture.Face(0), new(70, 135), new(130, 0), 85), FilmActor.Moving(fixture.Face(1), new(410, 140), new(-130, 0), 90));

        SegmentPlan plan = fixture.Plan(film);

        Assert.Equal(2, plan.Tracks.Count);
        int behind = Owner(film, plan.Frames[0], 0);
        int front = Owner(film, plan.Frames[0], 1);
        Assert.NotEqual(behind, front);
        Assert.Equal(behind, Owner(film, plan.Frames[79], 0));
        Assert.Equal(front, Owner(film, plan.Frames[79], 1));
        Assert.All(plan.Frames, frame => Assert.Contains(frame.Faces, face => face.Track == front));

        // When the one is hidden, nothing is drawn of it over the other.
        Assert.Single(plan.Frames[39].Faces);
    }

    [Fact]
    public void Plan_FaceThatLeavesForASecondAndReturns_IsTheSameTrackAndASecondPersonIsNot()
    {
        GeneratedFilm film = Film(110, noiseSteps: 2,
            new FilmActor(fixture.Face(0), seconds => seconds < 1 ? new ActorPlace(new(120, 140), 85) : seconds < 2 ? null : new ActorPlace(new(330, 120), 75)),
            new FilmActor(fixture.Face(3), seconds => seconds is > 1.2f and < 1.8f ? new ActorPlace(new(120, 140), 85) : null));

        SegmentPlan plan = fixture.Plan(film);

        Assert.Equal(2, plan.Tracks.Count);
        Assert.Equal(Owner(film, plan.Frames[20], 0), Owner(film, plan.Frames[100], 0));
        Assert.NotEqual(Owner(film, plan.Frames[20], 0), Owner(film, plan.Frames[45], 1));
        Assert.Equal(0, plan.Tracks[0].FirstFrame);
        Assert.Equal(109, plan.Tracks[0].LastFrame);

        // The film's tracker looks back: the face is there from its first frame on.
        Assert.Contains(plan.Frames[61].Faces, face => face.Track == 1);
    }

    [Fact]
    public void Plan_Cut_StartsAnewWithoutAFade()
    {
        FilmScene one = Scene(20, 1, FilmActor.Still(fixture.Face(0), new(200, 135), 100));
        FilmScene other = Scene(20, 2, FilmActor.Still(fixture.Face(1), new(210, 140), 100));
        GeneratedFilm film = new([one, other]) { NoiseSteps = 2 };

        SegmentPlan plan = fixture.Plan(film);

        Assert.Equal([20], plan.Frames.Index().Where(frame => frame.Item.IsCut).Select(frame => frame.Index));
        Assert.Equal([(0, 19), (20, 39)], plan.Tracks.Select(track => (track.FirstFrame, track.LastFrame)));
        Assert.All(plan.Frames, frame => Assert.Equal(1, Assert.Single(frame.Faces).Opacity));
    }

    [Fact]
    public void Look_AtFacesAndElsewhere_TellsThemApartAndWhichWayUp()
    {
        GeneratedFilm film = Film(1, noiseSteps: 0, FilmActor.Still(fixture.Face(0), new(240, 135), 100));
        Picture frame = film.Frame(0);
        FaceMesh mesh = Assert.Single(fixture.Perception.Find(frame)).Mesh;
        FaceMesh overturned = mesh.Map(Affine2.Similarity(1, 180, 2 * mesh.Box.Centre));
        FaceMesh elsewhere = mesh.Map(Affine2.Translation(-150, 0));

        Assert.InRange(fixture.Perception.Look(frame, mesh).Score, 0.8f, 1);
        Assert.InRange(fixture.Perception.Look(frame, elsewhere).Score, 0, 0.6f);
        FaceLook look = fixture.Perception.Look(frame, overturned);
        Assert.InRange(look.Score, 0.8f, 1);
        Assert.InRange(MathF.Abs(MathF.IEEERemainder(look.RotationDegrees, 360)), 0, 30);
    }

    private void AssertSteadyAndPrompt(GeneratedFilm film, FaceMesh[] smoothed)
    {
        Assert.InRange(Trembling(smoothed[5..98]), 0, 0.003f);
        for (int i = 100; i < 120; i++)
        {
            // Where the face was a frame ago is further away than where it is now.
            Vector2 now = Centre(fixture.TruthMesh(film, i, 0));
            Vector2 shown = Centre(smoothed[i]) - Centre(smoothed[..98].Last()) + Centre(fixture.TruthMesh(film, 97, 0));
            Assert.InRange(now.X - shown.X, -3, 10);
        }
    }

    private static float Trembling(FaceMesh[] meshes) => MathF.Sqrt(Enumerable.Range(0, MeshTopology.PointCount).Average(point =>
    {
        Vector2 mean = meshes.Aggregate(Vector2.Zero, (sum, mesh) => sum + mesh[point]) / meshes.Length;
        return meshes.Average(mesh => Vector2.DistanceSquared(mesh[point], mean));
    })) / meshes[0].OuterEyeDistancePx;

    private static Vector2 Centre(FaceMesh mesh) => mesh.Flat().Aggregate((sum, point) => sum + point) / MeshTopology.PointCount;

    private int Owner(GeneratedFilm film, PlannedFrame frame, int actor)
    {
        int number = (int)Math.Round(frame.Time.TotalSeconds * 30);
        PlannedFace nearest = frame.Faces.MinBy(face => fixture.Error(film, number, actor, face.Face.Mesh))!;
        Assert.InRange(fixture.Error(film, number, actor, nearest.Face.Mesh), 0, 0.15f);
        return nearest.Track;
    }

    private static GeneratedFilm Film(int frameCount, float noiseSteps, params FilmActor[] actors) => new([Scene(frameCount, 1, actors)]) { NoiseSteps = noiseSteps };

    private static FilmScene Scene(int frameCount, int seed, params FilmActor[] actors) =>
        new() { FrameCount = frameCount, Background = NonFaces.Clouds(new Random(seed), s_size, finest: 8), Actors = actors };

    public sealed class Fixture : IDisposable
    {
        private readonly PerceptionModels _models = new();
        private readonly Dictionary<int, SampleFace> _faces = [];
        private readonly Dictionary<SampleFace, FaceMesh> _meshes = [];

        public Fixture() => Perception = new TrackPerception(_models, Canonical, new DetectionSettings { Workers = 1 });

        public CanonicalFace Canonical { get; } = CanonicalFace.Load();

        public TrackPerception Perception { get; }

        public SampleFace Face(int number) => _faces.TryGetValue(number, out SampleFace? face) ? face : _faces[number] = SampleFace.Number(number);

        public IReadOnlyList<TrackedFrame> Track(GeneratedFilm film)
        {
            FaceTracker tracker = new(Perception, Canonical);
            return [.. Enumerable.Range(0, film.FrameCount).Select(i => tracker.Next(film.Frame(i), film.TimeOf(i)))];
        }

        public SegmentPlan Plan(GeneratedFilm film)
        {
            FilmTracker tracker = new(Perception, Canonical);
            List<TrackedFrame> seen = [.. Enumerable.Range(0, film.FrameCount).SelectMany(i => tracker.Next(film.Frame(i), film.TimeOf(i)))];
            seen.AddRange(tracker.Finish());
            return new TrackPlanner(Canonical).Plan(seen, 0, film.FrameCount, film.Size);
        }

        /// <summary>The mesh of the photo, carried into the film.</summary>
        public FaceMesh TruthMesh(GeneratedFilm film, int frame, int actor)
        {
            SampleFace face = film.SceneAt(frame).Scene.Actors[actor].Face;
            if (!_meshes.TryGetValue(face, out FaceMesh? mesh))
            {
                mesh = _meshes[face] = Perception.Find(face.Photo)
                    .MinBy(found => Vector2.Distance(Box.Around(found.Mesh.SixtyEight()).Centre, face.Centre))!.Mesh;
            }

            return mesh.Map(film.Truth(frame, actor)!.Value);
        }

        /// <summary>Mean distance of the points, in eye distances.</summary>
        public float Error(GeneratedFilm film, int frame, int actor, FaceMesh mesh)
        {
            FaceMesh truth = TruthMesh(film, frame, actor);
            return Enumerable.Range(0, MeshTopology.PointCount).Average(i => Vector2.Distance(mesh[i], truth[i])) / truth.OuterEyeDistancePx;
        }

        public void Dispose() => _models.Dispose();
    }
}
