using Mien.Imaging.Files;
using Mien.Video.Frames;
using Mien.Video.Joining;
using Mien.Video.Probing;
using Mien.Video.Reading;
using Mien.Video.Writing;

namespace Mien.Video.Tests.Joining;

public sealed class JoinRehearsalTests : IDisposable
{
    private const string X264 = "-c:v libx264 -preset ultrafast";

    private readonly Clips _clips = new();
    private readonly EncoderCatalog _catalog = EncoderCatalog.Read(Clips.Programs);

    [Theory]
    [InlineData("flac")]
    [InlineData("libopus")]
    [InlineData("pcm_s16le")]
    [InlineData("libvorbis")]
    public void Run_WhateverSoundTheFilmHas_SaysWhatBecomesOfItAndTheJoinKeepsThat(string sound)
    {
        string film = _clips.Make("a.mkv", $"-f lavfi -i testsrc2=s=96x64:d=0.4 -f lavfi -i sine=d=0.4:r=48000 {X264} -c:a {sound}");

        foreach (string name in (string[])["out.mp4", "out.mov", "out.mkv", "out.webm", "out.avi", "out.ts", "out.gif", "out.webp"])
        {
            IReadOnlyList<string> notes = Rehearse(film, name);
            JoinReport report = Join(film, name);
            Assert.Equal(notes, report.Notes);
            Assert.Equal(10, report.FrameCount);
        }
    }

    [Fact]
    public void Run_WhatAFormatCannotHold_IsToldBeforeTheWork()
    {
        string uneven = _clips.Film("uneven.mkv", X264 + " -enc_time_base 1:1000", filters: "settb=1/1000,setpts='PTS+if(gt(N,7),13,0)'");
        string even = _clips.Film("even.mkv", X264, filters: "select='not(eq(n,5)+eq(n,9))'");

        Assert.Equal("ENCODER_NOT_FOR_FORMAT", Assert.Throws<EncodeException>(() => Rehearse(uneven, "out.avi")).Code);
        Assert.Empty(Rehearse(even, "out.avi"));
        Assert.Equal("ENCODER_NOT_LOSSLESS", Assert.Throws<EncodeException>(() => Rehearse(even, "out.gif", new() { Lossless = true })).Code);
        Assert.Equal("ENCODER_NOT_LOSSLESS", Assert.Throws<EncodeException>(() => Rehearse(even, "out%02d.jpg", new() { Lossless = true })).Code);
        Assert.Empty(Rehearse(even, "out.apng", new() { Lossless = true }));
    }

