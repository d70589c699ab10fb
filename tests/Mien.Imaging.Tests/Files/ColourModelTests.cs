using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Tests.Files;

/// <summary>Alpha, grey, palette, bit depths and CMYK.</summary>
public sealed class ColourModelTests
{
    private const byte Grey = 0;
    private const byte Palette = 3;
    private const byte GreyAlpha = 4;
    private const byte Rgba = 6;

    [Theory]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.Tiff)]
    [InlineData(PictureFormat.WebP)]
    [InlineData(PictureFormat.Avif)]
    public void Save_Alpha_ComesBackUntouched(PictureFormat format)
    {
        byte[] rgba = new byte[16 * 8 * 4];
        new Random(3).NextBytes(rgba);
        Photo photo = Photo.Load(FileBytes.Png(16, 8, 8, Rgba, Rows(rgba, 16 * 4)));
        Assert.True(photo.HasAlpha);

        Photo again = photo.Again(format, new() { Lossless = true });

        Assert.True(again.HasAlpha);
        Assert.Equal(photo.Picture.Rgb, again.Picture.Rgb);
        Assert.Equal([.. rgba.Chunk(4).Select(pixel => pixel[3] / 255f)], again.ReadAlpha()!.Samples);
    }

    [Fact]
    public void Load_Alpha_KeepsColourUnderClearPixels()
    {
        Photo photo = Photo.Load(FileBytes.Png(2, 1, 8, Rgba, [0, 10, 20, 30, 0, 40, 50, 60, 255]));

        Assert.Equal([10, 20, 30, 40, 50, 60], photo.Picture.Rgb);
    }

    [Fact]
    public void Save_AlphaAsJpeg_StandsOnWhite()
    {
        byte[] rgba = [.. Enumerable.Range(0, 16 * 16).SelectMany(i => i % 16 < 8 ? new byte[] { 0, 0, 0, 0 } : [200, 0, 0, 255])];
        Picture loaded = Photo.Load(FileBytes.Png(16, 16, 8, Rgba, Rows(rgba, 64))).Again(PictureFormat.Jpeg).Picture;

        Assert.InRange(loaded.Rgb[0], 250, 255);
        Assert.InRange(loaded.Rgb[(15 * 3) + 1], 0, 8);
    }

    [Fact]
    public void Save_16BitAlpha_ComesBackUntouched()
    {
        byte[] samples = new byte[4 * 4 * 8];
        new Random(4).NextBytes(samples);
        Photo photo = Photo.Load(FileBytes.Png(4, 4, 16, Rgba, Rows(samples, 32)));
        Assert.True(photo.IsDeep && photo.HasAlpha);
        Assert.Equal((samples[0] << 8) | samples[1], ((DeepPicture)photo.Frame).Rgb[0]);

        Photo again = photo.Again(PictureFormat.Tiff);

        Assert.Equal(((DeepPicture)photo.Frame).Rgb, ((DeepPicture)again.Frame).Rgb);
        Assert.Equal([.. samples.Chunk(8).Select(pixel => ((pixel[6] << 8) | pixel[7]) / 65535f)], again.ReadAlpha()!.Samples);
    }

    [Theory]
    [InlineData(1, new byte[] { 0, 0b10100000 }, new byte[] { 255, 0, 255 })]
    [InlineData(4, new byte[] { 0, 0x0F, 0x30 }, new byte[] { 0, 255, 51 })]
    [InlineData(8, new byte[] { 0, 7, 77, 255 }, new byte[] { 7, 77, 255 })]
    public void Load_Grey_GivesEqualChannels(byte bitDepth, byte[] data, byte[] expected)
    {
        Photo photo = Photo.Load(FileBytes.Png(3, 1, bitDepth, Grey, data));

        Assert.False(photo.IsDeep);
        Assert.Equal([.. expected.SelectMany(value => new[] { value, value, value })], photo.Picture.Rgb);
    }

    [Fact]
    public void Load_GreyAlpha_KeepsBoth()
    {
        Photo photo = Photo.Load(FileBytes.Png(2, 1, 8, GreyAlpha, [0, 10, 0, 200, 128]));

        Assert.Equal([10, 10, 10, 200, 200, 200], photo.Picture.Rgb);
        Assert.True(photo.HasAlpha);
    }

    [Fact]
    public void Load_Grey16_KeepsDepth()
    {
        Photo photo = Photo.Load(FileBytes.Png(2, 1, 16, Grey, [0, 0x12, 0x34, 0xAB, 0xCD]));

        Assert.Equal([0x1234, 0x1234, 0x1234, 0xABCD, 0xABCD, 0xABCD], ((DeepPicture)photo.Frame).Rgb);
    }

    [Fact]
    public void Load_Palette_GivesItsColours()
    {
        byte[] png = FileBytes.WithPngChunk(FileBytes.Png(2, 1, 8, Palette, [0, 1, 0]), "PLTE", [1, 2, 3, 250, 120, 60]);

        Assert.Equal([250, 120, 60, 1, 2, 3], Photo.Load(png).Picture.Rgb);
    }

    [Fact]
    public void Load_CmykTiff_GivesItsColours()
    {
        // Paper white, full cyan, full black.
        byte[] tiff = Tiff([0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 255], bands: 4, photometric: 5);

        byte[] rgb = Photo.Load(tiff).Picture.Rgb;

        Assert.All(rgb[..3], value => Assert.InRange(value, 240, 255));
        Assert.True(rgb[3] < 100 && rgb[4] > 120 && rgb[5] > 180, $"cyan became {rgb[3]}, {rgb[4]}, {rgb[5]}");
        Assert.All(rgb[6..], value => Assert.InRange(value, 0, 70));
    }

    [Fact]
    public void Load_TiffWithManyBands_GivesColourAndFirstAlpha()
    {
        byte[] tiff = Tiff([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120], bands: 6, photometric: 2);

        Photo photo = Photo.Load(tiff);

        Assert.Equal([10, 20, 30, 70, 80, 90], photo.Picture.Rgb);
        Assert.Equal([40 / 255f, 100 / 255f], photo.ReadAlpha()!.Samples);
    }

    [Fact]
    public void With_8BitResultOf16BitPhoto_KeepsUnchangedSamples()
    {
        Photo photo = Photo.Of(Scene.Deep());
        Picture result = photo.Picture.Clone();
        result.Rgb[5] ^= 0x40;

        DeepPicture merged = (DeepPicture)photo.With(result).Frame;

        ushort[] expected = [.. ((DeepPicture)photo.Frame).Rgb];
        expected[5] = (ushort)(result.Rgb[5] * 257);
        Assert.Equal(expected, merged.Rgb);
    }

    [Fact]
    public void DeepPicture_ReadThenWrite_ChangesNothing()
    {
        DeepPicture picture = Scene.Deep();
        DeepPicture copy = picture.Clone();
        Region region = new(3, 4, 40, 30);
        Plane everywhere = new(40, 30);
        Array.Fill(everywhere.Samples, 1);

        copy.Write(region, copy.Read(region), everywhere);

        Assert.Equal(picture.Rgb, copy.Rgb);
    }

    [Theory]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.WebP)]
    [InlineData(PictureFormat.Gif)]
    [InlineData(PictureFormat.Avif)]
    public void Save_16BitInOtherFormats_StaysClose(PictureFormat format)
    {
        Photo photo = Photo.Of(Scene.Deep());

        Assert.InRange(Scene.Psnr(photo.Picture, photo.Again(format).Picture), 28, 70);
    }

    /// <summary>PNG's rows begin with their filter, 0.</summary>
    private static byte[] Rows(byte[] samples, int rowBytes) => [.. samples.Chunk(rowBytes).SelectMany(row => row.Prepend((byte)0))];

    /// <summary>A baseline TIFF of one row, 8 bits, uncompressed.</summary>
    private static byte[] Tiff(byte[] samples, int bands, int photometric)
    {
        (ushort Tag, int Value)[] entries =
        [
            (256, samples.Length / bands), (257, 1), (258, 8), (259, 1), (262, photometric), (273, 8), (277, bands), (278, 1), (279, samples.Length),
        ];
        using MemoryStream file = new();
        using BinaryWriter writer = new(file);
        writer.Write("II*\0"u8);
        writer.Write(8 + samples.Length);
        writer.Write(samples);
        writer.Write((ushort)entries.Length);
        foreach ((ushort tag, int value) in entries)
        {
            writer.Write(tag);
            writer.Write((ushort)4);
            writer.Write(1);
            writer.Write(value);
        }

        writer.Write(0);
        return file.ToArray();
    }
}
