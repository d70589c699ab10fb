using Mien.Faces.Identity;
using Mien.Faces.Persons;
using Mien.Faces.Tests.Tracks;
using Mien.Faces.Tracks;

namespace Mien.Faces.Tests.Persons;

public sealed class PersonMatcherTests
{
    private static readonly PersonMatcher s_matcher = new([Person(1), Person(2), Person(3)]);

    [Fact]
    public void Match_KnownPerson_IsTheOne()
    {
        PersonMatch match = s_matcher.Match(SimulatedFace.IdentityOf(2, seed: 5));

        Assert.Equal(2, match.Person!.Number);
        Assert.InRange(match.Distance, 0, 0.2f);
        Assert.InRange(match.Margin, 0.1f, 1);
    }

    [Fact]
    public void Match_Stranger_IsUnknown() => Assert.False(s_matcher.Match(SimulatedFace.IdentityOf(77)).IsKnown);

    [Fact]
    public void Match_BetweenTwoPersons_IsUnknown()
    {
        FaceIdentity between = FaceIdentity.Mean([SimulatedFace.IdentityOf(1, spread: 0), SimulatedFace.IdentityOf(2, spread: 0)]);

        Assert.False(s_matcher.Match(between).IsKnown);
    }

    [Fact]
    public void Match_NoPersons_IsUnknown() => Assert.Equal(float.PositiveInfinity, new PersonMatcher([]).Match(SimulatedFace.IdentityOf(1)).Distance);

    [Fact]
    public void Match_TwoTracksInOneFrameLikeOnePerson_OnlyTheMoreAlikeIs()
    {
        FaceTrack near = Track(1, SimulatedFace.IdentityOf(1, spread: 0));
        FaceTrack far = Track(2, SimulatedFace.IdentityOf(1, seed: 4, spread: 0.3f));
        FaceTrack elsewhere = Track(3, SimulatedFace.IdentityOf(1, seed: 9, spread: 0.3f));
        SegmentPlan plan = new() { Tracks = [near, far, elsewhere], Frames = [Frame(1, 2), Frame(3)] };

        IReadOnlyDictionary<int, PersonMatch> matches = s_matcher.Match(plan);

        Assert.Equal([1, 3], matches.Keys.Order());
    }

    private static PlannedFrame Frame(params int[] tracks) => new()
    {
        Time = default,
        IsCut = false,
        Faces = [.. tracks.Select(track => new PlannedFace
        {
            Track = track,
            Face = Face.Of(new SimulatedFace(1, default).Mesh(), 1),
            Opacity = 1,
            IsFilled = false,
        })],
    };

    private static FaceTrack Track(int id, FaceIdentity identity) => new()
    {
        Id = id,
        FirstFrame = 0,
        LastFrame = 0,
        Identity = identity,
        IdentityWeight = 1,
        ObservationCount = 1,
        MeanHeightPx = 100,
    };

    private static FilmPerson Person(int number) => new()
    {
        Number = number,
        Identity = SimulatedFace.IdentityOf(number, spread: 0),
        Ranges = [],
        ScreenTimeShare = 0.1f,
        MeanHeightPx = 100,
        SampleCount = 10,
    };
}
