using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;

namespace Mien.Faces.Tests.Tracks;

/// <summary>Plans of simulated films: everything is known, nothing is looked at.</summary>
public sealed class TrackPlannerTests
{
    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();
    private static readonly TrackPlanner s_planner = new(s_canonical);

    /// <summary>Fades take a quarter of a second: at 30 frames a second no step may be larger than this.</summary>
    private const float MostStep = 0.134f;

    [Fact]
    public void Plan_FaceThatIsThereAllTheTime_IsFullEverywhere()
    {
        SegmentPlan plan = Plan(60, i => Here(i));

        FaceTrack track = Assert.Single(plan.Tracks);
        Assert.Equal((1, 0, 59, 60), (track.Id, track.FirstFrame, track.LastFrame, track.ObservationCount));
        Assert.All(plan.Frames, frame => Assert.Equal(1, Assert.Single(frame.Faces).Opacity));
    }

    [Fact]
    public void Plan_ShortGap_IsFilledInTheFacesOwnFrame()
    {
        SegmentPlan plan = Plan(60, i => i is >= 20 and < 28 ? null : Here(i));

        for (int i = 0; i < 60; i++)
        {
            PlannedFace face = Assert.Single(plan.Frames[i].Faces);
            Assert.Equal(i is >= 20 and < 28, face.IsFilled);
            Assert.Equal(1, face.Opacity);
            Assert.InRange(Distance(Here(i).Mesh(), face.Face.Mesh), 0, 0.03f);
        }
    }

    [Fact]
    public void Plan_LongGap_FadesOutBeforeAndInAfter()
    {
        SegmentPlan plan = Plan(120, i => i is >= 40 and < 80 ? null : Here(i));

        float[] opacity = Opacity(plan);
        Assert.Single(plan.Tracks);
        Assert.All(opacity[40..80], value => Assert.Equal(0, value));
        Assert.InRange(opacity[39], 0.01f, MostStep);
        Assert.InRange(opacity[80], 0.01f, MostStep);
        Assert.Equal(1, opacity[30]);
        Assert.Equal(1, opacity[90]);
        AssertContinuous(opacity);
    }

    [Fact]
    public void Plan_GapWhereAnotherFaceWasInFront_IsNotFilled()
    {
        TrackedFrame[] seen = Seen(60, i => i is >= 20 and < 26 ? null : Here(i), second: i => new SimulatedFace(2, new(Here(23).Centre.X + (20 * (i - 23)), 300)));

        SegmentPlan plan = s_planner.Plan(seen, 0, 60, SimulatedFilm.Size);

        Assert.All(plan.Frames.SelectMany(frame => frame.Faces), face => Assert.False(face.IsFilled));
    }

    [Fact]
    public void Plan_Cut_NeitherFillsNorSmoothsNorFadesAcrossIt()
    {
        // One person before and after the cut, elsewhere; unseen in the last frames before it.
        SegmentPlan plan = Plan(60, i => i < 30 ? Here(i) : new(1, new(900, 400)), cut: 30);

        Assert.Equal(2, plan.Tracks.Count);
        Assert.Equal([29, 59], plan.Tracks.Select(track => track.LastFrame));
        Assert.All(Opacity(plan), value => Assert.Equal(1, value));
        Assert.InRange(Distance(Here(29).Mesh(), plan.Frames[29].Faces[0].Face.Mesh), 0, 0.03f);
        Assert.InRange(Distance(new SimulatedFace(1, new(900, 400)).Mesh(), plan.Frames[30].Faces[0].Face.Mesh), 0, 0.001f);
        Assert.True(plan.Frames[30].IsCut);
    }

    [Fact]
    public void Plan_Flicker_IsDropped()
    {
        Assert.Empty(Plan(60, i => i is >= 30 and < 34 ? Here(i) : null).Tracks);
        Assert.Single(Plan(60, i => i is >= 30 and < 38 ? Here(i) : null).Tracks);
        Assert.Empty(Plan(60, i => i >= 57 ? Here(i) : null).Tracks); // margins show longer what only touches a segment's end
        Assert.Empty(Plan(60, i => i < 3 ? Here(i) : null).Tracks);
        Assert.Single(Plan(2, Here).Tracks);
    }

    [Fact]
    public void Plan_FaceThatTurnsAway_FadesAndComesBack()
    {
        static float Yaw(int i) => 88 * MathF.Sin(i * MathF.PI / 120);
        SegmentPlan plan = Plan(120, i => new(1, new(600, 350)) { YawDegrees = Yaw(i) });

        float[] opacity = Opacity(plan);
        Assert.Equal(1, opacity[10]);
        Assert.Equal(0, opacity[60]);
        Assert.Equal(1, opacity[110]);
        AssertContinuous(opacity);
        Assert.Equal(1, Opacity(Plan(30, _ => new(1, new(600, 350)) { YawDegrees = 45 }))[15]);
    }

    [Fact]
    public void Plan_FaceThatLeavesThePicture_FadesWithoutAPop()
    {
        SegmentPlan plan = Plan(90, i => Edge(i) is float x && x > SimulatedFilm.Size.Width + 20 ? null : new(1, new(Edge(i), 300)));

        float[] opacity = Opacity(plan);
        Assert.Equal(1, opacity[10]);
        Assert.Equal(0, opacity[89]);
        AssertContinuous(opacity);

        static float Edge(int i) => 900 + (6 * i);
    }

