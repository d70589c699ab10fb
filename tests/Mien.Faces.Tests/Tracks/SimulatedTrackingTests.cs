using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;

namespace Mien.Faces.Tests.Tracks;

/// <summary>The tracker against a scripted perception: what it does when things go wrong.</summary>
public sealed class SimulatedTrackingTests
{
    [Fact]
    public void Next_OneFace_IsOneTrackAndRarelySearchedFor()
    {
        SimulatedFilm film = new(90, i => [new(1, new(200 + (10 * i), 300))]);

        IReadOnlyList<TrackedFrame> seen = film.Track();

        Assert.All(seen, frame => Assert.Equal(1, Assert.Single(frame.Faces).Track));
        Assert.Equal(1, film.Asked["Find"]);
        Assert.InRange(film.Asked["Glance"], 7, 10);
        Assert.InRange(film.Asked["Identify"], 3, 10);
        Assert.False(film.Asked.ContainsKey("Look"));
    }

    [Fact]
    public void Next_FaceThatGoesBehindAnother_ComesOutAsItself()
    {
        SimulatedFilm film = new(90, i => [new(1, new(200 + (10 * i), 300)), new(2, new(1100 - (10 * i), 300))]);

        IReadOnlyList<TrackedFrame> seen = film.Track();

        (int behind, int front) = (NumberAt(seen[0], new(200, 300)), NumberAt(seen[0], new(1100, 300)));
        Assert.All(seen, frame => Assert.Contains(frame.Faces, face => face.Track == front));
        Assert.DoesNotContain(seen[45].Faces, face => face.Track == behind);
        Assert.Equal(behind, NumberAt(seen[89], new(1090, 300)));
        Assert.Equal(front, NumberAt(seen[89], new(210, 300)));
        Assert.All(seen, frame => Assert.All(frame.Faces, face => Assert.InRange(face.Track, 1, 2)));
    }

    [Fact]
    public void Next_FacesThatChangePlacesUnseen_AreToldApartByIdentity()
    {
        // Within one frame each stands where the other stood: motion says nothing has happened.
        SimulatedFilm film = new(60, i => [new(i < 20 ? 1 : 2, new(400, 300)), new(i < 20 ? 2 : 1, new(550, 300))]);

        IReadOnlyList<TrackedFrame> seen = film.Track();

        Assert.InRange(IdentityDistance(seen[59], seen[10]), 0, 0.2f);
    }

    [Fact]
    public void Next_FaceThatReturnsElsewhereAfterASecond_IsTheSameTrack()
    {
        SimulatedFilm film = new(120, i => i is >= 40 and < 70 ? [] : [new(1, i < 40 ? new(300, 300) : new(900, 400))]);

        IReadOnlyList<TrackedFrame> seen = film.Track();

        Assert.Equal(1, Assert.Single(seen[39].Faces).Track);
        Assert.Empty(seen[60].Faces);
        Assert.Equal(1, Assert.Single(seen[119].Faces).Track);
    }

    [Fact]
    public void Next_SomebodyElseAtTheSamePlaceLater_IsAnotherTrack()
    {
        SimulatedFilm film = new(120, i => i is >= 40 and < 70 ? [] : [new(i < 40 ? 1 : 2, new(300, 300))]);

        Assert.Equal(2, Assert.Single(film.Track()[119].Faces).Track);
    }

    [Fact]
    public void Next_Cut_StartsNewTracksAtOnce()
    {
        SimulatedFilm film = new(60, _ => [new(1, new(300, 300))]) { Cuts = [37] };

        IReadOnlyList<TrackedFrame> seen = film.Track();

        Assert.Equal(37, Assert.Single(seen.Index(), frame => frame.Item.IsCut).Index);
        Assert.Equal(1, Assert.Single(seen[36].Faces).Track);
        Assert.Equal(2, Assert.Single(seen[37].Faces).Track);
    }

    [Fact]
    public void Next_MeshThatStaysOnNothing_IsGivenUp()
    {
        // From frame 30 on the mesh still fits, but no detector sees a face there.
        SimulatedFilm film = new(90, i => [new(1, new(300, 300)) { IsIllusion = i >= 30 }]);

        IReadOnlyList<TrackedFrame> seen = film.Track();

        Assert.Single(seen[35].Faces);
        Assert.Empty(seen[60].Faces);
    }

    [Fact]
    public void Next_SameFramesTwice_GivesTheSame()
    {
        SimulatedFilm film = new(60, i => [new(1, new(200 + (10 * i), 300)), new(2, new(900 - (8 * i), 320)) { Trembling = 0.01f }]);

        Assert.Equal(film.Track().Select(Summary), film.Track().Select(Summary));

        static string Summary(TrackedFrame frame) => string.Join(";", frame.Faces.Select(face => $"{face.Track} {face.Face.Mesh.Points[7]} {face.Look?.Quality}"));
    }

    [Fact]
    public void Next_TimeThatDoesNotGoOn_IsMisuse()
    {
        SimulatedFilm film = new(2, _ => []);
        FaceTracker tracker = new(film, CanonicalFace.Load());
        tracker.Next(film.Frame(0), TimeSpan.FromSeconds(1));

        Assert.Throws<ArgumentException>(() => tracker.Next(film.Frame(1), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void FilmTracker_FaceThatComesBetweenTwoLooks_IsSeenFromItsFirstFrame()
    {
        SimulatedFilm film = new(90, i => i < 44 ? [new(2, new(900, 300))] : [new(2, new(900, 300)), new(1, new(300 + (5 * i), 300))]);

        IReadOnlyList<TrackedFrame> causal = film.Track();
        IReadOnlyList<TrackedFrame> seen = film.TrackFilm();

        Assert.Equal(90, seen.Count);
        Assert.Equal(causal.Select(frame => frame.Time), seen.Select(frame => frame.Time));
        Assert.Single(causal[44].Faces);
        Assert.All(seen.Take(44), frame => Assert.Single(frame.Faces));
        Assert.All(seen.Skip(44), frame => Assert.Equal(2, frame.Faces.Count));
    }

    [Fact]
    public void FilmTracker_FaceFoundAfterACut_IsNotFollowedBeyondIt()
    {
        SimulatedFilm film = new(60, i => [new(i < 30 ? 1 : 2, new(300, 300))]) { Cuts = [30] };

        IReadOnlyList<TrackedFrame> seen = film.TrackFilm();

        Assert.All(seen, frame => Assert.Single(frame.Faces));
        Assert.Equal([1, 2], seen.SelectMany(frame => frame.Faces).Select(face => face.Track).Distinct());
    }

    private static int NumberAt(TrackedFrame frame, Vector2 centre) =>
        frame.Faces.MinBy(face => Vector2.Distance(face.Face.Box.Centre, centre))!.Track;

    /// <summary>Between what the leftmost face really looks like later and what its track was thought to be before.</summary>
    private static float IdentityDistance(TrackedFrame later, TrackedFrame earlier)
    {
        int person = later.Faces[0].Face.Box.Centre.X < later.Faces[1].Face.Box.Centre.X ? 0 : 1;
        int track = later.Faces[person].Track;
        return SimulatedFace.IdentityOf(2).DistanceTo(earlier.Faces.Single(face => face.Track == track).Identity!);
    }
}
