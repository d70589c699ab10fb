using Mien.Jobs.Cast;
using Mien.Jobs.Films;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Films.Requests;
using Mien.Jobs.Films.Work;
using Mien.Testing;
using Mien.Video.Writing;

namespace Mien.Jobs.Tests.Films;

public sealed class FilmSwapJobTests(FilmScene scene) : IClassFixture<FilmScene>
{
    [Fact]
    public void Run_LosslessFilm_ChangesFacesAndNothingElse()
    {
        FilmReport report = scene.Swap(scene.Request("lossless.mkv"));

        byte[][] before = FilmScene.Samples(scene.Film);
        byte[][] after = FilmScene.Samples(scene.In("lossless.mkv"));
        Assert.Equal((FilmScene.Frames, FilmScene.Frames), (before.Length, after.Length));
        Assert.All(Enumerable.Range(0, FilmScene.FramesWithoutFace), i => Assert.Equal(before[i], after[i]));
        for (int i = FilmScene.FramesWithoutFace; i < FilmScene.Frames; i++)
        {
            AssertOnlyAFaceDiffers(before[i], after[i]);
        }

        Assert.Equal((FilmScene.Frames, FilmScene.Frames - FilmScene.FramesWithoutFace, true), (report.Frames, report.SwappedFrames, report.IsJoined));
        Assert.Equal(0, report.DroppedFrames);
        Assert.False(Directory.Exists(WorkFolder.PathFor(scene.In("lossless.mkv"))));
    }

