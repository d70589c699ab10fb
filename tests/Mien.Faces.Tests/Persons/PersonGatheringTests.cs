using System.Diagnostics;
using Mien.Faces.Persons;
using Mien.Faces.Tests.Tracks;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tests.Persons;

public sealed class PersonGatheringTests
{
    private static readonly GatheringSettings s_settings = new() { SampleInterval = TimeSpan.FromSeconds(1), Duration = TimeSpan.FromSeconds(100) };

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(30)]
    public void Gather_SeveralPeople_FindsEachOnce(int people)
    {
        List<PersonSample> samples = [.. Enumerable.Range(0, 600).Select(i => Sample(i % people, seconds: i))];

        IReadOnlyList<FilmPerson> persons = PersonGathering.Gather(samples, s_settings with { Duration = TimeSpan.FromSeconds(600) });

        Assert.Equal(people, persons.Count);
        Assert.Equal(Enumerable.Range(1, people), persons.Select(person => person.Number));
        Assert.All(persons, person => Assert.InRange(
            Enumerable.Range(0, people).Min(who => SimulatedFace.IdentityOf(who, spread: 0).DistanceTo(person.Identity)), 0, 0.1f));
    }

    [Theory]
    [InlineData(9, 10.0)]
    [InlineData(10, 9.5)]
    public void Gather_SomebodyInTheLastLook_IsSeenToTheEnd(int lastLook, double end)
    {
        GatheringSettings settings = s_settings with { Duration = TimeSpan.FromSeconds(10), LastLook = TimeSpan.FromSeconds(lastLook) };

        FilmPerson person = Assert.Single(PersonGathering.Gather([.. Seconds(0, 10).Select(second => Sample(7, second))], settings));

        Assert.Equal((end, (float)(end / 10)), (person.Ranges[^1].End.TotalSeconds, person.ScreenTimeShare));
    }

    [Fact]
    public void Gather_NumbersByScreenTimeAndMergesRanges()
    {
        List<PersonSample> samples =
        [
            .. Seconds(0, 10).Concat(Seconds(40, 60)).Select(second => Sample(7, second)),
            .. Seconds(5, 80).Select(second => Sample(8, second)),
        ];

        IReadOnlyList<FilmPerson> persons = PersonGathering.Gather(samples, s_settings);

        Assert.Equal([75, 30], persons.Select(person => person.SampleCount));
        Assert.Equal(0.75f, persons[0].ScreenTimeShare, 0.001f);
        Assert.Equal([(0.0, 9.5), (39.5, 59.5)], persons[1].Ranges.Select(range => (range.Start.TotalSeconds, range.End.TotalSeconds)));
        Assert.Equal(80, persons[0].MeanHeightPx, 0.001f);
    }

    [Fact]
    public void Gather_LookAlikesInOneFrame_StayTwo()
    {
        // Twins, in two scenes: their looks differ no more than one person's.
        PersonSample[] samples = [.. Seconds(0, 20).SelectMany(second => new[]
        {
            Sample(1, second, x: 0) with { TrackKey = $"{second / 10}/left" },
            Sample(1, second, x: 300, look: 500 + second) with { TrackKey = $"{second / 10}/right" },
        })];

        Assert.Equal(2, PersonGathering.Gather(samples, s_settings).Count);
    }

    [Fact]
    public void Gather_BadLooksOfOneTrack_StayWithIt()
    {
        // Half of the track looks like nobody; the tracker knows better.
        PersonSample[] samples = [.. Seconds(0, 20).Select(second => Sample(second % 2 == 0 ? 1 : 50 + second, second) with
        {
            TrackKey = "3/1",
            Quality = second % 2 == 0 ? 0.8f : 0.05f,
        })];

        FilmPerson person = Assert.Single(PersonGathering.Gather(samples, s_settings));

        Assert.InRange(person.Identity.DistanceTo(SimulatedFace.IdentityOf(1, spread: 0)), 0, 0.12f);
        Assert.Equal(0.8f, person.Best!.Quality);
    }

    [Fact]
    public void Gather_PasserBy_IsLeftOutWhenAskedFor()
    {
        PersonSample[] samples = [.. Seconds(0, 20).Select(second => Sample(1, second)), Sample(2, 30)];

        Assert.Equal(2, PersonGathering.Gather(samples, s_settings).Count);
        Assert.Single(PersonGathering.Gather(samples, s_settings with { LeastSamples = 2 }));
    }

    [Fact]
    public void Gather_NoSamples_IsEmpty() => Assert.Empty(PersonGathering.Gather([], s_settings));

    [Fact]
    public void Gather_AnyOrder_GivesTheSame()
    {
        PersonSample[] samples = [.. Enumerable.Range(0, 200).Select(i => Sample(i % 4, i))];
        PersonSample[] shuffled = [.. samples];
        new Random(3).Shuffle(shuffled);

        Assert.Equal(Summary(samples), Summary(shuffled));

        static string[] Summary(PersonSample[] samples) => [.. PersonGathering.Gather(samples, s_settings with { Duration = TimeSpan.FromSeconds(200) })
            .Select(person => $"{person.Number} {person.SampleCount} {person.Ranges[0].Start} {person.Best!.Time}")];
    }

    [Fact]
    public void Gather_TenThousandSamples_IsQuick()
    {
        // Looks of one person are 0.31 apart, persons about 0.5.
        List<PersonSample> samples = [.. Enumerable.Range(0, 10_000).Select(i => Sample(i % 30, i, spread: 0.35f))];
        Stopwatch watch = Stopwatch.StartNew();

        IReadOnlyList<FilmPerson> persons = PersonGathering.Gather(samples, s_settings with { Duration = TimeSpan.FromSeconds(10_000), LeastSamples = 20 });

        Assert.Equal(30, persons.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    private static IEnumerable<int> Seconds(int from, int to) => Enumerable.Range(from, to - from);

    private static PersonSample Sample(int person, int seconds, int x = 0, int? look = null, float spread = 0.1f) => new()
    {
        Time = TimeSpan.FromSeconds(seconds),
        Box = new Box(x, 100, 60, 80),
        Identity = SimulatedFace.IdentityOf(person, look ?? seconds, spread),
        Quality = 0.5f + (0.001f * (seconds % 100)),
    };
}
