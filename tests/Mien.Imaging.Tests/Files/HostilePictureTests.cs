using System.Diagnostics;
using Mien.Imaging.Files;

namespace Mien.Imaging.Tests.Files;

public sealed class HostilePictureTests
{
    private const byte StartOfScan = 0xDA;
    private const long MostBytes = 16 << 20;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    public static TheoryData<PictureFormat> Formats => [.. Enum.GetValues<PictureFormat>()];

    public static TheoryData<string, byte[], string> Wrong => new()
    {
        { "nothing", [], "PICTURE_EMPTY" },
        { "one byte", [0xFF], "NOT_A_PICTURE" },
        { "text", "Dear reader, this is no picture."u8.ToArray(), "NOT_A_PICTURE" },
        { "zeros", new byte[10_000], "NOT_A_PICTURE" },
        { "svg", "<svg xmlns='http://www.w3.org/2000/svg' width='90000' height='90000'/>"u8.ToArray(), "PICTURE_FORMAT_UNSUPPORTED" },
        { "heic", [0, 0, 0, 24, .. "ftypheic\0\0\0\0mif1heic"u8], "PICTURE_FORMAT_UNSUPPORTED" },
        { "mp4", [0, 0, 0, 24, .. "ftypisom\0\0\0\0isommp42"u8], "PICTURE_FORMAT_UNSUPPORTED" },
        { "matrix", "3 3\n1 1 1\n1 1 1\n1 1 1\n"u8.ToArray(), "NOT_A_PICTURE" },
        { "jpeg start only", [0xFF, 0xD8, 0xFF, 0xE0], "PICTURE_DAMAGED" },
        { "png start only", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "PICTURE_DAMAGED" },
        { "gif start only", "GIF89a"u8.ToArray(), "PICTURE_DAMAGED" },
        { "webp start only", "RIFF\x10\0\0\0WEBPVP8 "u8.ToArray(), "PICTURE_DAMAGED" },
        { "tiff start only", "II*\0\x08\0\0\0"u8.ToArray(), "PICTURE_DAMAGED" },
        { "avif start only", [0, 0, 0, 24, .. "ftypavif\0\0\0\0mif1avif"u8], "PICTURE_DAMAGED" },
        { "png of 60,000 a side", FileBytes.Png(60_000, 60_000, 8, 2, new byte[1000]), "PICTURE_TOO_LARGE" },
        { "png of 20,000 a side, 1 bit", FileBytes.Png(20_000, 20_000, 1, 0, new byte[2501 * 20_000]), "PICTURE_TOO_LARGE" },
        { "png of 100,000 × 1", FileBytes.Png(100_000, 1, 8, 2, new byte[300_001]), "PICTURE_TOO_LARGE" },
        { "png cut by its header", FileBytes.Png(3_000, 3_000, 8, 2, new byte[1000]), "PICTURE_DAMAGED" },
        { "jpeg of 65,500 a side", PatchedJpeg(65_500, 65_500), "PICTURE_TOO_LARGE" },
        { "jpeg of 3,000 scans", ScansJpeg(3_000), "PICTURE_TOO_LARGE" },
        { "gif of 65,535 a side", PatchedGif(65_535, 65_535), "PICTURE_TOO_LARGE" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Load_Wrong_IsRefusedSoonAndSmall(string name, byte[] bytes, string code)
    {
        Stopwatch clock = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();

        PictureException fault = Assert.Throws<PictureException>(() => Photo.Load(bytes));

        Assert.True(fault.Code == code, $"{name}: {fault.Code}, {fault.Message}");
        Assert.Equal(ExitCode.BadInputOrNoFace, fault.ExitCode);
        Assert.NotEmpty(fault.Hint);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < 2 * MostBytes + (3_000 * 3_000 * 3), $"{name} took {allocated:N0} bytes");
        Assert.True(clock.Elapsed < MostTime, $"{name} took {clock.Elapsed}");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Load_Truncated_IsRefused(PictureFormat format)
    {
        byte[] whole = Photo.Of(Scene.Picture(200, 150)).Encode(format);

        foreach (double part in new[] { 0.2, 0.5, 0.8 })
        {
            PictureException fault = Assert.Throws<PictureException>(() => Photo.Load(whole.AsMemory(0, (int)(whole.Length * part))));
            Assert.Equal("PICTURE_DAMAGED", fault.Code);
        }
    }

    /// <summary>Whatever the bytes, the outcome is a photo or a typed fault.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void Load_ChangedBytes_NeverEndsOtherwise(PictureFormat format)
    {
        byte[] whole = Photo.Of(Scene.Picture(40, 30)).Encode(format);
        Random random = new(11);
        LoadLimits limits = new() { MaxPixels = 1_000_000 };
        Stopwatch clock = Stopwatch.StartNew();
        int refused = 0;
        for (int round = 0; round < 150; round++)
        {
            byte[] changed = (byte[])whole.Clone();
            int reach = round % 2 == 0 ? Math.Min(200, whole.Length) : whole.Length;
            for (int i = 0; i <= round % 8; i++)
            {
                changed[random.Next(reach)] = (byte)random.Next(256);
            }

            try
            {
                Photo.Load(changed, limits);
            }
            catch (PictureException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 5, 150);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}");
    }

    [Fact]
    public void Load_TooManyBytes_IsRefused()
    {
        byte[] png = Photo.Of(Scene.Picture()).Encode(PictureFormat.Png);

        PictureException fault = Assert.Throws<PictureException>(() => Photo.Load(png, new() { MaxFileBytes = 1000 }));

        Assert.Equal("PICTURE_TOO_LARGE", fault.Code);
    }

    /// <summary>Bits, colours and alpha count, not the pixels alone.</summary>
    [Theory]
    [InlineData(8, 0, 0, true)]
    [InlineData(16, 0, 2, false)]
    [InlineData(8, 2, 2, true)]
    [InlineData(16, 2, 0, false)]
    [InlineData(8, 6, 0, false)]
    public void Load_MorePixelBytesThanTheLimit_AreRefused(byte bitDepth, byte colourType, byte filler, bool fits)
    {
        int rowBytes = 100 * (bitDepth / 8) * (colourType == 6 ? 4 : colourType == 2 ? 3 : 1);
        byte[] rows = [.. Enumerable.Range(0, 100).SelectMany(_ => new byte[] { 0 }.Concat(Enumerable.Repeat(filler, rowBytes)))];
        byte[] png = FileBytes.Png(100, 100, bitDepth, colourType, rows);

        PictureException? fault = (PictureException?)Record.Exception(() => Photo.Load(png, new() { MaxPixelBytes = 100_000 }));

        Assert.Equal(fits ? null : "PICTURE_TOO_LARGE", fault?.Code);
        Assert.True(fits || fault!.Hint.Contains("the limit is 1 MiB", StringComparison.Ordinal), fault?.Hint);
    }

    [Fact]
    public void Load_Heic_SaysWhatToDo()
    {
        byte[] heic = [0, 0, 0, 24, .. "ftypheic\0\0\0\0mif1heic"u8, .. new byte[100]];

        PictureException fault = Assert.Throws<PictureException>(() => Photo.Load(heic));

        Assert.Contains("HEIC", fault.Message, StringComparison.Ordinal);
        Assert.Contains("JPEG", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ProgressiveJpeg_OfSomeScansIsRead()
    {
        Assert.Equal(new(64, 64), Photo.Load(ScansJpeg(20)).Size);
        Assert.Equal("PICTURE_TOO_LARGE", Assert.Throws<PictureException>(() => Photo.Load(ScansJpeg(20), new() { MaxScans = 20 })).Code);
    }

    /// <summary>A grey progressive JPEG of 64×64: one scan of zero DC values, then passes that change nothing.</summary>
    private static byte[] ScansJpeg(int passes)
    {
        byte[] quantisation = [0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64)];
        byte[] frame = [0xFF, 0xC2, 0, 11, 8, 0, 64, 0, 64, 1, 1, 0x11, 0];
        byte[] dc = [.. CodeTable(0x00, symbol: 0), 0xFF, StartOfScan, 0, 8, 1, 1, 0, 0, 0, 0, .. new byte[8]]; // 64 blocks, a bit each
        byte[] pass = [0xFF, StartOfScan, 0, 8, 1, 1, 0, 1, 63, 0, 0x01]; // bits 0, 000000: the end of a run of 64 blocks
        return
        [
            0xFF, 0xD8, .. quantisation, .. frame, .. dc, .. CodeTable(0x10, symbol: 0x60),
            .. Enumerable.Repeat(pass, passes).SelectMany(bytes => bytes), 0xFF, 0xD9,
        ];
    }

    /// <summary>A Huffman table of one symbol, coded 0.</summary>
    private static byte[] CodeTable(byte target, byte symbol) => [0xFF, 0xC4, 0, 20, target, 1, .. new byte[15], symbol];

    private static byte[] PatchedJpeg(int width, int height)
    {
        byte[] jpeg = Photo.Of(Scene.Picture()).Encode(PictureFormat.Jpeg, new() { Mark = false });
        int at = Enumerable.Range(2, jpeg.Length - 8).First(i => jpeg[i] == 0xFF && jpeg[i + 1] is 0xC0 or 0xC2);
        ((byte[])[(byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width]).CopyTo(jpeg, at + 5);
        return jpeg;
    }

    private static byte[] PatchedGif(int width, int height)
    {
        byte[] gif = Photo.Of(Scene.Picture()).Encode(PictureFormat.Gif, new() { Mark = false });
        // The screen's size alone is not believed; the first frame's is.
        int frame = gif.AsSpan().IndexOf<byte>([0x2C, 0, 0, 0, 0, 96, 0, 64, 0]);
        byte[] size = [(byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8)];
        size.CopyTo(gif, 6);
        size.CopyTo(gif, frame + 5);
        return gif;
    }
}
