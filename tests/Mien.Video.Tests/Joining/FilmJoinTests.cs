using System.Globalization;
using Mien.Imaging.Files;
using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Joining;
using Mien.Video.Probing;
using Mien.Video.Reading;
using Mien.Video.Writing;

namespace Mien.Video.Tests.Joining;

public sealed class FilmJoinTests : IDisposable
{
    private const string X264 = "-c:v libx264 -preset ultrafast -bf 2 -g 8";
    private const string Variable = "select='not(eq(n,5)+eq(n,9))',setpts='PTS+if(gt(N,7),0.013/TB,0)'";

    private readonly Clips _clips = new();

    [Theory]
    [InlineData("a.mp4", X264 + " -c:a aac", "out.mp4", Variable)]
    [InlineData("a.mp4", X264 + " -c:a aac", "out.mkv", Variable)]
    [InlineData("a.mp4", X264 + " -c:a aac", "out.ts", "null")]
    [InlineData("a.mov", "-c:v prores_ks -c:a pcm_s16le", "out.mov", Variable)]
    [InlineData("a.mkv", X264 + " -c:a libopus", "out.mkv", Variable)]
    [InlineData("a.webm", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus", "out.webm", Variable)]
    [InlineData("a.avi", "-c:v mpeg4 -bf 0 -c:a libmp3lame", "out.avi", "null")]
    [InlineData("a.mp4", X264 + " -c:a aac", "out.avi", "null")]
    [InlineData("a.ts", X264 + " -c:a mp2", "out.ts", "null")]
    [InlineData("a.ts", X264 + " -c:a mp2", "out.mp4", "null")]
    public void Join_KeepsTheTimesOfFramesAndSoundToOneConstant(string source, string encoder, string output, string filters)
    {
        string film = Sounding(source, encoder, filters, "0");

        string result = Swap(film, output, out JoinReport report);

        AssertInSync(film, result);
        Assert.Equal(30, report.FrameCount);
        Assert.Empty(report.Notes);
    }

    [Theory]
    [InlineData("0.25")]
    [InlineData("-0.25")]
    public void Join_SoundThatBeginsElsewhere_StaysInSync(string offset)
    {
        string film = Sounding("a.mp4", X264 + " -c:a aac", Variable, offset);

        AssertInSync(film, Swap(film, "out.mp4", out _));
        AssertInSync(film, Swap(film, "out.mkv", out _));
    }

    [Fact]
    public void Join_SourceWithEditList_StaysInSync()
    {
        string whole = Sounding("whole.mp4", X264 + " -c:a aac", "null", "0");
        string film = _clips.Make("cut.mp4", $"-ss 0.47 -i {whole} -c copy");

        AssertInSync(film, Swap(film, "out.mp4", out _));
    }

    [Fact]
    public void Join_CutOut_KeepsSyncAndLeavesOutTheRest()
    {
        string film = Sounding("a.mp4", X264 + " -c:a aac", "null", "0", frames: 100);
        MediaFacts facts = Clips.Probe(film);
        long[] pts = Clips.Timeline(facts).Pts.ToArray();
        Rational timeBase = facts.VideoStream.TimeBase;
        (Rational start, Rational end) = (new Rational(pts[40]) * timeBase, new Rational(pts[70]) * timeBase);
        string[] segments = [Segment(facts, pts[40], pts[55], FilmContainer.Mp4), Segment(facts, pts[55], pts[70], FilmContainer.Mp4)];

        FilmJoin.Run(new() { Source = facts, Segments = segments, OutputPath = _clips.File("out.mp4"), Start = start, End = end }, Clips.Programs);

        string result = _clips.File("out.mp4");
        Assert.Equal(pts[40..70].Select(time => new Rational(time - pts[40]) * timeBase), Clips.Times(result));
        Rational[] sound = [.. Clips.Times(result, "a:0")];
        Rational[] all = [.. Clips.Times(film, "a:0")];
        Assert.InRange(sound[^1].ToDouble, 1.1, 1.2);
        Rational tolerance = new(1, 44100);
        Assert.All(sound, time => Assert.Contains(all, other => Distance(other - start, time) <= tolerance));
    }

    [Fact]
    public void Join_CopiesSoundToTheLastByte()
    {
        string mp4 = Sounding("a.mp4", X264 + " -c:a aac", "null", "0");
        string mkv = Sounding("a.mkv", X264 + " -c:a libopus", "null", "0");

        Assert.Equal(Hash(mp4), Hash(Swap(mp4, "out.mp4", out _)));
        Assert.Equal(Hash(mkv), Hash(Swap(mkv, "out.mkv", out _)));

        static string Hash(string path) => Clips.Run(Clips.Programs.Ffmpeg, ["-v", "error", "-i", path, "-map", "0:a", "-c", "copy", "-f", "streamhash", "-"]);
    }

    [Fact]
    public void Join_KeepsChaptersTagsSubtitlesCoverAndFonts()
    {
        string subtitles = _clips.File("s.srt");
        File.WriteAllText(subtitles, "1\n00:00:00,200 --> 00:00:00,900\nHello\n");
        string metadata = _clips.File("m.txt");
        File.WriteAllText(metadata, ";FFMETADATA1\ntitle=A film\ncomment=Mine\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=600\ntitle=One\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=600\nEND=1200\ntitle=Two\n");
        string plain = Sounding("plain.mp4", X264 + " -c:a aac", "null", "0");
        string film = _clips.Make("a.mkv", $"-i {plain} -i {subtitles} -i {metadata} -map 0 -map 1 -map_metadata 2 -c copy -c:s srt -metadata:s:a:0 language=deu -attach {subtitles} -metadata:s:t mimetype=text/plain");

        MediaFacts mkv = Clips.Probe(Swap(film, "out.mkv", out JoinReport whole));
        MediaFacts mp4 = Clips.Probe(Swap(film, "out.mp4", out JoinReport less));

        Assert.Empty(whole.Notes);
        Assert.Equal(["One", "Two"], mkv.Chapters.Select(chapter => chapter.Title));
        Assert.Equal(["One", "Two"], mp4.Chapters.Select(chapter => chapter.Title));
        Assert.Equal(("A film", "deu"), (mkv.Tags["title"], mkv.AudioStreams.Single().Tags["language"]));
        Assert.StartsWith("Mine; Mien ", mp4.Tags["comment"], StringComparison.Ordinal);
        Assert.Equal(ProvenanceMark.CompositeWithTrainedAlgorithmicMedia, mkv.Tags["digital_source_type"]);
        Assert.Equal(["subrip"], mkv.SubtitleStreams.Select(stream => stream.Codec));
        Assert.Equal(["mov_text"], mp4.SubtitleStreams.Select(stream => stream.Codec));
        Assert.Contains(mkv.OtherStreams, stream => stream.Kind == StreamKind.Attachment);
        Assert.Single(less.Notes);
        Assert.True(ProvenanceMark.OfXmp(FilmMark.ReadXmp(_clips.File("out.mp4"))).IsComposite);
    }

    [Fact]
    public void Join_WithoutAudio_HasNone()
    {
        string film = Sounding("a.mp4", X264 + " -c:a aac", "null", "0");
        MediaFacts facts = Clips.Probe(film);
        JoinPlan plan = new() { Source = facts, Segments = [Segment(facts, null, null, FilmContainer.Mp4)], OutputPath = _clips.File("out.mp4"), KeepsAudio = false };

        FilmJoin.Run(plan, Clips.Programs);

        Assert.Empty(Clips.Probe(plan.OutputPath).AudioStreams);
    }

    [Fact]
    public void Join_Gif_KeepsDelaysAndLooks()
    {
        string film = _clips.Film("a.gif", "", frames: 12, filters: "setpts='PTS+if(gt(N,4),0.2/TB,0)'");

        string result = Swap(film, "out.gif", out _);

        Assert.True(ProvenanceMark.Read(Photo.Load(result)).IsComposite || File.ReadAllText(result).Contains(ProvenanceMark.CompositeWithTrainedAlgorithmicMedia, StringComparison.Ordinal));
        FrameReadPlan made = new() { Facts = Clips.Probe(result) };
        FrameReadPlan original = new() { Facts = Clips.Probe(film) };
        List<(long Pts, byte[] Samples)> frames = Clips.Read(made);
        List<(long Pts, byte[] Samples)> expected = Clips.Read(original);
        Assert.Equal(expected.Select(frame => frame.Pts), frames.Select(frame => frame.Pts));
        Assert.All(expected.Zip(frames), pair => Assert.InRange(pair.First.Samples.Zip(pair.Second.Samples).Average(samples => Math.Abs(samples.First - samples.Second)), 0, 8));
    }

    [Theory]
    [InlineData("out.webp")]
    [InlineData("out.apng")]
    [InlineData("out.avif")]
    public void Join_Animation_KeepsDelays(string name)
    {
        string film = _clips.Film("a.mkv", "-c:v ffv1", frames: 8, filters: "setpts='PTS+if(gt(N,4),0.2/TB,0)'");

        string result = Swap(film, name, out _);

        if (name == "out.webp")
        {
            Photo photo = Photo.Load(result);
            Assert.True(ProvenanceMark.Read(photo).IsComposite);
            Assert.Equal(8, photo.Frames.Count);
            Assert.Equal([40, 40, 40, 40, 240, 40, 40], photo.Animation!.Delays.Take(7).Select(delay => delay.TotalMilliseconds));
        }
        else
        {
            Assert.Equal(Clips.Times(film), Clips.Times(result));
            Assert.Equal(name == "out.avif", ProvenanceMark.OfXmp(FilmMark.ReadXmp(result)).IsComposite);
        }
    }

    [Fact]
    public void Join_Pictures_AreNumberedAndLossless()
    {
        string film = _clips.Film("a.mkv", "-c:v ffv1 -pix_fmt gbrp", frames: 5);
        MediaFacts facts = Clips.Probe(film);
        string pattern = Path.Combine(_clips.Folder, "out", "p%03d.png");
        JoinPlan plan = new() { Source = facts, Segments = [Segment(facts, null, null, FilmContainer.Pictures)], OutputPath = pattern, FirstPictureNumber = 7 };

        FilmJoin.Run(plan, Clips.Programs);

        Assert.Equal(
            Enumerable.Range(7, 5).Select(number => $"p{number:D3}.png"),
            Directory.GetFileSystemEntries(Path.GetDirectoryName(pattern)!).Select(Path.GetFileName).Order());
        Assert.True(ProvenanceMark.Read(Photo.Load(Path.Combine(_clips.Folder, "out", "p007.png"))).IsComposite);
        MediaFacts pictures = MediaProbe.Probe(Clips.Programs, pattern, new Rational(10));
        Assert.Equal(new Rational(10), pictures.VideoStream.AverageFrameRate);
        List<byte[]> read = [.. Clips.Read(new() { Facts = pictures }).Select(frame => frame.Samples)];
        Assert.Equal(Clips.Read(new() { Facts = facts }).Select(frame => frame.Samples), read);
        Assert.Throws<OutputException>(() => FilmJoin.Run(plan, Clips.Programs));
    }

    [Fact]
    public void Join_DamagedSegment_IsNamedAndNothingStays()
    {
        string film = _clips.Film("a.mp4", X264);
        MediaFacts facts = Clips.Probe(film);
        string segment = Segment(facts, null, null, FilmContainer.Mp4);
        byte[] bytes = File.ReadAllBytes(segment);
        File.WriteAllBytes(segment, bytes[..(bytes.Length / 2)]);
        int before = Directory.GetFiles(_clips.Folder).Length;

        SegmentException fault = Assert.Throws<SegmentException>(
            () => FilmJoin.Run(new() { Source = facts, Segments = [segment], OutputPath = _clips.File("out.mp4") }, Clips.Programs));

        Assert.Equal("SEGMENT_DAMAGED", fault.Code);
        Assert.Equal(before, Directory.GetFiles(_clips.Folder).Length);
    }

    [Fact]
    public void Join_SegmentsOfOtherSettings_AreRefused()
    {
        MediaFacts facts = Clips.Probe(_clips.Film("a.mp4", X264));
        string one = Segment(facts, null, 6000, FilmContainer.Mp4);
        string other = Segment(facts, 6000, null, FilmContainer.Mp4, new() { Quality = 30, Preset = "veryslow" });

        SegmentException fault = Assert.Throws<SegmentException>(
            () => FilmJoin.Run(new() { Source = facts, Segments = [one, other], OutputPath = _clips.File("out.mp4") }, Clips.Programs));

        Assert.Equal("SEGMENTS_DIFFER", fault.Code);
    }

    public void Dispose() => _clips.Dispose();

    private string Sounding(string name, string encoder, string filters, string soundOffset, int frames = 30) => _clips.Make(
        name,
        $"-f lavfi -i testsrc2=s=96x64:r=25 -itsoffset {soundOffset} -f lavfi -i sine=r=48000:d={(frames / 25.0).ToString(CultureInfo.InvariantCulture)} " +
        $"-filter:v {filters} -fps_mode passthrough -frames:v {frames} -map 0 -map 1 {encoder}");

    /// <summary>Three segments through reader and writer, joined.</summary>
    private string Swap(string film, string name, out JoinReport report)
    {
        MediaFacts facts = Clips.Probe(film);
        FilmContainer container = FilmContainers.OfPath(name);
        long[] pts = Clips.Timeline(facts).Pts.ToArray();
        (long first, long second) = (pts[pts.Length / 3], pts[pts.Length / 2]);
        string[] segments = [Segment(facts, null, first, container), Segment(facts, first, second, container), Segment(facts, second, null, container)];
        report = FilmJoin.Run(new() { Source = facts, Segments = segments, OutputPath = _clips.File(name), Overwrite = true }, Clips.Programs);
        return _clips.File(name);
    }

    private string Segment(MediaFacts facts, long? from, long? to, FilmContainer container, EncodeSettings? settings = null) =>
        SegmentedFilm.Write(_clips, new() { Facts = facts, FromPts = from, ToPts = to }, container, settings ?? new() { Preset = container == FilmContainer.Mov ? null : "ultrafast" });

    private static void AssertInSync(string film, string result)
    {
        MediaFacts facts = Clips.Probe(film);
        Rational[] original = [.. Clips.Read(new() { Facts = facts }).Select(frame => new Rational(frame.Pts) * facts.VideoStream.TimeBase)];
        Rational[] made = [.. Clips.Times(result)];
        Rational resolution = result.EndsWith(".mkv", StringComparison.Ordinal) || result.EndsWith(".webm", StringComparison.Ordinal) ? new(1, 2000) : Rational.Zero;
        Rational moved = original[0] - made[0];
        Assert.Equal(original.Length, made.Length);
        Assert.All(original.Zip(made), pair => Assert.True(Distance(pair.First - moved, pair.Second) <= resolution + resolution, $"{pair}"));

        Rational[] sound = [.. Clips.Times(film, "a:0")];
        Rational[] copied = [.. Clips.Times(result, "a:0")];

        // FFmpeg 5.1 moves Opus in Matroska by its pre-skip of 6.5 ms when it copies.
        Rational tolerance = facts.AudioStreams.First().Codec == "opus" ? new(8, 1000) : resolution + resolution + new Rational(1, 44100);
        Assert.InRange(copied.Length, sound.Length - 1, sound.Length);
        Assert.All(sound.TakeLast(copied.Length).Zip(copied), pair => Assert.True(Distance(pair.First - moved, pair.Second) <= tolerance, $"{pair} moved by {moved}"));
    }

    private static Rational Distance(Rational one, Rational other) => one > other ? one - other : other - one;
}