    [Fact]
    public void Plan_TrackletsOfOnePersonFarApart_AreJoined()
    {
        // The tracker did not notice: three numbers, two persons.
        TrackedFrame[] seen = Seen(150, i => i < 40 ? Here(i) : i >= 100 ? new(1, new(200, 500)) : null, second: i => i >= 60 ? new(2, new(800, 300)) : null,
            number: (person, i) => person == 2 ? 9 : i < 50 ? 1 : 2);

        SegmentPlan plan = s_planner.Plan(seen, 0, 150, SimulatedFilm.Size);

        Assert.Equal(2, plan.Tracks.Count);
        Assert.Equal((0, 149), (plan.Tracks[0].FirstFrame, plan.Tracks[0].LastFrame));
    }

    [Fact]
    public void Plan_AnotherPersonInTheSamePlace_IsAnotherTrack()
    {
        TrackedFrame[] seen = Seen(80, i => i < 40 ? new(1, new(400, 300)) : i >= 44 ? new(2, new(402, 300)) : null, number: (person, _) => person);

        SegmentPlan plan = s_planner.Plan(seen, 0, 80, SimulatedFilm.Size);

        Assert.Equal(2, plan.Tracks.Count);
        Assert.All(plan.Frames.SelectMany(frame => frame.Faces), face => Assert.False(face.IsFilled));
    }

    [Fact]
    public void Plan_NeighbouringSegments_AgreeWhereTheyMeet()
    {
        // Each segment's own tracker, with a second of margin; the face wanders, trembles, turns away and is lost around the border.
        SimulatedFace? At(int i) => i is >= 308 and < 314 ? null : new(1, new(600 + (200 * MathF.Sin(i * 0.05f)), 350 + (80 * MathF.Cos(i * 0.031f))))
        {
            EyeDistancePx = 90 + (20 * MathF.Sin(i * 0.02f)),
            YawDegrees = 75 * MathF.Sin((i - 280) * 0.05f),
            RollDegrees = 10 * MathF.Sin(i * 0.07f),
            Trembling = 0.005f,
        };
        SimulatedFilm film = new(600, i => At(i) is { } face ? [face] : []);
        SegmentPlan before = s_planner.Plan(film.Track(0, 330), 0, 300, SimulatedFilm.Size);
        SegmentPlan after = s_planner.Plan(film.Track(270, 600), 30, 300, SimulatedFilm.Size);
        SegmentPlan beforeWithMargin = s_planner.Plan(film.Track(0, 330), 0, 330, SimulatedFilm.Size);
        SegmentPlan afterWithMargin = s_planner.Plan(film.Track(270, 600), 0, 330, SimulatedFilm.Size);

        Assert.Equal((300, 300), (before.Frames.Count, after.Frames.Count));
        Assert.Equal(before.Frames[^1].Faces[0].Opacity, beforeWithMargin.Frames[299].Faces[0].Opacity);
        for (int i = 299; i <= 300; i++)
        {
            PlannedFace one = Assert.Single(beforeWithMargin.Frames[i].Faces);
            PlannedFace other = Assert.Single(afterWithMargin.Frames[i - 270].Faces);
            Assert.InRange(Distance(one.Face.Mesh, other.Face.Mesh), 0, 0.003f);
            Assert.InRange(Math.Abs(one.Opacity - other.Opacity), 0, 0.05f);
            Assert.InRange(one.Opacity, 0.05f, 1);
        }
    }

    [Fact]
    public void Plan_OutsideWhatWasObserved_IsMisuse() =>
        Assert.Throws<ArgumentException>(() => s_planner.Plan(Seen(10, i => Here(i)), 5, 6, SimulatedFilm.Size));

    [Fact]
    public void Plan_NoFrames_IsEmpty() => Assert.Empty(s_planner.Plan([], 0, 0, SimulatedFilm.Size).Frames);

    private static SimulatedFace Here(int i) => new(1, new(400 + (4 * i), 300)) { RollDegrees = i * 0.3f };

    private static SegmentPlan Plan(int count, Func<int, SimulatedFace?> faceAt, int cut = -1) =>
        s_planner.Plan(Seen(count, faceAt, cut), 0, count, SimulatedFilm.Size);

    private static TrackedFrame[] Seen(
        int count, Func<int, SimulatedFace?> faceAt, int cut = -1, Func<int, SimulatedFace?>? second = null, Func<int, int, int>? number = null) =>
    [
        .. Enumerable.Range(0, count).Select(i => new TrackedFrame
        {
            Time = TimeSpan.FromSeconds(i / 30.0),
            IsCut = i == cut,
            Faces =
            [
                .. new[] { faceAt(i), second?.Invoke(i) }.OfType<SimulatedFace>().Select(face => new TrackedFace
                {
                    Track = number?.Invoke(face.Person, i) ?? face.Person,
                    Face = Face.Of(face.Mesh(i), detectionScore: 0.9f),
                    Look = i % 10 == 2 ? new(SimulatedFace.IdentityOf(face.Person, i), 0.8f) : null,
                }),
            ],
        }),
    ];

    private static float[] Opacity(SegmentPlan plan) => [.. plan.Frames.Select(frame => frame.Faces.Count == 0 ? 0 : frame.Faces[0].Opacity)];

    private static void AssertContinuous(float[] opacity) =>
        Assert.All(opacity.Zip(opacity.Skip(1)), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, MostStep));

    private static float Distance(FaceMesh one, FaceMesh other) =>
        Enumerable.Range(0, MeshTopology.PointCount).Average(i => Vector2.Distance(one[i], other[i])) / one.OuterEyeDistancePx;
}
