using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Tests.Files;

/// <summary>Animated PNG and AVIF, and TIFF with several pages: no frame is left out in silence.</summary>
public sealed class SequenceTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(1, false, 0)]
    [InlineData(4, true, 3)]
    public void Probe_Png_IsAnimatedWithSeveralFrames(int frames, bool isAnimated, int leftOut)
    {
        byte[] png = Photo.Of(Scene.Picture()).Encode(PictureFormat.Png);
        Check(frames == 0 ? png : FileBytes.WithPngChunk(png, "acTL", [0, 0, 0, (byte)frames, 0, 0, 0, 0]), isAnimated, leftOut);
    }

    [Theory]
    [InlineData("avif", 4, false, 0)]
    [InlineData("avis", 1, false, 0)]
    [InlineData("avis", 4, true, 3)]
    public void Probe_Avif_IsAnimatedWithASequence(string brand, byte frames, bool isAnimated, int leftOut)
    {
        byte[] avif = Photo.Of(Scene.Picture()).Encode(PictureFormat.Avif);
        int place = avif.AsSpan().IndexOf("mif1"u8); // among the compatible brands
        System.Text.Encoding.ASCII.GetBytes(brand).CopyTo(avif, place);
        byte[] track = [0, 0, 0, 28, .. "freestsz"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, frames, 0, 0, 0, 0];
        Check([.. avif, .. track], isAnimated, leftOut);
    }

    [Fact]
    public void Probe_OtherFiles_AreNotAnimated()
    {
        Check(Photo.Of(Scene.Picture()).Encode(PictureFormat.Jpeg), isAnimated: false, leftOut: 0);
        File.WriteAllText(_path, "no picture");
        Assert.False(PictureProbe.IsAnimated(_path));
    }

    [Fact]
    public void Tiff_PagesOfOneSize_AreFramesAndStay()
    {
        Photo photo = Photo.Load(Tiff((40, 30), (40, 30), (40, 30)));
        Assert.Equal(3, photo.Frames.Count);
        Assert.Null(photo.Animation);
        Picture other = Scene.Picture(40, 30, seed: 9);

        Photo again = photo.With([photo.Frames[0], other, photo.Frames[2]]).Again(PictureFormat.Tiff);

        Assert.Equal(0, again.FramesLeftOut);
        Assert.Equal([((Picture)photo.Frames[0]).Rgb, other.Rgb, ((Picture)photo.Frames[2]).Rgb], again.Frames.Select(frame => ((Picture)frame).Rgb));
        Assert.Single(photo.Again(PictureFormat.WebP).Frames);
        Assert.Equal([true, false], new[] { PictureFormat.Tiff, PictureFormat.WebP }.Select(photo.IsHeldWholeBy));
    }

    [Fact]
    public void Tiff_PagesOfSeveralSizes_GiveTheFirstAndSayHowManyMore()
    {
        Photo photo = Photo.Load(Tiff((40, 30), (20, 15), (10, 8)));

        Assert.Equal((40, 30), (photo.Size.Width, photo.Size.Height));
        Assert.Equal((1, 2), (photo.Frames.Count, photo.FramesLeftOut));
    }

    public void Dispose() => File.Delete(_path);

    private void Check(byte[] bytes, bool isAnimated, int leftOut)
    {
        File.WriteAllBytes(_path, bytes);
        Assert.Equal(isAnimated, PictureProbe.IsAnimated(_path));
        Assert.Equal(leftOut, Photo.Load(_path).FramesLeftOut);
    }

    /// <summary>An uncompressed TIFF with a page of each size.</summary>
    private static byte[] Tiff(params (int Width, int Height)[] pages)
    {
        using MemoryStream file = new();
        using BinaryWriter writer = new(file);
        writer.Write("II*\0"u8);
        for (int page = 0; page < pages.Length; page++)
        {
            (int width, int height) = pages[page];
            byte[] rgb = Scene.Picture(width, height, seed: page + 1).Rgb;
            int depthsAt = (int)file.Position + 4 + rgb.Length;
            writer.Write(depthsAt + 6);
            writer.Write(rgb);
            writer.Write([8, 0, 8, 0, 8, 0]);
            (int Tag, int Count, int Value)[] entries =
                [(256, 1, width), (257, 1, height), (258, 3, depthsAt), (259, 1, 1), (262, 1, 2), (273, 1, depthsAt - rgb.Length), (277, 1, 3), (278, 1, height), (279, 1, rgb.Length)];
            writer.Write((ushort)entries.Length);
            foreach ((int tag, int count, int value) in entries)
            {
                writer.Write((ushort)tag);
                writer.Write((ushort)(tag == 258 ? 3 : 4));
                writer.Write(count);
                writer.Write(value);
            }
        }

        writer.Write(0);
        return file.ToArray();
    }
}
