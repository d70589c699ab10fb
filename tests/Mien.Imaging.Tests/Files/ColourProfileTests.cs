using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Tests.Files;

public sealed class ColourProfileTests
{
    private static readonly byte[] Profile = RgbProfile.WideGamut.ToBytes();

    [Fact]
    public void Load_WideGamut_GivesSrgbByTheFormula()
    {
        Picture stored = Scene.Picture();

        Picture loaded = Tagged(stored).Picture;

        double worst = 0;
        for (int i = 0; i < stored.Rgb.Length; i += 3)
        {
            double[] expected = RgbProfile.WideGamut.ToSrgb(stored.Rgb[i], stored.Rgb[i + 1], stored.Rgb[i + 2]);
            worst = Math.Max(worst, expected.Select((value, channel) => Math.Abs(value - loaded.Rgb[i + channel])).Max());
        }

        Assert.InRange(worst, 0, 2);
        Assert.NotEqual(stored.Rgb, loaded.Rgb);
    }

    [Theory]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.Tiff)]
    public void Save_PartChanged_KeepsEveryOtherStoredSample(PictureFormat format)
    {
        Picture stored = Scene.Picture();
        Photo photo = Tagged(stored);
        Region face = new(20, 10, 30, 25);
        Paint(photo.Frame, face);

        byte[] saved = photo.Encode(format);

        Picture raw = Untagged(Photo.Load(saved), format, saved);
        for (int i = 0; i < stored.Rgb.Length; i++)
        {
            int x = i / 3 % stored.Width;
            int y = i / 3 / stored.Width;
            bool inside = x >= face.X && x < face.Right && y >= face.Y && y < face.Bottom;
            if (!inside)
            {
                Assert.Equal(stored.Rgb[i], raw.Rgb[i]);
            }
        }

        // What was painted comes back as it was painted, through the profile and out again.
        Planes painted = Photo.Load(saved).Frame.Read(face);
        Assert.All(painted.Red.Samples, value => Assert.Equal(0.5f, value, 2.5f / 255));
        Assert.All(painted.Blue.Samples, value => Assert.Equal(0.25f, value, 2.5f / 255));
    }

    [Fact]
    public void Save_16Bit_KeepsStoredSamples()
    {
        DeepPicture stored = Scene.Deep();
        Photo photo = Photo.Load(FileBytes.WithProfile(Photo.Of(stored).Encode(PictureFormat.Png, new() { Mark = false }), Profile));
        Assert.True(photo.IsDeep);
        Assert.NotEqual(stored.Rgb, ((DeepPicture)photo.Frame).Rgb);

        byte[] saved = photo.Encode(PictureFormat.Png, new() { Mark = false });

        Assert.Equal(stored.Rgb, ((DeepPicture)Photo.Load(WithoutPngChunk(saved, "iCCP")).Frame).Rgb);
    }

    [Theory]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.WebP)]
    [InlineData(PictureFormat.Avif)]
    [InlineData(PictureFormat.Gif)]
    public void Save_LossyFormat_LooksTheSame(PictureFormat format)
    {
        Photo photo = Tagged(Scene.Picture());

        Photo again = photo.Again(format);

        Assert.InRange(Scene.Psnr(photo.Picture, again.Picture), 28, 70);
    }

    [Fact]
    public void Load_BrokenProfile_ReadsAsSrgb()
    {
        Picture stored = Scene.Picture();
        byte[] broken = (byte[])Profile.Clone();
        broken.AsSpan(128).Fill(0xEE);

        Photo photo = Photo.Load(FileBytes.WithProfile(Photo.Of(stored).Encode(PictureFormat.Png), broken));

        Assert.Equal(stored.Rgb, photo.Picture.Rgb);
    }

    private static Photo Tagged(Picture stored) =>
        Photo.Load(FileBytes.WithProfile(Photo.Of(stored).Encode(PictureFormat.Png, new() { Mark = false }), Profile));

    private static void Paint(IFrame frame, Region region)
    {
        Planes paint = new(region.Width, region.Height);
        Plane everywhere = new(region.Width, region.Height);
        Array.Fill(paint.Red.Samples, 0.5f);
        Array.Fill(paint.Green.Samples, 0.4f);
        Array.Fill(paint.Blue.Samples, 0.25f);
        Array.Fill(everywhere.Samples, 1);
        frame.Write(region, paint, everywhere);
    }

    /// <summary>The samples as the file stores them: read with the profile taken out, or of no known meaning.</summary>
    private static Picture Untagged(Photo photo, PictureFormat format, byte[] saved)
    {
        Assert.Equal(format, photo.Format);
        if (format == PictureFormat.Png)
        {
            return Photo.Load(WithoutPngChunk(saved, "iCCP")).Picture;
        }

        // Rename TIFF's tag 34675 (ICC profile) to a private one.
        byte[] renamed = (byte[])saved.Clone();
        int at = renamed.AsSpan().LastIndexOf<byte>([0x73, 0x87, 7, 0]);
        Assert.True(at > 0);
        renamed[at] = 0x74;
        return Photo.Load(renamed).Picture;
    }

    private static byte[] WithoutPngChunk(byte[] png, string type)
    {
        int at = 8;
        while (System.Text.Encoding.ASCII.GetString(png, at + 4, 4) != type)
        {
            at += 12 + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
        }

        int end = at + 12 + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
        return [.. png[..at], .. png[end..]];
    }
}
