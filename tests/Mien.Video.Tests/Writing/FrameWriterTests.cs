using Mien.Imaging.Geometry;
using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Nut;
using Mien.Video.Probing;
using Mien.Video.Reading;
using Mien.Video.Tests.Joining;
using Mien.Video.Writing;

namespace Mien.Video.Tests.Writing;

public sealed class FrameWriterTests : IDisposable
{
    private readonly Clips _clips = new();
    private readonly EncoderCatalog _catalog = EncoderCatalog.Read(Clips.Programs);

    [Theory]
    [InlineData("yuv420p", "97x61")]
    [InlineData("yuv422p10le", "34x18")]
    [InlineData("yuv444p16le", "34x18")]
    [InlineData("gbrp", "33x17")]
    [InlineData("gbrap", "33x17")]
    [InlineData("gray", "33x17")]
    [InlineData("gray12le", "33x17")]
    [InlineData("yuva444p10le", "34x18")]
    public void Ffv1InAndOut_IsBitForBitTheSame(string format, string size)
    {
        string film = _clips.Film("a.mkv", $"-c:v ffv1 -pix_fmt {format}", frames: 4, size: size, rate: "30000/1001");
        string segment = Copy(film, new() { Encoder = "ffv1" }, FilmContainer.Matroska);

        Assert.Equal(Clips.Frames(film, format: format).Select(frame => frame.Hash), Clips.Frames(segment, format: format).Select(frame => frame.Hash));
    }

    [Theory]
    [InlineData("x264", "yuv420p", FilmContainer.Mp4)]
    [InlineData("x264", "yuv422p10le", FilmContainer.Mp4)]
    [InlineData("x265", "yuv444p12le", FilmContainer.Mp4)]
    [InlineData("vp9", "yuv420p10le", FilmContainer.WebM)]
    [InlineData("libaom-av1", "yuv420p", FilmContainer.WebM)]
    public void Lossless_KeepsEverySample(string encoder, string format, FilmContainer container)
    {
        string film = _clips.Film("a.mkv", $"-c:v ffv1 -pix_fmt {format}", frames: 4);
        string segment = Copy(film, new() { Encoder = encoder, Lossless = true, Preset = "ultrafast" }, container);

        Assert.Equal(Clips.Frames(film, format: format).Select(frame => frame.Hash), Clips.Frames(segment, format: format).Select(frame => frame.Hash));
    }

    [Theory]
    [InlineData("x264", FilmContainer.Mp4)]
    [InlineData("x265", FilmContainer.Mp4)]
    [InlineData("svtav1", FilmContainer.Mp4)]
    [InlineData("aom", FilmContainer.WebM)]
    [InlineData("vp9", FilmContainer.WebM)]
    [InlineData("prores", FilmContainer.Mov)]
    [InlineData("mpeg4", FilmContainer.Avi)]
    public void EveryEncoder_KeepsTimesAndLooks_AndMakesTheSameAgain(string encoder, FilmContainer container)
    {
        string film = _clips.Film("a.mkv", "-c:v ffv1", frames: 12, size: "128x96", filters: "setpts='PTS+if(gt(N,4),0.013/TB,0)'");
        EncodeSettings settings = new() { Encoder = encoder, Preset = encoder is "prores" or "mpeg4" ? null : "fast" };
        string segment = Copy(film, settings, container);

        FrameReadPlan plan = new() { Facts = Clips.Probe(segment) };
        List<(long Pts, byte[] Samples)> made = Clips.Read(plan);
        FrameReadPlan source = new() { Facts = Clips.Probe(film) };
        List<(long Pts, byte[] Samples)> original = Clips.Read(source);
        Assert.Equal(
            original.Select(frame => new Rational(frame.Pts - original[0].Pts) * source.TimeBase),
            made.Select(frame => new Rational(frame.Pts - made[0].Pts) * plan.TimeBase));
        if (encoder != "prores")
        {
            Assert.All(original.Zip(made), pair => Assert.InRange(MeanDifference(pair.First.Samples, pair.Second.Samples), 0, 3));
        }

        Assert.Equal(Clips.Frames(segment), Clips.Frames(Copy(film, settings, container)));
    }

    [Fact]
    public void HdrFilm_KeepsDepthTagsAndSideData()
    {
        string film = _clips.Make("a.mp4", "-f lavfi -i testsrc2=s=96x64 -frames:v 3 -pix_fmt yuv420p10le -c:v libx265 -color_primaries bt2020 " +
            "-color_trc smpte2084 -colorspace bt2020nc -x265-params " +
            "log-level=error:chromaloc=2:master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,50):max-cll=1000,400");
        VideoStreamFacts source = Clips.Probe(film).VideoStream;

        VideoStreamFacts result = Clips.Probe(Copy(film, new(), FilmContainer.Mp4)).VideoStream;

        Assert.NotNull(source.Hdr?.Display);
        Assert.Equal("topleft", source.Colours.ChromaLocation);
        Assert.Equal(("hevc", "yuv420p10le", source.Hdr), (result.Codec, result.PixelFormat, result.Hdr));
        Assert.Equal(source.Colours with { Range = "tv" }, result.Colours);
    }

