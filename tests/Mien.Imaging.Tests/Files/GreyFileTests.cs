using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Tests.Files;

/// <summary>A file without colour channels stays one, as long as its pixels are grey.</summary>
public sealed class GreyFileTests
{
    private const int ColourTypeAt = 25;
    private const byte Grey = 0;
    private const byte Rgb = 2;
    private const byte GreyAlpha = 4;

    [Theory]
    [InlineData(1, Grey, 2, 8)]
    [InlineData(4, Grey, 8, 8)]
    [InlineData(8, Grey, 16, 8)]
    [InlineData(16, Grey, 32, 16)]
    [InlineData(8, GreyAlpha, 32, 8)]
    [InlineData(16, GreyAlpha, 64, 16)]
    public void Save_GreyPng_StaysGreyWhenChanged(byte bitDepth, byte colourType, int rowBytes, byte bitDepthAfter)
    {
        Photo photo = Photo.Load(FileBytes.Png(16, 4, bitDepth, colourType, Rows(4, rowBytes)));
        Paint(photo, 0.25f, 0.25f, 0.25f);

        byte[] saved = photo.Encode(PictureFormat.Png);

        Assert.Equal((bitDepthAfter, colourType), (saved[ColourTypeAt - 1], saved[ColourTypeAt]));
        Photo again = Photo.Load(saved);
        Assert.Equal(photo.ReadAlpha()?.Samples, again.ReadAlpha()?.Samples);
        Planes expected = photo.Frame.Read(Region.Of(photo.Size));
        Assert.Equal(expected.Red.Samples, again.Frame.Read(Region.Of(photo.Size)).Red.Samples);
    }

    [Fact]
    public void Save_GreyPngWithAColour_BecomesRgb()
    {
        Photo photo = Photo.Load(FileBytes.Png(16, 4, 8, Grey, Rows(4, 16)));
        Paint(photo, 1, 0.5f, 0);

        byte[] saved = photo.Encode(PictureFormat.Png);

        Assert.Equal(Rgb, saved[ColourTypeAt]);
        Assert.Equal([255, 128, 0], Photo.Load(saved).Picture.Rgb[..3]);
    }

    [Theory]
    [InlineData(8, PictureFormat.Jpeg)]
    [InlineData(8, PictureFormat.Tiff)]
    [InlineData(16, PictureFormat.Tiff)]
    public void Save_GreyInOtherFormats_IsReadAsGrey(byte bitDepth, PictureFormat format)
    {
        Photo photo = Photo.Load(FileBytes.Png(16, 4, bitDepth, Grey, Rows(4, 2 * bitDepth)));

        byte[] saved = photo.Again(format).Encode(PictureFormat.Png); // grey only if that file was

        Assert.Equal(Grey, saved[ColourTypeAt]);
    }

    [Theory]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.WebP)]
    [InlineData(PictureFormat.Avif)]
    public void Save_GreyAlpha_InAnyFormat_LooksTheSame(PictureFormat format)
    {
        byte[] data = [.. Enumerable.Range(0, 16).SelectMany(y => new byte[] { 0 }.Concat(Enumerable.Repeat(new byte[] { 90, 255 }, 16).SelectMany(pair => pair)))];

        Picture picture = Photo.Load(FileBytes.Png(16, 16, 8, GreyAlpha, data)).Again(format).Picture;

        Assert.All(picture.Rgb, sample => Assert.InRange(sample, 87, 93));
    }

    private static byte[] Rows(int count, int rowBytes)
    {
        byte[] rows = new byte[count * (rowBytes + 1)];
        new Random(7).NextBytes(rows);
        for (int y = 0; y < count; y++)
        {
            rows[y * (rowBytes + 1)] = 0; // the row's filter
        }

        return rows;
    }

    private static void Paint(Photo photo, float red, float green, float blue)
    {
        Planes colour = new(4, 2);
        Plane everywhere = new(4, 2);
        colour.Red.Samples.AsSpan().Fill(red);
        colour.Green.Samples.AsSpan().Fill(green);
        colour.Blue.Samples.AsSpan().Fill(blue);
        everywhere.Samples.AsSpan().Fill(1);
        photo.Frame.Write(new(0, 0, 4, 2), colour, everywhere);
    }
}
