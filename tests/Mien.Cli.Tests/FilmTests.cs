using System.Diagnostics;
using System.Text.Json;
using Mien.Imaging.Files;

namespace Mien.Cli.Tests;

/// <summary>`mien swap`, `people` and `join` on a small film that the real ffmpeg makes of a sample photo.</summary>
public sealed class FilmTests(FilmTests.SmallFilm film) : IClassFixture<FilmTests.SmallFilm>
{
    private const int Frames = 12;

    private static string Source => SamplePhotos.Of(2);

    [Fact]
    public void Swap_Film_WritesTheFilmAndSaysWhereTheTimeWent()
    {
        CommandRun run = CommandRun.Of("swap", Source, film.Path, "-o", film.In("out.mp4"), "--preset", "veryfast", "--verbose");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith($"{film.In("out.mp4")}: faces swapped in {Frames} of {Frames} frames in ", run.Output, StringComparison.Ordinal);
        Assert.Contains("holds the others up", run.Error, StringComparison.Ordinal);
        Assert.Equal(["out.mp4"], Directory.GetFileSystemEntries(film.Folder, "*out.mp4*").Select(Path.GetFileName));
        Assert.Contains("compositeWithTrainedAlgorithmicMedia", Tags(film.In("out.mp4")), StringComparison.Ordinal);
    }