    [Theory]
    [InlineData("x264")]
    [InlineData("vp9")]
    [InlineData("x265")]
    public void ColourTagsAndAspect_AreKept(string encoder)
    {
        string film = _clips.Film("a.mkv", "-c:v ffv1 -color_primaries bt470bg -color_trc gamma28 -colorspace bt470bg -color_range pc", frames: 3, filters: "setsar=16/11");
        FilmContainer container = encoder == "vp9" ? FilmContainer.WebM : FilmContainer.Mp4;

        VideoStreamFacts result = Clips.Probe(Copy(film, new() { Encoder = encoder, Preset = "ultrafast" }, container)).VideoStream;

        Assert.Equal(("bt470bg", "pc", new Rational(16, 11)), (result.Colours.Space, result.Colours.Range, result.SampleAspectRatio));
        if (encoder != "vp9")
        {
            Assert.Equal(("bt470bg", "bt470bg"), (result.Colours.Primaries, result.Colours.Transfer));
        }
    }

    [Fact]
    public void Frames_OfAnyTimes_KeepThem()
    {
        PlanarFormat format = PlanarFormat.Find("gray")!;
        FrameReadPlan reading = new() { Facts = ProbeSamples.Facts("gray", new(1001, 30000)) };
        MediaFacts facts = reading.Facts;
        reading = reading with { Facts = facts with { VideoStream = facts.VideoStream with { Size = new(16, 16), StartPts = -7 } } };
        EncodePlan plan = EncodePlan.Of(reading, new() { Encoder = "ffv1" }, FilmContainer.Matroska, _catalog);
        long[] times = [-7, -6, 0, 1, 5, 100_000];
        string segment = _clips.File("a.nut");
        using (FrameWriter writer = FrameWriter.Open(plan, Clips.Programs, segment))
        {
            foreach (long pts in times)
            {
                using VideoFrame frame = new(format, reading.Colours, plan.Size, new byte[256], pts);
                writer.Write(frame);
            }

            writer.Complete();
        }

        using FileStream file = File.OpenRead(segment);
        NutReader nut = new(file);
        Rational scale = plan.TimeBase / nut.Header.TimeBase;
        foreach (long pts in times)
        {
            NutPacket packet = nut.ReadPacket()!.Value;
            nut.ReadData(new byte[packet.Size]);
            Assert.Equal(new Rational(pts + plan.PtsShift) * scale, new(packet.Pts));
        }

        Assert.Equal(plan.PtsShift.ToString(), nut.Header.Tags[EncodePlan.ShiftTag]);
    }

    [Fact]
    public void Dispose_WithoutComplete_LeavesNothing()
    {
        string film = _clips.Film("a.mkv", "-c:v ffv1", frames: 3);
        FrameReadPlan reading = new() { Facts = Clips.Probe(film) };
        EncodePlan plan = EncodePlan.Of(reading, new(), FilmContainer.Mp4, _catalog);
        using (FrameWriter writer = FrameWriter.Open(plan, Clips.Programs, _clips.File("b.nut")))
        {
            using VideoFrame frame = Frame(plan, 0);
            writer.Write(frame);
        }

        Assert.Equal([film], Directory.GetFiles(_clips.Folder));
    }

    [Fact]
    public void FailingEncoder_GivesItsWordsAndNoFile()
    {
        FrameReadPlan reading = new() { Facts = ProbeSamples.Facts("yuv420p", new(1, 25)) };
        EncodePlan plan = EncodePlan.Of(reading, new() { Encoder = "x264", Preset = "sluggish" }, FilmContainer.Mp4, _catalog);

        FfmpegException fault = Assert.Throws<FfmpegException>(() =>
        {
            using FrameWriter writer = FrameWriter.Open(plan, Clips.Programs, _clips.File("b.nut"));
            for (int i = 0; i < 20; i++)
            {
                using VideoFrame frame = Frame(plan, i);
                writer.Write(frame);
            }

            writer.Complete();
        });

        Assert.Equal("FFMPEG_FAILED", fault.Code);
        Assert.Contains("sluggish", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_clips.Folder));
    }

    [Fact]
    public void Write_Cancelled_IsCancellation()
    {
        FrameReadPlan reading = new() { Facts = ProbeSamples.Facts("yuv420p", new(1, 25)) };
        EncodePlan plan = EncodePlan.Of(reading, new() { Preset = "veryslow" }, FilmContainer.Mp4, _catalog);
        using CancellationTokenSource source = new(TimeSpan.FromSeconds(0.5));
        using FrameWriter writer = FrameWriter.Open(plan, Clips.Programs, _clips.File("b.nut"));
        using VideoFrame frame = Frame(plan, 0);

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            for (int i = 0; i < 100_000; i++)
            {
                using VideoFrame next = Frame(plan, i);
                writer.Write(next, source.Token);
            }
        });
    }

    public void Dispose() => _clips.Dispose();

    internal static VideoFrame Frame(EncodePlan plan, long pts)
    {
        byte[] samples = new byte[plan.Format.FrameBytes(plan.Size)];
        new Random((int)pts).NextBytes(samples);
        return new(plan.Format, FrameColours.Guess(plan.Format.Name, plan.Size), plan.Size, samples, pts);
    }

    private string Copy(string film, EncodeSettings settings, FilmContainer container) =>
        SegmentedFilm.Write(_clips, new() { Facts = Clips.Probe(film) }, container, settings);

    private static double MeanDifference(byte[] first, byte[] second) =>
        first.Zip(second).Average(pair => Math.Abs(pair.First - pair.Second));
}
