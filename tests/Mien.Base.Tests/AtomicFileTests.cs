namespace Mien.Base.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_IntoAMissingFolder_MakesFolderAndFile()
    {
        string path = _folder.File("a/b/result.bin");

        AtomicFile.Write(path, [1, 2, 3]);

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Write_OverAnExistingFile_ReplacesItWhole()
    {
        string path = _folder.File("result.bin");
        File.WriteAllBytes(path, new byte[1000]);

        AtomicFile.Write(path, [7]);

        Assert.Equal([7], File.ReadAllBytes(path));
    }

    [Fact]
    public void Write_WithoutOverwrite_KeepsTheOldFileAndLeavesNoTrace()
    {
        string path = _folder.File("result.bin");
        File.WriteAllBytes(path, [1]);

        Assert.Throws<IOException>(() => AtomicFile.Write(path, [2], overwrite: false));

        Assert.Equal([1], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Write_OntoAFolder_LeavesNoTrace()
    {
        string path = _folder.File("taken");
        Directory.CreateDirectory(path);

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(path, [2]));

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Write_BesideAReader_NeverShowsHalfAFile()
    {
        string path = _folder.File("result.bin");
        AtomicFile.Write(path, Content(0));
        Task writer = Task.Run(
            () =>
            {
                for (byte round = 1; round < 60; round++)
                {
                    AtomicFile.Write(path, Content(round));
                }
            },
            TestContext.Current.CancellationToken);

        while (!writer.IsCompleted)
        {
            byte[] read = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(Content(read[0]), read);
        }

        await writer;
    }

    private static byte[] Content(byte round) => [.. Enumerable.Repeat(round, 100_000)];
}
