using Mien.Jobs.Films.Segments;
using Mien.Jobs.Films.Work;
using Mien.Testing;

namespace Mien.Jobs.Tests.Films;

/// <summary>What the working folder believes, touches and leaves, whatever it finds and whatever the disk refuses.</summary>
public sealed class WorkFolderSafetyTests : IDisposable
{
    private readonly WorkExample _example = new();

    private string Output => _example.Output;

    public void Dispose() => _example.Dispose();

    [Theory]
    [InlineData("cut")]
    [InlineData("changed")]
    [InlineData("another's")]
    [InlineData("gone")]
    public void Finished_FileThatIsNotWhatItsRecordSays_IsNot(string damage)
    {
        using WorkFolder work = _example.Open();
        WorkExample.Finish(work, 0);
        byte[] file = File.ReadAllBytes(work.SegmentPath(0));
        switch (damage)
        {
            case "cut":
                File.WriteAllBytes(work.SegmentPath(0), file[..^5]);
                break;
            case "changed":
                file[^20] ^= 1;
                File.WriteAllBytes(work.SegmentPath(0), file);
                break;
            case "gone":
                File.Delete(work.SegmentPath(0));
                break;
            default:
                WorkExample.Finish(work, 1, frames: 2);
                File.Copy(work.SegmentPath(1), work.SegmentPath(0), overwrite: true);
                break;
        }

        Assert.Null(work.Finished(0));
    }