    [Fact]
    public void Run_OtherVideosOfTheFilm_AreLeftOutAndSaid()
    {
        string plain = _clips.Film("plain.mp4", X264, frames: 10);
        string cover = _clips.Film("cover.jpg", "", frames: 1);
        string film = _clips.Make("a.mp4", $"-i {plain} -i {cover} -i {plain} -map 0 -map 1 -map 2 -c copy -disposition:v:1 attached_pic");

        IReadOnlyList<string> notes = Rehearse(film, "out.mp4");
        Join(film, "out.mp4");

        Assert.Contains(notes, note => note.StartsWith("the cover picture is left out", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.StartsWith("a second video (stream ", StringComparison.Ordinal));
        Assert.Single(Clips.Probe(_clips.File("out.mp4")).VideoStreams);
    }

    [Theory]
    [InlineData("ffv1", "out.mkv")]
    [InlineData("mpeg4", "out.mkv")]
    [InlineData("mpeg4", "out.mp4")]
    [InlineData("x264", "out.mov")]
    [InlineData("vp9", "out.webm")]
    public void Join_TagsOfColour_AreInTheFileWhateverTheEncoder(string encoder, string name)
    {
        string tags = "-color_range pc -colorspace bt2020nc -color_primaries bt2020 -color_trc smpte2084";
        string film = _clips.Film("a.mkv", $"-c:v libx264 -preset ultrafast {tags}", frames: 3, filters: "format=yuv420p,setparams=range=pc");

        Join(film, name, new() { Encoder = encoder });

        ColourTags made = Clips.Probe(_clips.File(name)).VideoStream.Colours;
        Assert.Equal(("pc", "bt2020nc", "bt2020", "smpte2084"), (made.Range, made.Space, made.Primaries, made.Transfer));
    }

    [Theory]
    [InlineData("x264", "yuv420p")]
    [InlineData("x265", "yuv420p")]
    [InlineData("x264", "yuv422p10le")]
    public void Join_OddSides_RepeatTheLastLineAndChangeNoSample(string encoder, string format)
    {
        string film = _clips.Film("a.mkv", $"-c:v ffv1 -pix_fmt {format}", frames: 2, filters: "crop=95:63:0:0:exact=1");

        Join(film, "out.mkv", new() { Encoder = encoder, Lossless = true });

        (FrameReadPlan own, FrameReadPlan made) = (new() { Facts = Clips.Probe(film) }, new() { Facts = Clips.Probe(_clips.File("out.mkv")) });
        byte[] before = Clips.Read(own)[1].Samples;
        byte[] after = Clips.Read(made)[1].Samples;
        (int bytes, int from, int to) = (own.Format.BytesPerSample, own.FrameSize.Width, made.FrameSize.Width);
        Assert.Equal((95, 96), (from, to));
        for (int y = 0; y < made.FrameSize.Height; y++)
        {
            byte[] row = before[(Math.Min(y, own.FrameSize.Height - 1) * from * bytes)..][..(from * bytes)];
            Assert.Equal([.. row, .. row[^bytes..]], after[(y * to * bytes)..][..(to * bytes)]);
        }
    }

    [Theory]
    [InlineData("yuv420p")]
    [InlineData("yuv422p")]
    [InlineData("yuv444p")]
    public void Join_OddSidesInFfv1_ChangeNothing(string format)
    {
        string film = _clips.Film("a.mkv", $"-c:v ffv1 -pix_fmt {format}", frames: 2, filters: "crop=91:61:0:0:exact=1");

        Join(film, "out.mkv", new() { Lossless = true });

        (FrameReadPlan own, FrameReadPlan made) = (new() { Facts = Clips.Probe(film) }, new() { Facts = Clips.Probe(_clips.File("out.mkv")) });
        Assert.Equal(own.FrameSize, made.FrameSize);
        Assert.Equal(Clips.Read(own)[1].Samples, Clips.Read(made)[1].Samples);
    }

    [Theory]
    [InlineData("a.webm", "-c:v libvpx-vp9 -auto-alt-ref 0 -pix_fmt yuva420p -deadline realtime -cpu-used 8", "out.webm")]
    [InlineData("a.webm", "-c:v libvpx-vp9 -auto-alt-ref 0 -pix_fmt yuva420p -deadline realtime -cpu-used 8", "out.apng")]
    [InlineData("a.webm", "-c:v libvpx-vp9 -auto-alt-ref 0 -pix_fmt yuva420p -deadline realtime -cpu-used 8", "out.mov")]
    [InlineData("a.mov", "-c:v prores_ks -pix_fmt yuva444p10le", "out.webm")]
    public void Join_Transparency_IsKept(string name, string encoder, string output)
    {
        string film = _clips.Film(name, encoder, frames: 4, filters: "format=yuva420p,geq=lum='lum(X,Y)':a='255*X/W'");

        Assert.Empty(Rehearse(film, output));
        Join(film, output, loops: 0);

        Assert.Equal(4, Alpha(_clips.File(output)).Length);
        Assert.All(
            Alpha(film).Zip(Alpha(_clips.File(output))),
            pair => Assert.InRange(pair.First.Zip(pair.Second).Average(samples => Math.Abs(samples.First - samples.Second)), 0, 2.5));

        byte[][] Alpha(string path)
        {
            string decoder = path.EndsWith(".webm", StringComparison.Ordinal) ? "-c:v libvpx-vp9 " : "";
            string raw = _clips.Make("alpha.raw", $"{decoder}-i {path} -vf alphaextract,format=gray -fps_mode passthrough -f rawvideo");
            return [.. File.ReadAllBytes(raw).Chunk(96 * 64)];
        }
    }

    [Fact]
    public void Join_TransparencyThatTheFormatCannotHold_IsSaidAndNotPromised()
    {
        string film = _clips.Film("a.webm", "-c:v libvpx-vp9 -auto-alt-ref 0 -pix_fmt yuva420p -deadline realtime -cpu-used 8", frames: 2);
        (_, EncodePlan encoding, _) = Plans(film, "out.mkv", new() { Encoder = "x264" }, 0);

        Join(film, "out.mkv", new() { Encoder = "x264" });

        Assert.Contains(encoding.Notes, note => note.StartsWith("transparency is lost", StringComparison.Ordinal));
        Assert.DoesNotContain("alpha_mode", Clips.Probe(_clips.File("out.mkv")).VideoStream.Tags.Keys);
    }

    [Fact]
    public void Join_Animation_TakesQualityLoopsAndLastDelay()
    {
        string film = _clips.Film("a.mkv", "-c:v ffv1", frames: 6);

        foreach (string name in (string[])["out.gif", "out.webp"])
        {
            Join(film, name, new() { Quality = 5 }, loops: 3);
            long low = new FileInfo(_clips.File(name)).Length;
            Join(film, name, new() { Quality = 95 }, loops: 3);
            Assert.InRange(low, 1, new FileInfo(_clips.File(name)).Length * 9 / 10);
            Animation made = Photo.Load(_clips.File(name)).Animation!;
            Assert.Equal((3, 700, 40), (made.LoopCount, made.Delays[^1].TotalMilliseconds, made.Delays[0].TotalMilliseconds));
        }
    }

    public void Dispose() => _clips.Dispose();

    private IReadOnlyList<string> Rehearse(string film, string name, EncodeSettings? settings = null)
    {
        (JoinPlan plan, EncodePlan encoding, _) = Plans(film, name, settings, 0);
        return JoinRehearsal.Run(plan, encoding, Clips.Timeline(plan.Source).Pts.ToArray(), Clips.Programs);
    }

    private JoinReport Join(string film, string name, EncodeSettings? settings = null, int loops = 0)
    {
        (JoinPlan plan, EncodePlan encoding, FrameReadPlan reading) = Plans(film, name, settings, loops);
        string segment = _clips.File("segment.nut");
        using FrameReader reader = FrameReader.Open(reading, Clips.Programs, new FramePool(2));
        using FrameWriter writer = FrameWriter.Open(encoding, Clips.Programs, segment);
        while (reader.Read() is VideoFrame frame)
        {
            using (frame)
            {
                writer.Write(frame);
            }
        }

        writer.Complete();
        return FilmJoin.Run(plan with { Segments = [segment] }, Clips.Programs);
    }

    private (JoinPlan Join, EncodePlan Encoding, FrameReadPlan Reading) Plans(string film, string name, EncodeSettings? settings, int loops)
    {
        MediaFacts facts = Clips.Probe(film);
        FrameReadPlan reading = new() { Facts = facts };
        EncodeSettings encode = settings ?? new();
        JoinPlan plan = new() { Source = facts, Segments = [], OutputPath = _clips.File(name), Overwrite = true, Settings = encode, LoopCount = loops, LastDuration = new(7, 10) };
        EncodeSettings quick = plan.Container.IsAnimation() ? new() : encode;
        EncodePlan encoding = EncodePlan.Of(reading, quick, plan.Container, _catalog);
        return (plan with { Encoding = encoding }, encoding, reading);
    }
}
