using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Tests.Files;

public sealed class AnimationTests
{
    private static readonly TimeSpan[] Delays = [.. new[] { 40, 120, 500 }.Select(ms => TimeSpan.FromMilliseconds(ms))];

    [Theory]
    [InlineData(PictureFormat.Gif, 30)]
    [InlineData(PictureFormat.WebP, 34)]
    public void Save_Animation_KeepsFramesDelaysAndLoops(PictureFormat format, double psnrDb)
    {
        Photo photo = Animated(loopCount: 3);

        Photo again = photo.Again(format);

        Assert.NotNull(again.Animation);
        Assert.Equal(3, again.Frames.Count);
        Assert.Equal(Delays, again.Animation.Delays);
        Assert.Equal(3, again.Animation.LoopCount);
        Assert.All(photo.Frames.Zip(again.Frames), pair =>
            Assert.InRange(Scene.Psnr((Picture)pair.First, (Picture)pair.Second), psnrDb, 80));
        Assert.True(ProvenanceMark.Read(again).IsComposite);
    }

    [Fact]
    public void Save_LosslessWebP_KeepsEverySampleOfEveryFrame()
    {
        Photo photo = Animated(loopCount: 0);

        Photo again = photo.Again(PictureFormat.WebP, new() { Lossless = true });

        Assert.Equal(0, again.Animation!.LoopCount);
        Assert.All(photo.Frames.Zip(again.Frames), pair => Assert.Equal(((Picture)pair.First).Rgb, ((Picture)pair.Second).Rgb));
    }

    [Fact]
    public void With_OneFrameChanged_LeavesTheOthers()
    {
        Photo photo = Animated(loopCount: 0);
        Picture other = Scene.Picture(48, 40, seed: 99);

        Photo changed = photo.With([photo.Frames[0], other, photo.Frames[2]]);

        Photo again = changed.Again(PictureFormat.WebP, new() { Lossless = true });
        Assert.Equal(((Picture)photo.Frames[0]).Rgb, ((Picture)again.Frames[0]).Rgb);
        Assert.Equal(other.Rgb, ((Picture)again.Frames[1]).Rgb);
        Assert.Equal(((Picture)photo.Frames[2]).Rgb, ((Picture)again.Frames[2]).Rgb);
    }

    [Fact]
    public void Save_AnimationAsPng_GivesTheFirstFrame()
    {
        Photo photo = Animated(loopCount: 0);

        Photo again = photo.Again(PictureFormat.Png);

        Assert.Null(again.Animation);
        Assert.Equal(photo.Picture.Rgb, again.Picture.Rgb);
    }

    [Fact]
    public void Load_MoreFramePixelsThanTheLimit_IsRefused()
    {
        byte[] gif = Animated(loopCount: 0).Encode(PictureFormat.Gif);
        LoadLimits limits = new() { MaxPixels = (48 * 40 * 3) - 1 };

        PictureException fault = Assert.Throws<PictureException>(() => Photo.Load(gif, limits));

        Assert.Equal("PICTURE_TOO_LARGE", fault.Code);
        Assert.Contains("3 frame(s)", fault.Message, StringComparison.Ordinal);
    }

    private static Photo Animated(int loopCount) => Photo.Of(
        [.. Enumerable.Range(1, 3).Select(seed => Scene.Picture(48, 40, seed))],
        new() { Delays = Delays, LoopCount = loopCount });
}