    [Fact]
    public void Swap_FilmWithJson_ReportsFramesAndStages()
    {
        CommandRun run = CommandRun.Of("swap", Source, film.Path, "-o", film.In("json.mkv"), "--faces", "all", "--json", "--no-mark", "--encoder", "ffv1");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        Assert.Equal(Frames, report.RootElement.GetProperty("swappedFrames").GetInt32());
        Assert.True(report.RootElement.GetProperty("stageShares").GetProperty("swap").GetDouble() > 0);
        Assert.DoesNotContain("compositeWithTrainedAlgorithmicMedia", Tags(film.In("json.mkv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Swap_WithPreview_WritesOnePicture()
    {
        CommandRun run = CommandRun.Of("swap", Source, film.Path, "-o", film.In("frame.png"), "--preview", "5", "--faces", "all");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith($"{film.In("frame.png")}: 1 face swapped in frame 5 by live-", run.Output, StringComparison.Ordinal);
        Assert.Equal(320, PictureFile.Load(film.In("frame.png")).Width);
        CommandRun.Of("swap", Source, film.Path, "-o", film.In("none.png"), "--preview", "99", "--faces", "all")
            .AssertFails(ExitCode.WrongUsage, "has no frame 99", "0 to 11");
    }

    [Fact]
    public void People_NamedLater_AreNamedOnTheSheetToo()
    {
        string[] words = ["people", film.Path, "-o", film.In("named")];
        Assert.Equal(ExitCode.Done, CommandRun.Of(words).ExitCode);
        byte[] numbered = PictureFile.Load(film.In("named/people.png")).Rgb;

        CommandRun naming = CommandRun.Of([.. words, "--name", "1=Ann"]);

        Assert.Equal(ExitCode.Done, naming.ExitCode);
        Assert.DoesNotContain("who is in the film", naming.Error, StringComparison.Ordinal);
        byte[] named = PictureFile.Load(film.In("named/people.png")).Rgb;
        int differing = numbered.Zip(named).Count(pair => Math.Abs(pair.First - pair.Second) > 60);
        Assert.Equal(numbered.Length, named.Length);
        Assert.InRange(differing, 60, 3000); // a name's letters, and the same face
    }

    [Fact]
    public void People_Named_CanBeChosenByName()
    {
        CommandRun people = CommandRun.Of("people", film.Path, "-o", film.In("people"), "--name", "1=Ann");
        CommandRun swap = CommandRun.Of(
            "swap", Source, film.Path, "-o", film.In("ann.mp4"), "--people", film.In("people/people.json"), "--faces", "ann", "--end", "0.2");

        Assert.Equal(ExitCode.Done, people.ExitCode);
        Assert.StartsWith("1 Ann: ", people.Output, StringComparison.Ordinal);
        Assert.True(PictureFile.Load(film.In("people/people.png")).Height > 200);
        Assert.Equal(ExitCode.Done, swap.ExitCode);
        CommandRun.Of("swap", Source, film.Path, "-o", film.In("bob.mp4"), "--people", film.In("people/people.json"), "--faces", "Bob")
            .AssertFails(ExitCode.WrongUsage, "'Bob' is no choice", "Ann");
    }

    [Fact]
    public void Swap_InParts_IsJoined()
    {
        string[] words = ["swap", Source, film.Path, "-o", film.In("shared.mkv"), "--faces", "all", "--segment-length", "0.5"];

        Assert.Contains("mien join", CommandRun.Of([.. words, "--segments", "1/2"]).Output, StringComparison.Ordinal);
        CommandRun.Of("join", film.Path, "-o", film.In("shared.mkv")).AssertFails(ExitCode.WrongUsage, "not finished yet", "--segments");
        Assert.Equal(ExitCode.Done, CommandRun.Of([.. words, "--segments", "2/2"]).ExitCode);
        Assert.Equal(ExitCode.Done, CommandRun.Of("join", film.Path, "-o", film.In("shared.mkv")).ExitCode);
        Assert.True(File.Exists(film.In("shared.mkv")));
    }

    [Fact]
    public void Swap_OntoTheFilmItself_SaysThatItIsAnInput() => CommandRun.Of("swap", Source, film.Path, "-o", film.Path)
        .AssertFails(ExitCode.WrongUsage, "is itself one of the inputs", "choose another output");

    [Theory]
    [InlineData("--encoder", "nonsense", ExitCode.WrongUsage, "'nonsense' names no encoder")]
    [InlineData("--fps", "0", ExitCode.WrongUsage, "'0' is not a value for --fps")]
    [InlineData("--start", "noon", ExitCode.WrongUsage, "'noon' is no time for --start")]
    [InlineData("--start", "100", ExitCode.WrongUsage, "has no frame from 1:40.000")]
    [InlineData("--segments", "3/2", ExitCode.WrongUsage, "'3/2' is not a value for --segments")]
    [InlineData("--settings", "missing.json", ExitCode.WrongUsage, "missing.json cannot be read")]
    [InlineData("--people", "missing.json", ExitCode.BadInputOrNoFace, "missing.json: there is no such file")]
    [InlineData("--people", ".", ExitCode.BadInputOrNoFace, ". is a folder")]
    [InlineData("--faces", "7", ExitCode.BadInputOrNoFace, "none of them is '7'")]
    [InlineData("--preset", "nonsense", ExitCode.Ffmpeg, "nonsense")]
    public void Swap_WrongWords_SayWhatIsWrongAndLeaveNothing(string option, string value, ExitCode exitCode, string words)
    {
        CommandRun run = CommandRun.Of("swap", Source, film.Path, "-o", film.In("wrong.mp4"), option, value);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Contains("hint: ", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(film.In("wrong.mp4")));
        string left = film.In("wrong.mp4.mien");
        if (Directory.Exists(left))
        {
            Assert.DoesNotContain(Directory.GetFiles(left), file => file.Contains(".tmp", StringComparison.Ordinal));
            Directory.Delete(left, recursive: true);
        }
    }

    [Fact]
    public void Swap_NoFilm_SaysSo()
    {
        File.WriteAllText(film.In("text.mp4"), "this is no film");

        File.Copy(film.In("text.mp4"), film.In("notes.txt"));

        foreach (string name in (string[])["text.mp4", "notes.txt"])
        {
            CommandRun.Of("swap", Source, film.In(name), "-o", film.In("x.mp4")).AssertFails(ExitCode.BadInputOrNoFace, $"{name} is not a film", "FFmpeg plays");
        }

        CommandRun.Of("swap", Source, film.In("gone.mp4"), "-o", film.In("x.mp4")).AssertFails(ExitCode.BadInputOrNoFace, "does not exist", "path");
        CommandRun.Of("swap", Source, film.Path, "-o", film.In("x.docx")).AssertFails(ExitCode.WrongUsage, "no film format", ".mp4");
        CommandRun.Of("swap", Source, film.Path, "-o", film.Path, "--overwrite").AssertFails(ExitCode.WrongUsage, "one of the inputs", "never replaced");
    }

    [Fact]
    public void Swap_OptionsOfTheOtherKind_AreTold()
    {
        CommandRun photo = CommandRun.Of("swap", Source, SamplePhotos.Of(6), "-o", film.In("x.jpg"), "--start", "1", "--no-audio");
        Assert.Equal(ExitCode.Done, photo.ExitCode);
        Assert.Contains("note: --start, --no-audio are for films and change nothing in a photo", photo.Error, StringComparison.Ordinal);
        CommandRun.Of("swap", Source, film.Path, "-o", film.In("x.mp4"), "--compare").AssertFails(ExitCode.WrongUsage, "--compare is for photos", "--preview");
    }

    private static string Tags(string path) => Run("ffprobe", "-v", "error", "-show_entries", "format_tags", path);

    private static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    public sealed class SmallFilm : IDisposable
    {
        public SmallFilm() => Run(
            "ffmpeg", "-nostdin", "-v", "error", "-loop", "1", "-framerate", "10", "-i", SamplePhotos.Of(1), "-vf", "crop=640:360:1240+20*t:150,scale=320:180,format=yuv420p",
            "-frames:v", $"{Frames}", "-c:v", "libx264", "-preset", "veryfast", "-g", "5", Path);

        public string Folder { get; } = Directory.CreateTempSubdirectory("mien-film-").FullName;

        public string Path => In("film.mp4");

        public string In(string name) => System.IO.Path.Combine(Folder, name);

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
