using Mien.Imaging.Files;
using Mien.Jobs.Films;
using Mien.Jobs.Films.Requests;

namespace Mien.Jobs.Tests.Films;

public sealed class FilmJoinJobTests(FilmScene scene) : IClassFixture<FilmScene>
{
    /// <summary>FFmpeg before version 8 reads only the first picture of one: a join must open the target as the swap did.</summary>
    [Fact]
    public void Run_AnimatedWebP_JoinsAllItsFrames()
    {
        string film = scene.In("moving.webp");
        FilmScene.Run(FilmScene.Programs.Ffmpeg,
            ["-nostdin", "-v", "error", "-y", "-ss", "1", "-t", "0.24", "-i", scene.Film, "-an", "-c:v", "libwebp_anim", "-lossless", "1", "-loop", "3", film]);
        FilmSwapRequest request = scene.Request("joined.webp") with { TargetPath = film, Encode = new() { Lossless = true }, SegmentLength = TimeSpan.FromSeconds(0.1) };
        scene.Swap(request with { Share = new(1, 2) });
        scene.Swap(request with { Share = new(2, 2) });

        FilmJoinJob.Run(new() { TargetPath = film, OutputPath = request.OutputPath });

        Photo joined = Photo.Load(request.OutputPath);
        Assert.Equal(Photo.Load(film).Frames.Count, joined.Frames.Count);
        Assert.Equal(6, joined.Frames.Count);
        Assert.Equal(3, joined.Animation!.LoopCount);
    }
}
