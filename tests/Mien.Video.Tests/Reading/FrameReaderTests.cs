using Mien.Imaging.Geometry;
using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Probing;
using Mien.Video.Reading;

namespace Mien.Video.Tests.Reading;

public sealed class FrameReaderTests : IDisposable
{
    private const string OpenGroups = "-c:v libx264 -preset medium -bf 3 -g 8 -x264-params open-gop=1:scenecut=0";

    private readonly Clips _clips = new();

    [Theory]
    [InlineData("a.mp4", "-c:v libx264 -bf 3 -g 8")]
    [InlineData("open.mp4", OpenGroups)]
    [InlineData("open.mkv", OpenGroups)]
    [InlineData("open.ts", OpenGroups)]
    [InlineData("open265.mp4", "-c:v libx265 -preset ultrafast -bf 3 -x265-params open-gop=1:keyint=8:min-keyint=8:log-level=error")]
    [InlineData("b.avi", "-c:v libx264 -bf 3 -g 8")]
    [InlineData("a.mov", "-c:v prores_ks")]
    [InlineData("a.webm", "-c:v libvpx-vp9 -g 8 -deadline realtime -cpu-used 8")]
    [InlineData("a.avi", "-c:v mpeg4 -bf 2 -g 8")]
    [InlineData("a.nut", "-c:v ffv1 -g 1")]
    [InlineData("a.mpg", "-c:v mpeg2video -bf 2 -g 8")]
    [InlineData("a.gif", "")]
    [InlineData("a.h264", "-c:v libx264 -bf 0 -g 8")]
    public void Read_EveryRangeOfSegments_GivesTogetherWhatTheWholeGives(string name, string encoder)
    {
        const int Frames = 60;
        string filters = name == "a.mpg" ? "null" : "select='not(eq(n,5)+eq(n,9))'";
        MediaFacts facts = Clips.Probe(_clips.Film(name, encoder, Frames, filters: filters));
        FrameReadPlan plan = new() { Facts = facts, Threads = 1 };
        List<(long Pts, byte[] Samples)> whole = Clips.Read(plan);
        FrameTimeline timeline = Clips.Timeline(facts);

        Assert.Equal(Frames, whole.Count);
        Assert.Equal(timeline.Pts.ToArray(), whole.Select(frame => frame.Pts));
        foreach ((int first, int last) in (ReadOnlySpan<(int, int)>)[(0, 1), (1, 6), (7, 9), (8, 16), (34, 40), (40, 41), (43, 54), (54, Frames), (Frames - 1, Frames)])
        {
            long from = whole[first].Pts;
            long? to = last < whole.Count ? whole[last].Pts : null;
            AssertSame(whole[first..last], Clips.Read(plan with { FromPts = from, ToPts = to }));
        }

        Assert.Empty(Clips.Read(plan with { FromPts = timeline.EndPts + 1000 }));
    }

    [Fact]
    public void Read_VariableRateWithEditList_GivesTheTimesOfTheTimeline()
    {
        string whole = _clips.Film("whole.mp4", "-c:v libx264 -bf 2 -g 12", filters: "select='mod(n,3)',setpts='PTS+if(gt(N,7),0.013/TB,0)'");
        string cut = _clips.Make("cut.mp4", $"-ss 0.3 -i {whole} -c copy");
        MediaFacts facts = Clips.Probe(cut);
        FrameTimeline timeline = Clips.Timeline(facts);

        List<(long Pts, byte[] Samples)> frames = Clips.Read(new() { Facts = facts });

        Assert.Null(timeline.FrameRate);
        Assert.InRange(frames.Count, 20, 25);
        Assert.Equal(timeline.Pts.ToArray(), frames.Select(frame => frame.Pts));
    }

    [Theory]
    [InlineData("yuv420p", "97x61")]
    [InlineData("yuv422p10le", "50x31")]
    [InlineData("yuv444p12le", "33x17")]
    [InlineData("gbrp", "33x17")]
    [InlineData("gray", "33x17")]
    [InlineData("yuva420p", "34x18")]
    public void Read_LosslessFilm_GivesItsSamplesAsRawVideo(string format, string size)
    {
        string film = _clips.Film("a.mkv", $"-c:v ffv1 -pix_fmt {format}", frames: 3, size: size);
        string raw = _clips.Make("a.raw", $"-i {film} -f rawvideo -pix_fmt {format}");
        FrameReadPlan plan = new() { Facts = Clips.Probe(film) };

        byte[] samples = [.. Clips.Read(plan).SelectMany(frame => frame.Samples)];

        Assert.Equal(format, plan.Format.Name);
        Assert.Equal(File.ReadAllBytes(raw), samples);
    }

