using Mien.Imaging.Geometry;
using Mien.Video.Probing;

namespace Mien.Video.Tests.Probing;

public sealed class MediaProbeTests : IDisposable
{
    private readonly Clips _clips = new();

    [Fact]
    public void Probe_FilmWithSoundAndCover_TellsTheStreams()
    {
        string cover = _clips.Film("cover.png", "", frames: 1, size: "640x480");
        string film = _clips.Make(
            "a.mp4",
            $"-f lavfi -i testsrc2=s=96x64:r=30000/1001:d=1 -f lavfi -i sine=d=1:r=44100 -i {cover} -map 2 -map 0 -map 1 -c:v:1 libx264 -c:v:0 png -disposition:v:0 attached_pic -c:a aac -metadata title=Hello -metadata:s:a:0 language=fra");

        MediaFacts facts = Clips.Probe(film);

        Assert.Equal((2, true), (facts.VideoStreams.Count, facts.VideoStreams.Any(video => video.IsCover)));
        VideoStreamFacts video = facts.VideoStream;
        Assert.Equal(("h264", new Size(96, 64), new Rational(30000, 1001), false), (video.Codec, video.Size, video.AverageFrameRate!.Value, video.IsStill));
        Assert.Equal((44100, "aac", "fra"), (facts.AudioStreams.Single().SampleRate, facts.AudioStreams.Single().Codec, facts.AudioStreams.Single().Tags["language"]));
        Assert.Equal("Hello", facts.Tags["title"]);
        Assert.Equal(FieldOrder.Progressive, video.FieldOrder);
        Assert.True(facts.IsSeekable);
    }

    [Fact]
    public void Probe_Picture_IsStill() => Assert.True(Clips.Probe(_clips.Film("a.png", "", frames: 1)).VideoStream.IsStill);

    [Fact]
    public void Probe_NamesLikeOptionsPatternsAndProtocols_AreFiles()
    {
        foreach (string name in (string[])["-y.mp4", "a:b.mp4", "100%d.mkv", "ä ö 'x'.mp4"])
        {
            string film = _clips.File(name);
            File.Copy(_clips.Film("plain.mp4", "-c:v libx264", frames: 2), film);
            Assert.Equal(2, Clips.Timeline(Clips.Probe(film)).Count);
        }
    }

    [Fact]
    public void Probe_WhatIsNoFilm_SaysSo()
    {
        string text = _clips.File("notes.txt");
        File.WriteAllText(text, string.Join('\n', Enumerable.Range(0, 500).Select(line => $"line {line}")));
        string empty = _clips.File("empty.mp4");
        File.WriteAllBytes(empty, []);
        string noise = _clips.File("noise.bin");
        byte[] bytes = new byte[5000];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(noise, bytes);
        string named = _clips.File("named.mp4"); // FFmpeg believes the extension
        File.WriteAllText(named, "this is no film either");
        string cut = _clips.Film("cut.mp4", "-c:v libx264");
        byte[] whole = File.ReadAllBytes(cut);
        File.WriteAllBytes(cut, whole[..(whole.Length / 2)]);
        string sound = _clips.Make("sound.m4a", "-f lavfi -i sine=d=0.2 -c:a aac");

        AssertFault("NOT_A_VIDEO", text);
        AssertFault("NOT_A_VIDEO", noise);
        AssertFault("NOT_A_VIDEO", named);
        AssertFault("FILM_DAMAGED", empty);
        AssertFault("FILM_DAMAGED", cut);
        AssertFault("NO_VIDEO_STREAM", sound);
        AssertFault("FILM_MISSING", _clips.File("none.mp4"));
        AssertFault("FILM_MISSING", _clips.File("%05d.png"));
        AssertFault("FILM_IS_FOLDER", _clips.Folder);
        AssertFault("FILM_UNREADABLE", "http://127.0.0.1:1/none.mp4");
    }

    [Fact]
    public void Timeline_KeyFramesRateAndEnd_AreThoseOfTheFilm()
    {
        MediaFacts facts = Clips.Probe(_clips.Film("a.mkv", "-c:v libx264 -g 10 -bf 2 -sc_threshold 0", rate: "30000/1001"));

        FrameTimeline timeline = Clips.Timeline(facts);

        Assert.Equal(new Rational(30000, 1001), timeline.FrameRate);
        Assert.Equal([0, 10, 20], Enumerable.Range(0, timeline.Count).Where(timeline.IsKey));
        Assert.InRange(timeline.Duration.ToDouble, 1.0, 1.002);
        Assert.Equal((12, 30), (timeline.IndexAtOrAfter(timeline.Pts[11] + 1), timeline.IndexAtOrAfter(timeline.EndPts)));
        Assert.Null(Clips.Timeline(Clips.Probe(_clips.Film("b.mkv", "-c:v libx264", filters: "setpts='PTS+if(gt(N,4),0.2/TB,0)'"))).FrameRate);
    }

    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:2,\nplain.ts\n#EXT-X-ENDLIST\n")]
    [InlineData("ffconcat version 1.0\nfile plain.ts\n")]
    public void Probe_ListOfOtherFiles_IsFollowedOnlyUnderAListsName(string list)
    {
        _clips.Film("plain.ts", "-c:v libx264", frames: 2);
        foreach (string name in (string[])["list.mp4", "list.ts", "list.mkv", "list"])
        {
            File.WriteAllText(_clips.File(name), list);
            AssertFault("NOT_A_VIDEO", _clips.File(name));
        }

        string playlist = _clips.File("list.m3u8");
        File.WriteAllText(playlist, list);
        if (list.StartsWith('#'))
        {
            Assert.Equal(2, Clips.Timeline(Clips.Probe(playlist)).Count);
        }
    }

    [Fact]
    public void InputArguments_LetNoFileCallAnAddressAndNoAddressReadAFile()
    {
        Assert.Equal("file", Protocols("film.mp4"));
        Assert.Equal("file", Protocols("frames/%05d.png"));
        Assert.StartsWith("file,http,", Protocols("film.m3u8"), StringComparison.Ordinal);
        Assert.DoesNotContain("file", Protocols("https://example.org/film.m3u8?key=1").Split(','));

        static string Protocols(string path) => MediaFacts.InputArgumentsOf(path, [])[1];
    }

    public void Dispose() => _clips.Dispose();

    private static void AssertFault(string code, string path)
    {
        MediaException fault = Assert.Throws<MediaException>(() => Clips.Probe(path));
        Assert.Equal((code, ExitCode.BadInputOrNoFace), (fault.Code, fault.ExitCode));
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }
}
