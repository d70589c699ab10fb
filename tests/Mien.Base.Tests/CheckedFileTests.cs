namespace Mien.Base.Tests;

public sealed class CheckedFileTests : IDisposable
{
    private static readonly byte[] s_content = [1, 2, 3, 4, 5];

    private readonly TemporaryFolder _folder = new();

    private string Kept => _folder.File("kept");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    public void TryRead_WhatWasWritten_IsBack(int length)
    {
        byte[] content = new byte[length];

        CheckedFile.TryWrite(Kept, "key", content);

        Assert.Equal(content, CheckedFile.TryRead(Kept, "key"));
    }

    [Fact]
    public void TryRead_AnyBitFlippedOrAnyPartMissing_IsNotBelieved()
    {
        CheckedFile.TryWrite(Kept, "key", s_content);
        byte[] whole = File.ReadAllBytes(Kept);
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] flipped = (byte[])whole.Clone();
            flipped[at] ^= 16;
            File.WriteAllBytes(Kept, flipped);
            Assert.Null(CheckedFile.TryRead(Kept, "key"));
            File.WriteAllBytes(Kept, whole[..at]);
            Assert.Null(CheckedFile.TryRead(Kept, "key"));
        }
    }

    [Fact]
    public void TryRead_SoundFileOfAnotherKey_IsNotBelieved()
    {
        CheckedFile.TryWrite(Kept, "key", s_content);

        Assert.Null(CheckedFile.TryRead(Kept, "other key"));
    }

    [Fact]
    public void TryRead_NothingThere_IsNull() => Assert.Null(CheckedFile.TryRead(_folder.File("none"), "key"));

    [Fact]
    public void TryWrite_FolderCannotBeMade_DoesNothing()
    {
        File.WriteAllText(Kept, "in the way");

        CheckedFile.TryWrite(Path.Combine(Kept, "file"), "key", s_content);

        Assert.Equal("in the way", File.ReadAllText(Kept));
    }
}
