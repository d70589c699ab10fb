using Mien.Jobs.Films.Sources;

namespace Mien.Jobs.Tests.Films;

public sealed class FilmTargetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-target-").FullName;

    [Theory]
    [InlineData("a.apng", "-frames:v 3 -f apng", "out.apng", true)]
    [InlineData("a.png", "-frames:v 3 -f apng", "out.png", true)]
    [InlineData("a.png", "-frames:v 3 -f apng", "out.jpg", false)]
    [InlineData("a.png", "-frames:v 1", "out.png", false)]
    [InlineData("a.jpg", "-frames:v 1", "out.mp4", false)]
    [InlineData("a.gif", "-frames:v 3", "out.gif", true)]
    [InlineData("a.gif", "-frames:v 3", "out.jpg", false)]
    [InlineData("a.bmp", "-frames:v 1", "out.png", false)]
    [InlineData("a.bmp", "-frames:v 1", "out.mp4", true)]
    [InlineData("a.h264", "-frames:v 3 -c:v libx264", "out.mp4", true)]
    [InlineData("bare", "-frames:v 3 -c:v libx264 -f h264", "out", true)]
    [InlineData("bare", "-frames:v 3 -c:v mpeg2video -f mpeg2video", "out", true)]
    [InlineData("a.mp4", "-frames:v 3 -c:v libx264", "out", true)]
    [InlineData("a.mp3", "-f lavfi -i sine=d=0.1 -map 1", "out.mp4", true)]
    [InlineData("a.mp3", "-f lavfi -i sine=d=0.1 -map 1", "out.jpg", false)]
    public void IsFilm_IsToldByTheBytesAndByWhatIsToBecomeOfIt(string name, string words, string output, bool expected)
    {
        string path = Path.Combine(_folder, name);
        FilmScene.Run(FilmScene.Programs.Ffmpeg, ["-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=s=64x64:d=1", .. words.Split(' '), path]);

        Assert.Equal(expected, FilmTarget.IsFilm(path, output));
    }

    [Fact]
    public void IsFilm_TextThatIsToBecomeAFilm_IsOneToBeRefusedAsSuch()
    {
        string path = Path.Combine(_folder, "notes.txt");
        File.WriteAllText(path, "no film");

        Assert.True(FilmTarget.IsFilm(path, "out.mp4"));
        Assert.False(FilmTarget.IsFilm(path, "out.jpg"));
        Assert.False(FilmTarget.IsFilm(path, "out.png"));
        Assert.False(FilmTarget.IsFilm(_folder, "out.mp4"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
