using Mien.Testing;

namespace Mien.Base.Tests;

public sealed class DiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AtomicWrite_AnyChangeRefused_LeavesWhatWasThere_AndTheNextRunIsDone(bool staysFull)
    {
        string path = _folder.File("deep/result.bin");
        foreach (FaultyDisk disk in FaultyDisk.EachChange(_folder.Path, staysFull))
        {
            bool isOld = disk.Change % 2 == 0;
            if (isOld)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, "old");
            }

            Exception? fault = Record.Exception(() => AtomicFile.Write(path, (byte[])[1, 2, 3], Pieces));

            Assert.Equal(disk.HasFailed ? disk.Fault : null, fault);
            Assert.Equal(disk.HasFailed ? isOld ? "old" : null : "\u0001\u0002\u0003", File.Exists(path) ? File.ReadAllText(path) : null);
            Assert.True(!Directory.Exists(Path.GetDirectoryName(path)) || Directory.GetFiles(Path.GetDirectoryName(path)!).Length <= (File.Exists(path) ? 1 : 0));
            disk.Heal();
            AtomicFile.Write(path, (byte[])[1, 2, 3], Pieces);
            Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
            File.Delete(path);
            Directory.Delete(Path.GetDirectoryName(path)!);
        }

        static void Pieces(Stream stream, byte[] content)
        {
            foreach (byte piece in content)
            {
                stream.Write([piece]);
            }
        }
    }

    [Fact]
    public void OpenScratch_HasNoName_AndHoldsWhatIsWritten()
    {
        using FileStream scratch = Disk.OpenScratch(_folder.Path);
        scratch.Write([1, 2, 3]);
        scratch.Position = 1;

        Assert.Equal(2, scratch.ReadByte());
        Assert.True(OperatingSystem.IsWindows() || Directory.GetFiles(_folder.Path).Length == 0);
    }

    [Fact]
    public void RemoveEmptyFolder_WithSomethingInIt_OrALink_LeavesAll()
    {
        string full = Directory.CreateDirectory(_folder.File("full")).FullName;
        File.WriteAllText(Path.Combine(full, "a"), "");
        string empty = Directory.CreateDirectory(_folder.File("empty")).FullName;
        Directory.CreateSymbolicLink(_folder.File("link"), empty);

        Assert.False(Disk.RemoveEmptyFolder(full));
        Assert.False(Disk.RemoveEmptyFolder(_folder.File("link")));
        Assert.True(Directory.Exists(empty));
        Assert.True(Disk.RemoveEmptyFolder(empty));
        Assert.False(Directory.Exists(empty));
    }

    [Fact]
    public void MakeFolder_Private_IsForItsOwnerOnly_AndThoseAboveItAreUsual()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions of this kind are Unix's");
        Disk.MakeFolder(_folder.File("usual"));
        Disk.MakeFolder(_folder.File("above/own"), isPrivate: true);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, UnixPermissions.Of(_folder.File("above/own")));
        Assert.Equal(UnixPermissions.Of(_folder.File("usual")), UnixPermissions.Of(_folder.File("above")));
    }
}
