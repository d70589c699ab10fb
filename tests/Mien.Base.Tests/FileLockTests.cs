namespace Mien.Base.Tests;

public sealed class FileLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-lock-").FullName;

    private string FilePath => Path.Combine(_folder, "a.lock");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TryTake_WhileAnotherHasIt_GivesNull_AndAfterwardsTheLock()
    {
        using (FileStream? first = FileLock.TryTake(FilePath))
        {
            Assert.NotNull(first);
            Assert.Null(FileLock.TryTake(FilePath));
        }

        Assert.False(File.Exists(FilePath));
        FileLock.TryTake(FilePath)!.Dispose();
    }

    [Fact]
    public void TryTake_ManyThatComeAndGo_NeverFails()
    {
        // The file is removed by one while another looks at it: that once was a fault.
        int taken = 0;
        Parallel.For(0, 8, _ =>
        {
            for (int i = 0; i < 2000; i++)
            {
                using FileStream? held = FileLock.TryTake(FilePath);
                Interlocked.Add(ref taken, held is null ? 0 : 1);
            }
        });

        Assert.InRange(taken, 1, 16_000);
    }

    [Fact]
    public void TryTake_WithoutAFolder_Fails() => Assert.ThrowsAny<IOException>(() => FileLock.TryTake(Path.Combine(_folder, "none", "a.lock")));
}