    [Theory]
    [InlineData("-c:v mjpeg -pix_fmt yuvj420p -q:v 1", "a.avi")]
    [InlineData("-c:v libx264 -pix_fmt yuvj420p -qp 0 -preset ultrafast", "a.mp4")]
    public void Read_FullRange_IsNotSqueezed(string encoder, string name)
    {
        FrameReadPlan plan = new() { Facts = Clips.Probe(_clips.Film(name, encoder, frames: 1, filters: "lutyuv=y=255,format=yuvj420p")) };

        byte[] samples = Clips.Read(plan)[0].Samples;

        Assert.Equal(ColourRange.Full, plan.Colours.Range);
        Assert.InRange(samples[..(96 * 64)].Average(sample => (double)sample), 253, 255);
        byte[] scaled = Clips.Read(plan with { ScaledSize = new(48, 32) })[0].Samples;
        Assert.InRange(scaled[..(48 * 32)].Average(sample => (double)sample), 253, 255);
    }

    [Fact]
    public void Read_RotatedFilm_IsUpright()
    {
        string flat = _clips.Film("flat.mp4", "-c:v libx264 -qp 0", frames: 1);
        string turned = _clips.Make("turned.mp4", $"-i {flat} -c copy -metadata:s:v rotate=90");
        string expected = _clips.Make("a.raw", $"-i {flat} -vf transpose=cclock -f rawvideo");
        FrameReadPlan plan = new() { Facts = Clips.Probe(turned) };

        Assert.Equal((270, new Size(96, 64), new Size(64, 96)), (plan.Facts.VideoStream.RotationDegrees, plan.Facts.VideoStream.Size, plan.FrameSize));
        Assert.Equal(File.ReadAllBytes(expected), Clips.Read(plan)[0].Samples);
    }

