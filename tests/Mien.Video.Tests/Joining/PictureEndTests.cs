using Mien.Video.Joining;

namespace Mien.Video.Tests.Joining;

public sealed class PictureEndTests : IDisposable
{
    private readonly Clips _clips = new();

    public void Dispose() => _clips.Dispose();

    [Theory]
    [InlineData("a.png", "")]
    [InlineData("a.apng", "-frames:v 3")]
    [InlineData("a.gif", "-frames:v 3")]
    [InlineData("a.jpg", "")]
    [InlineData("a.webp", "")]
    [InlineData("a.tif", "")]
    [InlineData("a.bmp", "")]
    public void IsThere_OfAWholeFileOnly(string name, string words)
    {
        byte[] file = File.ReadAllBytes(_clips.Make(name, $"-f lavfi -i testsrc2=s=64x48:r=5 {(words.Length > 0 ? words : "-frames:v 1 -update 1")}"));

        Assert.True(PictureEnd.IsThere(file));
        Assert.All((int[])[file.Length - 1, file.Length - 9, file.Length * 3 / 4, file.Length / 2, 100, 20, 0], length => Assert.False(PictureEnd.IsThere(file.AsSpan(0, length)), $"{length} of {file.Length} bytes"));
    }
}
