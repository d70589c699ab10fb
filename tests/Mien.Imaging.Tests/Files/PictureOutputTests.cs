using Mien.Imaging.Files;

namespace Mien.Imaging.Tests.Files;

public sealed class PictureOutputTests
{
    [Theory]
    [InlineData("a.png", true)]
    [InlineData("a.TIF", true)]
    [InlineData("a.webp", true)]
    [InlineData("a.avif", true)]
    [InlineData("a.jpg", false)]
    [InlineData("a.gif", false)]
    public void Lossless_IsRefusedWhereAFormatCannot(string path, bool can)
    {
        PictureOutput.ThrowIfNotLossless(path, new());

        OutputException? fault = (OutputException?)Record.Exception(() => PictureOutput.ThrowIfNotLossless(path, new() { Lossless = true }));

        Assert.Equal(can ? null : "OUTPUT_NOT_LOSSLESS", fault?.Code);
    }

    [Theory]
    [InlineData("a.jpg", false, 0)]
    [InlineData("a.webp", false, 0)]
    [InlineData("a.webp", true, 1)]
    [InlineData("a.png", false, 1)]
    [InlineData("a.tif", false, 1)]
    [InlineData("a.gif", false, 1)]
    public void Quality_ThatMeansNothing_IsTold(string path, bool lossless, int notes)
    {
        Assert.Equal(notes, PictureOutput.Notes(path, new() { Quality = 50, Lossless = lossless }).Count());
        Assert.Empty(PictureOutput.Notes(path, new() { Lossless = lossless }));
    }

    [Theory]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.WebP)]
    [InlineData(PictureFormat.Avif)]
    public void Quality_MakesFilesSmallerAndLarger(PictureFormat format)
    {
        Photo photo = Photo.Of(Scene.Picture());
        int[] bytes = [.. new int?[] { 20, null, 100 }.Select(quality => photo.Encode(format, new() { Quality = quality }).Length)];

        Assert.True(bytes[0] < bytes[1] && bytes[1] < bytes[2], string.Join(", ", bytes));
    }
}
