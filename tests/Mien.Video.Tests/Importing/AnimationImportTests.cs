using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Video.Importing;
using Mien.Video.Probing;

namespace Mien.Video.Tests.Importing;

public sealed class AnimationImportTests : IDisposable
{
    private readonly Clips _clips = new();

    [Fact]
    public void Run_AnimatedWebP_KeepsPixelsAndDelays()
    {
        Random random = new(3);
        IFrame[] frames = [.. Enumerable.Range(0, 3).Select(_ =>
        {
            byte[] rgb = new byte[3 * 17 * 11];
            random.NextBytes(rgb);
            return new Picture(17, 11, rgb);
        })];
        TimeSpan[] delays = [TimeSpan.FromMilliseconds(70), TimeSpan.FromMilliseconds(230), TimeSpan.FromMilliseconds(90)];
        string path = _clips.File("a.webp");
        Photo.Of(frames, new Animation { Delays = delays, LoopCount = 4 }).Save(path, new SaveOptions { Lossless = true });
        Photo read = Photo.Load(path);

        ImportedAnimation imported = AnimationImport.Run(path, _clips.File("a.nut"), Clips.Programs);

        Assert.True(AnimationImport.IsNeeded(path));
        Assert.Equal((delays[2], 4), (imported.LastDelay, imported.LoopCount));
        List<(long Pts, byte[] Samples)> film = Clips.Read(new() { Facts = imported.Film });
        Rational timeBase = imported.Film.VideoStream.TimeBase;
        Assert.Equal([new(0), new(70, 1000), new(300, 1000)], film.Select(frame => new Rational(frame.Pts) * timeBase));
        Assert.All(film.Zip(read.Frames), pair => Assert.Equal(Green((Picture)pair.Second), pair.First.Samples[..(17 * 11)]));
    }

    [Fact]
    public void IsNeeded_OtherFiles_IsFalse()
    {
        string still = _clips.File("still.webp");
        Photo.Of(new Picture(4, 4, new byte[48])).Save(still);

        Assert.False(AnimationImport.IsNeeded(still));
        Assert.False(AnimationImport.IsNeeded(_clips.File("missing.webp")));
        Assert.False(AnimationImport.IsNeeded(_clips.Film("a.mp4", "-c:v libx264", frames: 1)));
    }

    public void Dispose() => _clips.Dispose();

    private static IEnumerable<byte> Green(Picture picture) => picture.Rgb.Where((_, index) => index % 3 == 1);
}
