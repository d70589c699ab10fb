using Mien.Video.Importing;
using Mien.Video.Probing;
using Mien.Video.Reading;

namespace Mien.Video.Tests.Importing;

public sealed class FilmOpeningTests : IDisposable
{
    private const string X264 = "-c:v libx264 -preset ultrafast";

    private readonly Clips _clips = new();

    public static TheoryData<string> BadClocks => ["equal", "ahead", "missing", "jump", "restart", "restart smaller"];

    [Theory]
    [MemberData(nameof(BadClocks))]
    public void Open_BadTimes_GivesTheFramesAndTimesOfFfmpegsOwnTranscoding(string kind)
    {
        string film = BadClock(kind);
        Rational[] expected = [.. Clips.Times(_clips.Make("own.mkv", $"-i {film} -an -c:v ffv1"))];

        OpenedFilm opened = Open(film);
        FrameReadPlan plan = new() { Facts = opened.Facts, Threads = 1 };
        List<(long Pts, byte[] Samples)> whole = Clips.Read(plan);

        Assert.Equal(opened.Timeline.Pts.ToArray(), whole.Select(frame => frame.Pts));
        double[] times = [.. whole.Select(frame => (new Rational(frame.Pts - whole[0].Pts) * plan.TimeBase).ToDouble)];
        Assert.Equal(expected.Length, times.Length);
        Assert.All(expected.Zip(times), pair => Assert.InRange(pair.Second, (pair.First - expected[0]).ToDouble - 0.002, (pair.First - expected[0]).ToDouble + 0.002));
        Assert.NotEmpty(opened.Notes);
        List<(long Pts, byte[] Samples)> part = Clips.Read(plan with { FromPts = whole[7].Pts, ToPts = whole[12].Pts });
        Assert.Equal(whole[7..12].Select(frame => frame.Pts), part.Select(frame => frame.Pts));
        Assert.All(whole[7..12].Zip(part), pair => Assert.Equal(pair.First.Samples, pair.Second.Samples));
    }

    [Theory]
    [InlineData("a.mp4", X264 + " -g 5 -movflags +faststart")]
    [InlineData("a.mkv", X264 + " -g 5")]
    public void Open_FilmThatBreaksOff_CountsWhatIsLost(string name, string encoder)
    {
        string film = _clips.Film(name, encoder, frames: 50);
        byte[] bytes = File.ReadAllBytes(film);
        File.WriteAllBytes(film, bytes[..(bytes.Length * 6 / 10)]);

        OpenedFilm opened = Open(film);

        Assert.InRange(opened.Timeline.Count, 15, 45);
        Assert.InRange(opened.LostFrames, 49 - opened.Timeline.Count, 51 - opened.Timeline.Count);
        Assert.Contains(opened.Notes, note => note.Contains($"{opened.LostFrames} of ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a.mp4", X264)]
    [InlineData("a.mkv", X264 + " -bf 3")]
    [InlineData("a.avi", "-c:v mpeg4 -bf 2")]
    [InlineData("a.h264", X264)]
    [InlineData("a.ts", X264)]
    public void Open_SoundFilm_IsTakenAsItIs(string name, string encoder)
    {
        string film = _clips.Film(name, encoder);

        OpenedFilm opened = Open(film);

        Assert.Equal((film, 0, 30, FilmClock.Sound), (opened.Facts.Path, opened.LostFrames, opened.Timeline.Count, opened.Timeline.Clock));
        Assert.Empty(opened.Notes);
    }

    [Fact]
    public void Open_PicturesWithMissingNumbers_ReadsTheOthersInOrder()
    {
        _clips.Make("p%03d.png", "-f lavfi -i testsrc2=s=96x64 -frames:v 12 -start_number 98");
        byte[][] all = [.. Clips.Read(new() { Facts = Clips.Probe(_clips.File("p%03d.png")) }).Select(frame => frame.Samples)];
        File.Delete(_clips.File("p101.png"));
        File.Delete(_clips.File("p102.png"));

        OpenedFilm opened = Open(_clips.File("p%03d.png"), new Rational(10));

        Assert.Equal((2, new Rational(10)), (opened.LostFrames, opened.Facts.VideoStream.AverageFrameRate));
        Assert.Equal(all[..3].Concat(all[5..]), Clips.Read(new() { Facts = opened.Facts }).Select(frame => frame.Samples));
    }

    [Theory]
    [InlineData("a.gif", "-loop 0", 0)]
    [InlineData("a.gif", "-loop 3", 4)]
    [InlineData("a.gif", "-loop -1", 1)]
    [InlineData("a.apng", "-plays 0", 0)]
    [InlineData("a.apng", "-plays 3", 3)]
    public void Open_Animation_TellsHowOftenAndHowLong(string name, string options, int plays)
    {
        string delay = name == "a.gif" ? "70" : "0.7";
        OpenedFilm opened = Open(_clips.Film(name, $"{options} -final_delay {delay}", frames: 4, rate: "10"));

        Assert.Equal((plays, new Rational(7, 10)), (opened.LoopCount, opened.LastDuration!.Value));
        Assert.Null(AnimationLoops.Of(_clips.Film("still.png", "", frames: 1)));
    }

    public void Dispose() => _clips.Dispose();

    private OpenedFilm Open(string path, Rational? rate = null) =>
        FilmOpening.Open(Clips.Programs, path, rate, () => Directory.CreateDirectory(_clips.File("import")).FullName);

    private string BadClock(string kind)
    {
        const int Frames = 50;
        switch (kind)
        {
            case "equal":
                return Stamped("setts=pts=floor(N/2)*80:dts=floor(N/2)*80", "-bf 0");
            case "ahead":
                return Stamped("setts=pts=if(eq(N\\,20)\\,PTS+900\\,PTS):dts=DTS", "-bf 2");
            case "missing":
                return _clips.Make("missing.mkv", $"-i {_clips.Film("plain.mkv", X264, Frames)} -c copy -output_ts_offset -0.5 -avoid_negative_ts disabled");
            case "jump":
                return _clips.Make(
                    "jump.ts", $"-i {_clips.Film("plain.ts", X264, Frames)} -c copy -bsf:v setts=pts=PTS+if(gt(N\\,25)\\,9000000\\,0):dts=DTS+if(gt(N\\,25)\\,9000000\\,0)");
            default:
                string second = _clips.Film("second.ts", X264, Frames, kind == "restart" ? "96x64" : "64x48");
                string both = _clips.File("both.ts");
                File.WriteAllBytes(both, [.. File.ReadAllBytes(_clips.Film("first.ts", X264, Frames)), .. File.ReadAllBytes(second)]);
                return both;
        }

        string Stamped(string filter, string encoder) => _clips.Make(
            "stamped.mkv", $"-i {_clips.Film("plain.mkv", $"{X264} {encoder}", Frames)} -c copy -bsf:v {filter}");
    }
}