    [Theory]
    [InlineData("\"frames\": 3", "\"frames\": 2000000000")]
    [InlineData("\"frames\": 3", "\"frames\": -3")]
    [InlineData("\"swappedFrames\": 2", "\"swappedFrames\": 4")]
    [InlineData("\"swappedFrames\": 2", "\"swappedFrames\": -1")]
    [InlineData("\"swappedFaces\": 2", "\"swappedFaces\": 2147483647")]
    [InlineData("\"swappedFaces\": 2", "\"swappedFaces\": 1")]
    [InlineData("\"lastPts\": 80", "\"lastPts\": -80")]
    [InlineData("\"index\": 0", "\"index\": 7")]
    [InlineData("\"index\": 0", "\"index\": ")]
    [InlineData("\"sha256\": \"", "\"sha256\": \"0")]
    public void Finished_RecordThatCannotBe_IsNotBelieved(string right, string wrong)
    {
        using WorkFolder work = _example.Open();
        WorkExample.Finish(work, 0);
        string path = Path.ChangeExtension(work.SegmentPath(0), ".json");
        string record = File.ReadAllText(path);
        Assert.Contains(right, record, StringComparison.Ordinal);
        Assert.NotNull(work.Finished(0));

        File.WriteAllText(path, record.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(work.Finished(0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ torn")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"version\":2,\"source\":\"a\",\"sourceFingerprint\":\"1:2\",\"settings\":{},\"timeBase\":\"0/0\",\"segments\":[{\"index\":0,\"fromPts\":0,\"toPts\":40,\"expectedFrames\":1}]}")]
    [InlineData("{\"version\":2,\"source\":\"a\",\"sourceFingerprint\":\"1:2\",\"settings\":{},\"timeBase\":\"1/25\",\"segments\":[]}")]
    [InlineData("{\"version\":2,\"source\":\"a\",\"sourceFingerprint\":\"1:2\",\"settings\":{},\"timeBase\":\"1/25\",\"segments\":[{\"index\":3,\"fromPts\":0,\"toPts\":40,\"expectedFrames\":1}]}")]
    [InlineData("{\"version\":2,\"source\":\"a\",\"sourceFingerprint\":\"1:2\",\"settings\":{},\"timeBase\":\"1/25\",\"segments\":[{\"index\":0,\"fromPts\":50,\"toPts\":40,\"expectedFrames\":-1}]}")]
    public void Open_ManifestThatCannotBeRead_IsNoMatch_AndNothingIsDeleted(string manifest)
    {
        using (WorkFolder first = _example.Open())
        {
            WorkExample.Finish(first, 0);
        }

        File.WriteAllText(Path.Combine(_example.Root, "film.json"), manifest);
        string[] before = _example.Files;

        Assert.All((bool[])[false, true], restart => AssertForeign("film.json cannot be read", restart));
        Assert.Equal(before, _example.Files);
    }

    [Fact]
    public void Open_FolderOfSomebodyElse_IsRefusedAndUntouched()
    {
        string own = Directory.CreateDirectory(_example.Root).FullName;
        File.WriteAllText(Path.Combine(own, "notes.txt"), "mine");
        File.WriteAllText(Path.Combine(own, "segment-00001.nut"), "mine, too");
        string[] before = _example.Files;

        Assert.All((bool[])[false, true], restart => AssertForeign("no film.json", restart));
        Assert.Equal(before, _example.Files);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Open_LinkToAFolder_IsRefusedAndNotFollowed(bool isOurs)
    {
        using (WorkFolder work = new(Path.Combine(_example.Folder, "other.mp4")))
        {
            work.Open(WorkExample.Manifest(), FilmShare.Whole, restart: false);
            WorkExample.Finish(work, 0);
        }

        string target = WorkFolder.PathFor(Path.Combine(_example.Folder, "other.mp4"));
        if (!isOurs)
        {
            File.Delete(Path.Combine(target, "film.json"));
        }

        Directory.CreateSymbolicLink(_example.Root, target);
        string[] before = _example.Files;

        Assert.All((bool[])[false, true], restart => AssertForeign("a link", restart));
        Assert.Equal(before, _example.Files);
    }

    [Fact]
    public void Open_FileOfThatName_IsRefused()
    {
        File.WriteAllText(_example.Root, "mine");

        AssertForeign("a link or a file", restart: true);

        Assert.Equal("mine", File.ReadAllText(_example.Root));
    }

    [Fact]
    public void Delete_WithFilesOfOthersInTheFolder_RemovesOurOwnOnly()
    {
        using WorkFolder work = _example.Open();
        WorkExample.Finish(work, 0);
        string[] strangers = [Path.Combine(work.Root, "notes.txt"), Path.Combine(work.Root, "segment-1.nut"), Path.Combine(work.Root, "own", "film.json")];
        Directory.CreateDirectory(Path.Combine(work.Root, "own"));
        Directory.CreateDirectory(Path.Combine(work.Root, "segment-00009.nut"));
        Array.ForEach(strangers, path => File.WriteAllText(path, "mine"));

        Assert.False(work.Delete());

        Assert.Equal(strangers.Order(StringComparer.Ordinal), _example.Files);
        Assert.True(Directory.Exists(Path.Combine(work.Root, "segment-00009.nut")));
    }

    [Fact]
    public void Delete_OfOurOwn_LeavesNothing()
    {
        using WorkFolder work = _example.Open();
        WorkExample.Finish(work, 0);
        work.OpenToJoin();

        Assert.True(work.Delete());
        Assert.Empty(Directory.GetFileSystemEntries(_example.Folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ torn")]
    [InlineData("{\"version\":9,\"persons\":[]}")]
    [InlineData("{\"version\":1,\"persons\":null}")]
    public void Persons_ListThatCannotBeRead_IsMadeAnew(string list)
    {
        using WorkFolder work = _example.Open();
        File.WriteAllText(Path.Combine(work.Root, "people.json"), list);

        Assert.Null(work.Persons());
        work.Keep(new() { Persons = [] });
        Assert.Empty(work.Persons()!.Persons);
    }

    [Fact]
    public void Open_NewFolder_IsItsOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions of this kind are Unix's");
        using WorkFolder work = _example.Open();

        Assert.Equal(UnixFileMode.None, UnixPermissions.OfOthers(work.Root));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnyChangeRefused_IsTold_AndTheNextRunIsDone(bool staysFull)
    {
        foreach (FaultyDisk disk in FaultyDisk.EachChange(_example.Folder, staysFull))
        {
            MienException? fault = (MienException?)Record.Exception(Work);

            Assert.Equal(disk.HasFailed ? "WORK_NOT_WRITABLE" : null, fault?.Code);
            disk.Heal();
            Work();
            using WorkFolder work = _example.Open();
            Assert.NotNull(work.Finished(0));
            Assert.Empty(work.Persons()!.Persons);
            Assert.True(work.Delete());
            Assert.Empty(Directory.GetFileSystemEntries(_example.Folder));
        }

        void Work()
        {
            using WorkFolder work = _example.Open();
            work.Keep(new() { Persons = [] });
            WorkExample.Finish(work, 0);
            work.OpenToJoin();
        }
    }

    private void AssertForeign(string words, bool restart)
    {
        using WorkFolder work = new(Output);
        FilmWorkException fault = Assert.Throws<FilmWorkException>(() => work.Open(WorkExample.Manifest(), FilmShare.Whole, restart));
        Assert.Equal("WORK_FOREIGN", fault.Code);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }
}
