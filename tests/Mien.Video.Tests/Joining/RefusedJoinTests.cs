using Mien.Testing;
using Mien.Video.Joining;
using Mien.Video.Probing;
using Mien.Video.Writing;

namespace Mien.Video.Tests.Joining;

/// <summary>What a join leaves when the disk refuses something: a whole film or none, and nothing of its own.</summary>
public sealed class RefusedJoinTests : IDisposable
{
    private const int FrameCount = 24;

    private readonly Clips _clips = new();

    private string Results => _clips.File("results");

    public void Dispose() => _clips.Dispose();

    [Theory]
    [InlineData("out.mp4")]
    [InlineData("out.gif")]
    [InlineData("%03d.png")]
    public void Join_AnyChangeRefused_IsTold_AndTheNextRunIsDone(string name)
    {
        JoinPlan plan = SegmentedFilm.Plan(_clips, name, frames: 4);
        int count = ImageSequence.IsPattern(name) ? 4 : 1;
        foreach (FaultyDisk disk in FaultyDisk.EachChange(Results, leftOut: 0.1))
        {
            MienException? fault = (MienException?)Record.Exception(() => FilmJoin.Run(plan, Clips.Programs));

            // A picture that waits and cannot be removed harms nobody: the film is whole, and the next run removes it.
            Assert.True(fault is null or { Code: "OUTPUT_NOT_WRITABLE" }, fault?.ToString());
            Assert.Equal(fault is null ? count : 0, Directory.Exists(Results) ? Directory.GetFiles(Results).Length : 0);
            disk.Heal();
            FilmJoin.Run(plan with { Overwrite = fault is null }, Clips.Programs);
            Assert.Equal(count, Directory.GetFileSystemEntries(Results).Length);
            Directory.Delete(Results, recursive: true);
        }
    }

    [Theory]
    [InlineData("out.mp4")]
    [InlineData("out.mkv")]
    [InlineData("out.gif")]
    [InlineData("%03d.bmp")]
    public void Join_OnADiskOfAnySize_GivesAWholeFilmOrAFault(string name)
    {
        JoinPlan plan = SegmentedFilm.Plan(_clips, name, FrameCount);
        FilmJoin.Run(plan, Clips.Programs);
        string[] whole = [.. Directory.GetFiles(Results).Order(StringComparer.Ordinal)];
        long kib = (whole.Sum(path => (new FileInfo(path).Length + 4095) / 4096) * 4) + 4;
        string expected = Frames(whole);
        Directory.Delete(Results, recursive: true);
        Directory.CreateDirectory(Results);
        int refused = 0;
        foreach (long less in (long[])[kib / 2, 8, 4, 0, -kib - 100])
        {
            using SmallDisk? disk = SmallDisk.TryMount(Results, kib - less);
            Assert.SkipWhen(disk is null, "only root can make a disk that is full");

            Exception? fault = Record.Exception(() => FilmJoin.Run(plan, Clips.Programs));

            refused += fault is null ? 0 : 1;
            Assert.Equal(fault is null ? expected : "", Frames([.. Directory.GetFiles(Results).Order(StringComparer.Ordinal)]));
            Assert.True(fault is null or MienException { Code: "FFMPEG_FAILED" or "OUTPUT_NOT_WRITABLE" }, fault?.ToString());
        }

        Assert.InRange(refused, 1, 4);
    }

    [Theory]
    [InlineData("out.mp4")]
    [InlineData("out.mkv")]
    [InlineData("out.avi")]
    [InlineData("out.ts")]
    public void ThrowIfShort_FilmCutOff_Throws(string name)
    {
        JoinPlan plan = SegmentedFilm.Plan(_clips, name, FrameCount);
        FilmJoin.Run(plan, Clips.Programs);
        WrittenFilm.ThrowIfShort(plan.OutputPath, plan.Container, FrameCount, Clips.Programs, default);
        byte[] film = File.ReadAllBytes(plan.OutputPath);

        Assert.All((int[])[film.Length * 3 / 4, film.Length / 4, 0], length =>
        {
            File.WriteAllBytes(plan.OutputPath, film[..length]);
            Assert.ThrowsAny<MienException>(() => WrittenFilm.ThrowIfShort(plan.OutputPath, plan.Container, FrameCount, Clips.Programs, default));
        });
    }

    [Fact]
    public void Join_OfAPrivateFilm_IsAsPrivate()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions of this kind are Unix's");
        JoinPlan plan = SegmentedFilm.Plan(_clips, "out.mkv", frames: 4);
        UnixPermissions.Set(plan.Source.Path, UnixPermissions.Private);

        FilmJoin.Run(plan, Clips.Programs);

        Assert.Equal(UnixPermissions.Private, UnixPermissions.Of(plan.OutputPath));
    }

    [Theory]
    [InlineData("a%%02d.mkv", "a%02d.mkv")]
    [InlineData("100%%.mkv", "100%.mkv")]
    [InlineData("100%.mkv", "100%.mkv")]
    [InlineData("w-*.mkv", "w-*.mkv")]
    public void Join_NameWithSigns_IsThatFile(string name, string file)
    {
        FilmJoin.Run(SegmentedFilm.Plan(_clips, name, frames: 4), Clips.Programs);

        Assert.Equal([Path.Combine(Results, file)], Directory.GetFileSystemEntries(Results));
    }

    [Fact]
    public void Join_NumberedFilms_AreRefusedWithTheWayToWriteAPercentSign() =>
        Assert.Contains("write %% for a percent sign", Assert.Throws<EncodeException>(() => FilmContainers.OfPath("a%02d.mp4")).Hint, StringComparison.Ordinal);

    /// <summary>Length of each file, and the hashes of all frames in it.</summary>
    private static string Frames(string[] files) =>
        string.Join('\n', files.Select(file => $"{new FileInfo(file).Length} {string.Join(' ', Clips.Frames(file).Select(frame => frame.Hash))}"));
}
