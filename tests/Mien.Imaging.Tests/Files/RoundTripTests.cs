using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Tests.Files;

public sealed class RoundTripTests
{
    [Theory]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.Tiff)]
    [InlineData(PictureFormat.WebP)]
    [InlineData(PictureFormat.Avif)]
    public void Encode_Lossless_KeepsEverySample(PictureFormat format)
    {
        Picture picture = Scene.Picture();

        Photo loaded = Photo.Of(picture).Again(format, new() { Lossless = true });

        Assert.Equal(format, loaded.Format);
        Assert.Equal(picture.Size, loaded.Size);
        Assert.Equal(picture.Rgb, loaded.Picture.Rgb);
    }

    [Theory]
    [InlineData(PictureFormat.Jpeg, 95, 41)]
    [InlineData(PictureFormat.Jpeg, 75, 36)]
    [InlineData(PictureFormat.WebP, 90, 36)]
    [InlineData(PictureFormat.Avif, 75, 36)]
    [InlineData(PictureFormat.Gif, null, 28)]
    public void Encode_Lossy_StaysClose(PictureFormat format, int? quality, double psnrDb)
    {
        Picture picture = Scene.Picture();

        Photo loaded = Photo.Of(picture).Again(format, new() { Quality = quality });

        Assert.InRange(Scene.Psnr(picture, loaded.Picture), psnrDb, 70);
    }

    [Theory]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.Tiff)]
    public void Encode_16Bit_KeepsEverySample(PictureFormat format)
    {
        DeepPicture picture = Scene.Deep();

        Photo loaded = Photo.Of(picture).Again(format);

        Assert.True(loaded.IsDeep);
        Assert.Equal(picture.Rgb, ((DeepPicture)loaded.Frame).Rgb);
    }
}
