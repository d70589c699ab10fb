using Mien.Jobs.Films.Segments;
using Mien.Video;

namespace Mien.Jobs.Tests.Films;

public sealed class SegmentPlannerTests
{
    private static readonly Rational Milliseconds = new(1, 1000);

    [Fact]
    public void Plan_RandomFilms_CoversEachFrameOnceWithSegmentsOfBoundedLength()
    {
        Random random = new(7);
        for (int film = 0; film < 300; film++)
        {
            TimeSpan length = TimeSpan.FromSeconds(random.Next(1, 12));
            (long[] pts, bool[] keys, long end) = RandomFilm(random);

            IReadOnlyList<FilmSegment> segments = SegmentPlanner.Plan(pts, keys, Milliseconds, end, length);

            Assert.Equal((pts[0], end), (segments[0].FromPts, segments[^1].ToPts));
            Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.Equal(pair.First.ToPts, pair.Second.FromPts));
            Assert.Equal(Enumerable.Range(0, segments.Count), segments.Select(segment => segment.Index));
            Assert.All(segments, segment => Assert.Equal(pts.Count(at => at >= segment.FromPts && at < segment.ToPts), segment.ExpectedFrames));
            Assert.All(segments, segment => Assert.True(segment.ExpectedFrames > 0));
            Assert.All(segments, segment =>
            {
                long last = pts.Last(at => at < segment.ToPts); // it may stand for however long
                Assert.InRange(last - segment.FromPts, 0, 1.5 * length.TotalMilliseconds);
            });
        }
    }

    [Fact]
    public void Plan_KeyFramesNearTheWantedLength_CutsBehindThemByWhatIsLookedAtBeforeASegment()
    {
        long[] pts = [.. Enumerable.Range(0, 1000).Select(i => i * 40L)];
        bool[] keys = [.. Enumerable.Range(0, 1000).Select(i => i is 0 or 230 or 261 or 500 or 740)];

        IReadOnlyList<FilmSegment> segments = SegmentPlanner.Plan(pts, keys, Milliseconds, 40000, TimeSpan.FromSeconds(10));

        Assert.Equal([0, 260, 530, 770], segments.Select(segment => (int)(segment.FromPts / 40)));
    }

    [Fact]
    public void Plan_NoFrame_IsEmpty() => Assert.Empty(SegmentPlanner.Plan([], [], Milliseconds, 0, TimeSpan.FromSeconds(10)));

    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("3/8", 3, 8)]
    public void ShareTryParse_PartOfWhole_IsRead(string text, int part, int of)
    {
        FilmShare? share = FilmShare.TryParse(text);

        Assert.Equal(new FilmShare(part, of), share);
        Assert.Equal(text, share.ToString());
    }

    [Theory]
    [InlineData("0/2")]
    [InlineData("3/2")]
    [InlineData("1")]
    [InlineData("1/2/3")]
    [InlineData("a/b")]
    [InlineData("-1/2")]
    public void ShareTryParse_OtherText_IsNull(string text) => Assert.Null(FilmShare.TryParse(text));

    [Fact]
    public void Shares_OfAFilm_TakeEachSegmentOnce()
    {
        FilmSegment[] segments = [.. Enumerable.Range(0, 17).Select(i => new FilmSegment { Index = i, FromPts = i, ToPts = i + 1, ExpectedFrames = 1 })];

        Assert.All(segments, segment => Assert.Single(Enumerable.Range(1, 3), part => new FilmShare(part, 3).Takes(segment)));
    }

    private static (long[] Pts, bool[] Keys, long End) RandomFilm(Random random)
    {
        int count = random.Next(1, 1500);
        long[] pts = new long[count];
        bool[] keys = new bool[count];
        long now = random.Next(-500, 5000);
        double keyShare = random.NextDouble() * 0.02;
        for (int i = 0; i < count; i++)
        {
            pts[i] = now;
            keys[i] = i == 0 || random.NextDouble() < keyShare;
            now += random.Next(1, 80) + (random.Next(400) == 0 ? random.Next(20000) : 0);
        }

        return (pts, keys, now);
    }
}
