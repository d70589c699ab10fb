using Mien.Swapping.Films.Segments;
using Mien.Swapping.Films.Work;

namespace Mien.Swapping.Tests.Films;

public sealed class WorkFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-work-").FullName;

    private string Output => Path.Combine(_folder, "out.mp4");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Open_SameManifestAgain_KeepsFinishedSegments()
    {
        using (WorkFolder first = OpenNew())
        {
            Finish(first, 0);
        }

        using WorkFolder second = OpenNew();

        Assert.Equal(3, second.Finished(0)?.Frames);
        Assert.Null(second.Finished(1));
    }

    [Fact]
    public void Finished_FileShorterThanItsRecord_IsNot()
    {
        using WorkFolder work = OpenNew();
        Finish(work, 0);
        File.WriteAllText(work.SegmentPath(0), "torn");

        Assert.Null(work.Finished(0));
    }

    [Fact]
    public void Open_OtherSettings_SaysWhichAndKeepsTheWork()
    {
        using (WorkFolder first = OpenNew())
        {
            Finish(first, 0);
        }

        using WorkFolder second = new(Output);
        FilmWorkException fault = Assert.Throws<FilmWorkException>(() => second.Open(Manifest("oval"), FilmShare.Whole, restart: false));

        Assert.Contains("mask was auto and is oval", fault.Message, StringComparison.Ordinal);
        Assert.NotNull(second.Finished(0));
    }

    [Fact]
    public void Open_OtherSettingsWithRestart_BeginsAnew()
    {
        using (WorkFolder first = OpenNew())
        {
            Finish(first, 0);
        }

        using WorkFolder second = new(Output);
        second.Open(Manifest("oval"), FilmShare.Whole, restart: true);

        Assert.Null(second.Finished(0));
        Assert.Empty(second.Manifest()!.DifferencesTo(Manifest("oval")));
    }

    [Fact]
    public void Open_PartInWork_IsRefusedAndOtherPartsAreNot()
    {
        using WorkFolder first = new(Output);
        first.Open(Manifest("auto"), new(1, 2), restart: false);
        using WorkFolder same = new(Output);
        using WorkFolder other = new(Output);

        Assert.Equal("WORK_IN_USE", Assert.Throws<FilmWorkException>(() => same.Open(Manifest("auto"), new(1, 2), restart: false)).Code);
        other.Open(Manifest("auto"), new(2, 2), restart: false);
        using WorkFolder third = new(Output);
        Assert.Equal("WORK_IN_USE", Assert.Throws<FilmWorkException>(() => third.Open(Manifest("oval"), new(3, 3), restart: true)).Code);
    }

    [Fact]
    public void Open_ManyAtOnce_AllFindTheSameManifest()
    {
        Parallel.For(0, 8, part =>
        {
            using WorkFolder work = new(Output);
            work.Open(Manifest("auto"), new(part + 1, 8), restart: false);
            Finish(work, part);
        });

        using WorkFolder end = new(Output);
        Assert.All(Enumerable.Range(0, 8), index => Assert.NotNull(end.Finished(index)));
    }

    [Fact]
    public void Fingerprint_AnyChange_Differs()
    {
        string path = Path.Combine(_folder, "film");
        foreach (int length in (int[])[0, 1, 65536, 65537, 300_000, 5_000_000])
        {
            byte[] bytes = new byte[length];
            new Random(length).NextBytes(bytes);
            File.WriteAllBytes(path, bytes);
            string before = FileFingerprint.Of(path);

            Assert.Equal(before, FileFingerprint.Of(path));
            if (length > 0)
            {
                bytes[^1] ^= 1;
                File.WriteAllBytes(path, bytes);
                Assert.NotEqual(before, FileFingerprint.Of(path));
            }

            File.WriteAllBytes(path, [.. bytes, 0]);
            Assert.NotEqual(before, FileFingerprint.Of(path));
        }

        Assert.NotEqual(FileFingerprint.Of("http://a/b"), FileFingerprint.Of("http://a/c"));
    }

    private static FilmManifest Manifest(string mask) => new()
    {
        Source = "film.mp4",
        SourceFingerprint = "1:2",
        Settings = new Dictionary<string, string> { ["mask"] = mask, ["strength"] = "1" },
        TimeBase = "1/1000",
        Segments = [new() { Index = 0, FromPts = 0, ToPts = 40, ExpectedFrames = 1 }],
    };

    private static void Finish(WorkFolder work, int index)
    {
        File.WriteAllText(work.SegmentPath(index), "whole file");
        work.Finish(new() { Index = index, Frames = 3, SwappedFrames = 2, SwappedFaces = 2, FirstPts = 0, LastPts = 80, Bytes = 10 });
    }

    private WorkFolder OpenNew()
    {
        WorkFolder work = new(Output);
        work.Open(Manifest("auto"), FilmShare.Whole, restart: false);
        return work;
    }
}