    [Fact]
    public void Run_FilmWithSound_KeepsSoundAndTimes()
    {
        scene.Swap(scene.Request("sound.mkv"));

        Assert.Equal(Sound(scene.Film), Sound(scene.In("sound.mkv")));
        Assert.Equal(Times(scene.Film), Times(scene.In("sound.mkv")));
        Assert.Contains("A small film", FilmScene.Run(FilmScene.Programs.Ffprobe, ["-v", "error", "-show_format", scene.In("sound.mkv")]), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CancelledAndRunAgain_EqualsAnUninterruptedRun()
    {
        scene.Swap(scene.Request("whole.mkv"));
        FilmSwapRequest request = scene.Request("parts.mkv");
        using CancellationTokenSource source = new();
        CancelAfter stop = new(source, frames: 45);

        FilmStoppedException stopped = Assert.Throws<FilmStoppedException>(() => scene.Swap(request, stop, source.Token));
        Assert.False(File.Exists(request.OutputPath));
        CancelAfter goingOn = new(source, frames: int.MaxValue);
        FilmReport report = scene.Swap(request, goingOn);

        Assert.InRange(stopped.KeptFrames, 1, stopped.TotalFrames - 1);
        Assert.Contains($"going on at frame {stopped.KeptFrames + 1} of {stopped.TotalFrames}", goingOn.Notes);
        Assert.InRange(report.KeptSegments, 1, report.Segments - 1);
        Assert.Equal(Picture(scene.In("whole.mkv")), Picture(request.OutputPath));
    }

    [Fact]
    public void Run_OnAFullDisk_SaysThatTheWorkingFolderCannotBeWritten_AndGoesOnLater()
    {
        scene.Swap(scene.Request("plenty.mkv"));
        FilmSwapRequest request = scene.Request("full/out.mkv");
        Directory.CreateDirectory(scene.In("full"));
        using (SmallDisk? disk = SmallDisk.TryMount(scene.In("full"), kib: 400))
        {
            Assert.SkipWhen(disk is null, "only root can make a disk that is full");

            Assert.Equal("WORK_NOT_WRITABLE", Assert.Throws<FilmWorkException>(() => scene.Swap(request)).Code);
            Assert.False(File.Exists(request.OutputPath));
        }

        scene.Swap(request);
        Assert.Equal(Picture(scene.In("plenty.mkv")), Picture(request.OutputPath));
    }

    [Fact]
    public void Run_InParts_JoinsToTheSameFilm()
    {
        scene.Swap(scene.Request("one.mkv"));
        FilmSwapRequest request = scene.Request("shared.mkv");

        FilmReport second = scene.Swap(request with { Share = new(2, 2) });
        FilmWorkException fault = Assert.Throws<FilmWorkException>(() => FilmJoinJob.Run(new() { TargetPath = scene.Film, OutputPath = request.OutputPath }));
        scene.Swap(request with { Share = new(1, 2) });
        FilmJoinJob.Run(new() { TargetPath = scene.Film, OutputPath = request.OutputPath });

        Assert.False(second.IsJoined);
        Assert.Equal("WORK_INCOMPLETE", fault.Code);
        Assert.Equal(Picture(scene.In("one.mkv")), Picture(request.OutputPath));
    }

    [Fact]
    public void Run_OtherSettingsThanTheUnfinishedRun_SaysWhich()
    {
        FilmSwapRequest request = scene.Request("changed.mkv");
        scene.Swap(request with { Share = new(1, 2) });

        FilmWorkException fault = Assert.Throws<FilmWorkException>(() => scene.Swap(request with { Settings = new() { Usual = new() { Strength = 0.5f } } }));

        Assert.Contains("strength was 1 and is 0.5", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RangeWithoutSwap_LeavesItsFramesAlone()
    {
        FilmSwapRequest request = scene.Request("ranges.mkv") with
        {
            Settings = new() { Ranges = [new() { From = TimeSpan.FromSeconds(2), Swap = false }] },
        };

        FilmReport report = scene.Swap(request);

        byte[][] before = FilmScene.Samples(scene.Film);
        byte[][] after = FilmScene.Samples(request.OutputPath);
        Assert.Equal(50 - FilmScene.FramesWithoutFace, report.SwappedFrames);
        Assert.All(Enumerable.Range(50, 30), i => Assert.Equal(before[i], after[i]));
    }

    [Fact]
    public void Run_PartOfTheFilm_HasItsFramesOnly()
    {
        FilmSwapRequest request = scene.Request("part.mkv") with
        {
            Part = new() { Start = TimeSpan.FromSeconds(0.4), End = TimeSpan.FromSeconds(1.2) },
        };

        FilmReport report = scene.Swap(request);

        byte[][] before = FilmScene.Samples(scene.Film);
        byte[][] after = FilmScene.Samples(request.OutputPath);
        Assert.Equal((20, 20), (report.Frames, after.Length));
        Assert.All(Enumerable.Range(0, 10), i => Assert.Equal(before[i + 10], after[i]));
    }

    [Theory]
    [InlineData(0.04, 1)]
    [InlineData(0.2, 5)]
    public void Run_ByPersonInAMomentShorterThanALook_SwapsItsFrames(double seconds, int frames)
    {
        FilmReport report = scene.Swap(scene.Request("moment.mkv") with
        {
            Assignments = [new() { SourcePaths = [FilmScene.Source], Faces = FaceSelection.Largest }],
            Part = new() { Start = TimeSpan.FromSeconds(1), End = TimeSpan.FromSeconds(1 + seconds) },
            Overwrite = true,
        });

        Assert.Equal((frames, frames), (report.Frames, report.SwappedFrames));
    }

    [Fact]
    public void Run_IntoAnAnimation_KeepsQualityAndLosslessOfTheRequest()
    {
        FilmSwapRequest request = scene.Request("x.webp") with
        {
            Part = new() { Start = TimeSpan.FromSeconds(1), End = TimeSpan.FromSeconds(1.08), Scale = 0.5 },
            Overwrite = true,
        };

        long[] bytes = [.. ((EncodeSettings[])[new() { Quality = 10 }, new() { Quality = 90 }, new() { Lossless = true }]).Select(encode =>
        {
            scene.Swap(request with { Encode = encode });
            return new FileInfo(request.OutputPath).Length;
        })];

        Assert.True(bytes[0] * 2 < bytes[1] && bytes[1] < bytes[2], string.Join(", ", bytes));
    }

    [Fact]
    public void Run_ByPerson_FindsWhoIsInTheFilm()
    {
        FilmReport report = scene.Swap(scene.Request("person.mkv") with
        {
            Assignments = [new() { SourcePaths = [FilmScene.Source], Faces = FaceSelection.Nth(1) }],
        });

        Assert.Single(report.Persons);
        Assert.Equal(FilmScene.Frames - FilmScene.FramesWithoutFace, report.SwappedFrames);
        Assert.Throws<NoFaceException>(() => scene.Swap(scene.Request("nobody.mkv") with
        {
            Assignments = [new() { SourcePaths = [FilmScene.Source], Faces = FaceSelection.Nth(2) }],
        }));
        Assert.False(File.Exists(scene.In("nobody.mkv")));
    }

    private static string[] Picture(string path) => FilmScene.Hashes(path, "v:0");

    private static string[] Sound(string path) => FilmScene.Hashes(path, "a:0");

    private static string[] Times(string path) => [.. Picture(path).Select(line => line.Split(' ')[0])];

    /// <summary>Luma differs somewhere, and nowhere but in one place of a face's size.</summary>
    private static void AssertOnlyAFaceDiffers(byte[] before, byte[] after)
    {
        int width = FilmScene.Size.Width;
        int[] differing = [.. Enumerable.Range(0, (int)FilmScene.Size.Area).Where(i => before[i] != after[i])];
        Assert.InRange(differing.Length, 2000, 40000);
        Assert.InRange(differing.Max(i => i % width) - differing.Min(i => i % width), 40, 240);
        Assert.InRange((differing.Max() / width) - (differing.Min() / width), 50, 260);
    }

    private sealed class CancelAfter(CancellationTokenSource source, int frames) : IFilmObserver
    {
        public void Advance(FilmProgress progress)
        {
            if (progress.Frames >= frames)
            {
                source.Cancel();
            }
        }

        public List<string> Notes { get; } = [];

        public void Note(string sentence) => Notes.Add(sentence);
    }
}
