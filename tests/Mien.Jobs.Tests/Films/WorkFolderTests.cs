using Mien.Jobs.Films.Segments;
using Mien.Jobs.Films.Work;

namespace Mien.Jobs.Tests.Films;

public sealed class WorkFolderTests : IDisposable
{
    private readonly WorkExample _example = new();

    private string Output => _example.Output;

    public void Dispose() => _example.Dispose();

    [Fact]
    public void Open_SameManifestAgain_KeepsFinishedSegments()
    {
        using (WorkFolder first = _example.Open())
        {
            WorkExample.Finish(first, 0);
        }

        using WorkFolder second = _example.Open();

        Assert.Equal(3, second.Finished(0)?.Frames);
        Assert.Null(second.Finished(1));
    }

    [Fact]
    public void OpenToJoin_WhileAnotherJoins_IsRefused()
    {
        using WorkFolder first = _example.Open();
        first.OpenToJoin();
        using WorkFolder second = new(Output);

        Assert.Equal("WORK_IN_USE", Assert.Throws<FilmWorkException>(second.OpenToJoin).Code);
    }

    [Theory]
    [InlineData(246)]
    [InlineData(247)]
    [InlineData(251)]
    public void Open_OutputWithALongName_HasAFolderOfItsOwn(int letters)
    {
        string[] outputs = [Path.Combine(_example.Folder, new string('a', letters) + ".mp4"), Path.Combine(_example.Folder, new string('a', letters - 1) + "b.mp4")];
        foreach (string output in outputs)
        {
            using WorkFolder work = new(output);
            work.Open(WorkExample.Manifest(), FilmShare.Whole, restart: false);
            WorkExample.Finish(work, 0);
        }

        Assert.Equal(2, Directory.GetDirectories(_example.Folder).Length);
    }

    [Fact]
    public void Open_OtherSettings_SaysWhichAndKeepsTheWork()
    {
        using (WorkFolder first = _example.Open())
        {
            WorkExample.Finish(first, 0);
        }

        using WorkFolder second = new(Output);
        FilmWorkException fault = Assert.Throws<FilmWorkException>(() => second.Open(WorkExample.Manifest("oval"), FilmShare.Whole, restart: false));

        Assert.Contains("mask was auto and is oval", fault.Message, StringComparison.Ordinal);
        Assert.NotNull(second.Finished(0));
    }

    [Fact]
    public void Open_OtherSettingsWithRestart_BeginsAnew()
    {
        using (WorkFolder first = _example.Open())
        {
            WorkExample.Finish(first, 0);
        }

        using WorkFolder second = new(Output);
        second.Open(WorkExample.Manifest("oval"), FilmShare.Whole, restart: true);

        Assert.Null(second.Finished(0));
        Assert.Empty(second.Manifest()!.DifferencesTo(WorkExample.Manifest("oval")));
    }

    [Fact]
    public void Open_PartInWork_IsRefusedAndOtherPartsAreNot()
    {
        using WorkFolder first = new(Output);
        first.Open(WorkExample.Manifest(), new(1, 2), restart: false);
        using WorkFolder same = new(Output);
        using WorkFolder other = new(Output);

        Assert.Equal("WORK_IN_USE", Assert.Throws<FilmWorkException>(() => same.Open(WorkExample.Manifest(), new(1, 2), restart: false)).Code);
        other.Open(WorkExample.Manifest(), new(2, 2), restart: false);
        using WorkFolder third = new(Output);
        Assert.Equal("WORK_IN_USE", Assert.Throws<FilmWorkException>(() => third.Open(WorkExample.Manifest("oval"), new(3, 3), restart: true)).Code);
    }

    [Fact]
    public void Open_ManyAtOnce_AllFindTheSameManifest()
    {
        Parallel.For(0, 8, part =>
        {
            using WorkFolder work = new(Output);
            work.Open(WorkExample.Manifest(), new(part + 1, 8), restart: false);
            WorkExample.Finish(work, part);
        });

        using WorkFolder end = new(Output);
        Assert.All(Enumerable.Range(0, 8), index => Assert.NotNull(end.Finished(index)));
    }

    [Theory]
    [InlineData("me.jpg", "bob.jpg", "it was begun with me.jpg; now it is bob.jpg")]
    [InlineData("me.jpg", "me.jpg", "source 1 (me.jpg) holds something else than before")]
    public void DifferencesTo_AnotherSource_ShowsNoFingerprint(string before, string now, string words)
    {
        FilmManifest begun = WorkExample.Manifest() with { Settings = new Dictionary<string, string> { ["source 1"] = $"{before} (96337:34e52da79a44b40efab5074ff2259aa5)" } };

        Assert.Equal([words], begun.DifferencesTo(begun with { Settings = new Dictionary<string, string> { ["source 1"] = $"{now} (87319:8b03ea0da93c52ae4e22ec1607b95d0b)" } }));
    }

    [Fact]
    public void Fingerprint_AnyChange_Differs()
    {
        string path = Path.Combine(_example.Folder, "film");
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
}
