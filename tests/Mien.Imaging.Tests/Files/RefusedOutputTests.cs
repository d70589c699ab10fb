using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing;

namespace Mien.Imaging.Tests.Files;

public sealed class RefusedOutputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-refused-").FullName;

    private string Output => Path.Combine(_folder, "results", "out.png");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void Write_AnyChangeRefused_IsTold_AndLeavesWhatWasThere(bool staysFull, bool isPhoto)
    {
        string foreign = Path.Combine(_folder, "results", ".out.png.tmp");
        foreach (FaultyDisk disk in FaultyDisk.EachChange(_folder, staysFull))
        {
            bool isOld = disk.Change % 2 == 0;
            if (isOld)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Output)!);
                File.WriteAllText(Output, "old");
                File.WriteAllText(foreign, "foreign");
            }

            OutputException? fault = (OutputException?)Record.Exception(Write);

            Assert.Equal(disk.HasFailed ? "OUTPUT_NOT_WRITABLE" : null, fault?.Code);
            Assert.True(!disk.HasFailed || (isOld ? File.ReadAllText(Output) == "old" : !File.Exists(Output)));
            disk.Heal();
            Write();
            Assert.True(isPhoto ? Photo.Load(Output).Size.Area == 16 : File.ReadAllText(Output) == "\u0001\u0002");
            string[] left = Directory.GetFileSystemEntries(Path.GetDirectoryName(Output)!);
            Assert.Equal(isOld ? [foreign, Output] : [Output], left.Order(StringComparer.Ordinal));
            Directory.Delete(Path.GetDirectoryName(Output)!, recursive: true);
        }

        void Write()
        {
            if (isPhoto)
            {
                Photo.Of(new Picture(4, 4)).Save(Output, new() { Overwrite = true });
            }
            else
            {
                OutputFile.Write(Output, [1, 2]);
            }
        }
    }

    [Fact]
    public void Save_MadeOfAPrivatePhoto_IsAsPrivate()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions of this kind are Unix's");
        string target = Path.Combine(_folder, "target.png");
        PictureFile.Save(new Picture(4, 4), target);
        UnixPermissions.Set(target, UnixPermissions.Private);

        Photo.Load(target).Save(Output, new() { MadeOf = target });

        Assert.Equal(UnixPermissions.Private, UnixPermissions.Of(Output));
    }
}