    [Fact]
    public void Read_Interlaced_BecomesOneWholeFrameForEach()
    {
        string film = _clips.Film("a.mp4", "-c:v libx264 -flags +ilme+ildct -x264-params tff=1 -g 6", rate: "50", filters: "tinterlace=interleave_top,setfield=tff");
        FrameReadPlan plan = new() { Facts = Clips.Probe(film), Deinterlace = true };
        long[] pts = Clips.Timeline(plan.Facts).Pts.ToArray();

        List<(long Pts, byte[] Samples)> frames = Clips.Read(plan);
        List<(long Pts, byte[] Samples)> part = Clips.Read(plan with { FromPts = pts[12], ToPts = pts[15] });

        Assert.True(plan.Facts.VideoStream.IsInterlaced);
        Assert.Equal(pts, frames.Select(frame => frame.Pts));
        Assert.Equal(pts[12..15], part.Select(frame => frame.Pts));
        Assert.NotEqual(Clips.Read(plan with { Deinterlace = false })[5].Samples, frames[5].Samples);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    public void Read_OtherRate_IsTheSameWhetherReadWholeOrInParts(int rate)
    {
        FrameReadPlan plan = new()
        {
            Facts = Clips.Probe(_clips.Film("a.mp4", "-c:v libx264 -bf 2 -g 8")),
            FrameRate = new(rate),
            ScaledSize = new(48, 32),
            Threads = 1,
        };
        List<(long Pts, byte[] Samples)> whole = Clips.Read(plan);
        int half = whole.Count / 2;

        Assert.Equal(30 * rate / 25, whole.Count);
        Assert.Equal(Enumerable.Range(0, whole.Count).Select(i => (long)i), whole.Select(frame => frame.Pts));
        AssertSame(whole[..half], Clips.Read(plan with { FromPts = 0, ToPts = half }));
        AssertSame(whole[half..], Clips.Read(plan with { FromPts = half }));
    }

    [Fact]
    public void Read_SkippingUnreferenced_GivesAsManyOfTheFilmsOwnFramesAndDecodesFewer()
    {
        FrameReadPlan plan = new() { Facts = Clips.Probe(_clips.Film("a.mp4", "-c:v libx264 -bf 2 -g 12 -x264-params b-adapt=0")), Threads = 1 };
        List<(long Pts, byte[] Samples)> all = Clips.Read(plan);

        List<(long Pts, byte[] Samples)> decoded = Clips.Read(plan with { SkipsUnreferenced = true });
        List<(long Pts, byte[] Samples)> sampled = Clips.Read(plan with { SkipsUnreferenced = true, FrameRate = new(5) });

        Assert.InRange(decoded.Count, 2, all.Count - (all.Count / 3));
        Assert.All(decoded, frame => Assert.Contains(all, own => own.Pts == frame.Pts && own.Samples.AsSpan().SequenceEqual(frame.Samples)));
        Assert.Equal(Clips.Read(plan with { FrameRate = new(5) }).Select(frame => frame.Pts), sampled.Select(frame => frame.Pts));
        Assert.All(sampled, frame => Assert.Contains(decoded, own => own.Samples.AsSpan().SequenceEqual(frame.Samples)));
    }

    [Fact]
    public void Read_FilmThatBreaksOff_GivesWhatIsThereAndANote()
    {
        string film = _clips.Film("a.ts", "-c:v mpeg2video -q:v 2 -g 5", frames: 50);
        byte[] bytes = File.ReadAllBytes(film);
        File.WriteAllBytes(film, [.. bytes[..(bytes.Length / 2)], .. new byte[5000]]);
        using FrameReader reader = FrameReader.Open(new() { Facts = Clips.Probe(film), Threads = 1 }, Clips.Programs, new FramePool(1));
        int frames = 0;
        while (reader.Read() is VideoFrame frame)
        {
            frame.Dispose();
            frames++;
        }

        Assert.InRange(frames, 15, 35);
        Assert.NotEmpty(reader.Notes);
    }

    [Fact]
    public void Read_FailingFfmpeg_GivesItsWords()
    {
        string film = _clips.Film("a.mp4", "-c:v libx264");
        FrameReadPlan plan = new() { Facts = Clips.Probe(film) };
        File.Delete(film);
        using FrameReader reader = FrameReader.Open(plan, Clips.Programs, new FramePool(1));

        FfmpegException fault = Assert.Throws<FfmpegException>(() => reader.Read());

        Assert.Equal(("FFMPEG_FAILED", ExitCode.Ffmpeg), (fault.Code, fault.ExitCode));
        Assert.Contains("No such file", fault.Message, StringComparison.Ordinal);
        Assert.Contains(film, fault.CommandLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_Cancelled_StopsWithinAMoment()
    {
        string film = _clips.Film("a.mp4", "-c:v libx264", frames: 5);
        using CancellationTokenSource source = new();
        using FrameReader reader = FrameReader.Open(
            new() { Facts = Clips.Probe(film) with { InputOptions = ["-stream_loop", "-1", "-re"] } }, Clips.Programs, new FramePool(1));
        Task read = Task.Run(() =>
        {
            while (reader.Read(source.Token) is VideoFrame frame)
            {
                frame.Dispose();
            }
        });

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Arguments_OfRangeScaleAndRate_AreThese()
    {
        FrameReadPlan plan = new()
        {
            Facts = ProbeSamples.Facts("yuv420p10le", new(1, 90000)),
            FromPts = 900_000,
            ToPts = 1_800_000,
            ScaledSize = new(320, 180),
            Deinterlace = true,
            Threads = 3,
        };

        Assert.Equal(
            "-nostdin -hide_banner -nostats -loglevel error -copyts -threads 3 -seek_timestamp 1 -noaccurate_seek -ss 10.000000 " +
            string.Join(' ', plan.Facts.InputArguments) + " " +
            "-map 0:2 -vf bwdif=mode=send_frame:deint=all,settb=1/90000,trim=end_pts=1800000,select='eq(n,0)+gte(pts,900000)'," +
            "setpts=PTS+324000000,scale=w=320:h=180:in_range=tv:out_range=tv:flags=area+accurate_rnd+full_chroma_int,format=yuv420p10le " +
            "-fps_mode passthrough -enc_time_base 1:90000 -c:v rawvideo -f nut pipe:1",
            string.Join(' ', plan.Arguments(plan.Starts[0])));
        Assert.Equal([new Rational(10), null], plan.Starts);
        Assert.Equal([null], (plan with { FromPts = null }).Starts);
    }

    public void Dispose() => _clips.Dispose();

    private static void AssertSame(List<(long Pts, byte[] Samples)> expected, List<(long Pts, byte[] Samples)> actual)
    {
        Assert.Equal(expected.Select(frame => frame.Pts), actual.Select(frame => frame.Pts));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.Samples, pair.Second.Samples));
    }
}
