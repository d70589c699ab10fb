using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Tests.Files;

public sealed class PathTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.jpg", PictureFormat.Jpeg)]
    [InlineData("a.JPEG", PictureFormat.Jpeg)]
    [InlineData("a b[n=3],é.png", PictureFormat.Png)]
    [InlineData("new/folder/a.webp", PictureFormat.WebP)]
    [InlineData("a.tif", PictureFormat.Tiff)]
    [InlineData("a.gif", PictureFormat.Gif)]
    [InlineData("a.avif", PictureFormat.Avif)]
    public void Save_ByExtension_IsThatFormat(string name, PictureFormat format)
    {
        string path = Path.Combine(_folder, name);

        Photo.Of(Scene.Picture()).Save(path);

        Assert.Equal(format, Photo.Load(path).Format);
    }

    [Fact]
    public void Save_Existing_IsRefusedUnlessAllowed()
    {
        string path = Path.Combine(_folder, "a.png");
        File.WriteAllText(path, "precious");
        Photo photo = Photo.Of(Scene.Picture());

        OutputException fault = Assert.Throws<OutputException>(() => photo.Save(path));

        Assert.Equal("OUTPUT_EXISTS", fault.Code);
        Assert.Equal(ExitCode.WrongUsage, fault.ExitCode);
        Assert.Equal("precious", File.ReadAllText(path));
        photo.Save(path, new() { Overwrite = true });
        Assert.Equal(photo.Size, Photo.Load(path).Size);
        Assert.Equal([path], Directory.GetFiles(_folder)); // nothing temporary stays
    }

    [Theory]
    [InlineData("a.xyz")]
    [InlineData("a")]
    [InlineData("a.heic")]
    [InlineData("a.svg")]
    public void Save_UnknownExtension_IsRefused(string name)
    {
        OutputException fault = Assert.Throws<OutputException>(() => Photo.Of(Scene.Picture()).Save(Path.Combine(_folder, name)));

        Assert.Equal("OUTPUT_FORMAT_UNKNOWN", fault.Code);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Save_IntoAFile_IsRefused()
    {
        string file = Path.Combine(_folder, "a.png");
        File.WriteAllText(file, "a file, not a folder");

        OutputException fault = Assert.Throws<OutputException>(() => Photo.Of(Scene.Picture()).Save(Path.Combine(file, "b.png")));

        Assert.Equal("OUTPUT_NOT_WRITABLE", fault.Code);
    }

    [Fact]
    public void Save_TooWideForTheFormat_SaysSo()
    {
        Photo photo = Photo.Of(new Picture(17_000, 1));

        OutputException fault = Assert.Throws<OutputException>(() => photo.Encode(PictureFormat.WebP));

        Assert.Equal("OUTPUT_NOT_ENCODABLE", fault.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Save_QualityOutOfRange_IsMisuse(int quality) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Photo.Of(Scene.Picture()).Encode(PictureFormat.Jpeg, new() { Quality = quality }));

    [Fact]
    public void Load_Missing_SaysSo()
    {
        Assert.Equal("PICTURE_MISSING", Fault(Path.Combine(_folder, "none.png")).Code);
        Assert.Equal("PICTURE_MISSING", Fault(Path.Combine(_folder, "no", "folder", "none.png")).Code);
    }

    [Fact]
    public async Task Probe_OfAPipe_LeavesItsBytesToTheReader()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there pipes are no files");
        string pipe = Path.Combine(_folder, "pipe");
        string link = Path.Combine(_folder, "link");
        System.Diagnostics.Process.Start("mkfifo", [pipe]).WaitForExit();
        File.CreateSymbolicLink(link, pipe);

        // Opening would wait for somebody who writes.
        Task<byte[][]> probing = Task.Run(() => (byte[][])[PictureProbe.FirstBytes(pipe), PictureProbe.FirstBytes(link)], TestContext.Current.CancellationToken);

        Assert.All(await probing.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken), Assert.Empty);
    }

    [Fact]
    public void Load_Folder_SaysSo() => Assert.Equal("PICTURE_IS_FOLDER", Fault(_folder).Code);

    [Fact]
    public void Load_EmptyFile_SaysSo()
    {
        string path = Path.Combine(_folder, "empty.jpg");
        File.WriteAllBytes(path, []);

        Assert.Equal("PICTURE_EMPTY", Fault(path).Code);
    }

    [Fact]
    public void Load_TextNamedJpg_NamesTheFile()
    {
        string path = Path.Combine(_folder, "letter.jpg");
        File.WriteAllText(path, "Dear reader");

        PictureException fault = Fault(path);

        Assert.Equal("NOT_A_PICTURE", fault.Code);
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Locked_SaysSo()
    {
        string path = Path.Combine(_folder, "locked.png");
        PictureFile.Save(Scene.Picture(), path);
        using FileStream owner = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal("PICTURE_UNREADABLE", Fault(path).Code);
    }

    [Fact]
    public void Load_WrongExtension_ReadsWhatItIs()
    {
        string path = Path.Combine(_folder, "really-a-png.jpg");
        File.WriteAllBytes(path, Photo.Of(Scene.Picture()).Encode(PictureFormat.Png));

        Assert.Equal(PictureFormat.Png, Photo.Load(path).Format);
    }

    [Fact]
    public void PictureFile_SaveThenLoad_KeepsEverySample()
    {
        Picture picture = Scene.Picture();
        string path = Path.Combine(_folder, "debug.png");

        PictureFile.Save(picture, path);
        PictureFile.Save(picture, path); // debug pictures replace each other

        Assert.Equal(picture.Rgb, PictureFile.Load(path).Rgb);
    }

    private static PictureException Fault(string path) => Assert.Throws<PictureException>(() => Photo.Load(path));
}
