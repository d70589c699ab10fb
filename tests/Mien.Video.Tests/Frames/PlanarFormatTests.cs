using System.Text.Json;
using Mien.Imaging.Geometry;
using Mien.Video.Frames;

namespace Mien.Video.Tests.Frames;

public sealed class PlanarFormatTests
{
    // FFmpeg's own list: what a frame can have or can be turned into.
    private static readonly string[] s_strange = ["dxva2_vld", "vaapi", "cuda", "mediacodec", "nosuchformat", ""];

    [Theory]
    [InlineData("yuv420p", 8, 1, 1, 3, 1, 7 * 5 + 2 * 4 * 3)]
    [InlineData("yuv422p10le", 10, 1, 0, 3, 2, 2 * (7 * 5 + 2 * 4 * 5))]
    [InlineData("yuv410p", 8, 2, 2, 3, 1, 7 * 5 + 2 * 2 * 2)]
    [InlineData("yuv411p", 8, 2, 0, 3, 1, 7 * 5 + 2 * 2 * 5)]
    [InlineData("yuv440p", 8, 0, 1, 3, 1, 7 * 5 + 2 * 7 * 3)]
    [InlineData("yuva420p", 8, 1, 1, 4, 1, 2 * 7 * 5 + 2 * 4 * 3)]
    [InlineData("gbrap16le", 16, 0, 0, 4, 2, 2 * 4 * 7 * 5)]
    [InlineData("gray12le", 12, 0, 0, 1, 2, 2 * 7 * 5)]
    public void Find_Format_HasItsLayout(
        string name, int depth, int shiftX, int shiftY, int planes, int bytesPerSample, int frameBytes)
    {
        PlanarFormat format = PlanarFormat.Find(name)!;

        Assert.Equal(
            (depth, shiftX, shiftY, planes, bytesPerSample, frameBytes),
            (format.BitDepth, format.ChromaShiftX, format.ChromaShiftY, format.PlaneCount, format.BytesPerSample, format.FrameBytes(new(7, 5))));
    }

    [Theory]
    [InlineData("yuv420p", "yuv420p")]
    [InlineData("nv12", "yuv420p")]
    [InlineData("nv21", "yuv420p")]
    [InlineData("p010le", "yuv420p10le")]
    [InlineData("p010be", "yuv420p10le")]
    [InlineData("p210le", "yuv422p10le")]
    [InlineData("p416le", "yuv444p16le")]
    [InlineData("y210le", "yuv422p10le")]
    [InlineData("nv24", "yuv444p")]
    [InlineData("yuvj420p", "yuv420p")]
    [InlineData("yuvj411p", "yuv411p")]
    [InlineData("yuyv422", "yuv422p")]
    [InlineData("uyvy422", "yuv422p")]
    [InlineData("uyyvyy411", "yuv411p")]
    [InlineData("yuv420p10be", "yuv420p10le")]
    [InlineData("yuva444p12be", "yuva444p12le")]
    [InlineData("yuv440p12le", "yuv444p12le")]
    [InlineData("rgb24", "gbrp")]
    [InlineData("bgr0", "gbrp")]
    [InlineData("0rgb", "gbrp")]
    [InlineData("rgb565le", "gbrp")]
    [InlineData("bgra", "gbrap")]
    [InlineData("argb", "gbrap")]
    [InlineData("pal8", "gbrap")]
    [InlineData("ya8", "gbrap")]
    [InlineData("rgb48be", "gbrp16le")]
    [InlineData("rgba64le", "gbrap16le")]
    [InlineData("x2rgb10le", "gbrp10le")]
    [InlineData("gbrpf32le", "gbrp16le")]
    [InlineData("gbrap10be", "gbrap10le")]
    [InlineData("gray", "gray")]
    [InlineData("gray14be", "gray14le")]
    [InlineData("grayf32le", "gray16le")]
    [InlineData("monob", "gray")]
    [InlineData("ayuv64le", "yuva444p16le")]
    [InlineData("bayer_rggb16le", "gbrp16le")]
    public void Nearest_AnyFormat_KeepsMost(string name, string expected) => Assert.Equal(expected, PlanarFormat.Nearest(name).Name);

    [Fact]
    public void Nearest_HardwareAndUnknown_IsAFormatAllTheSame() =>
        Assert.All(s_strange, name => Assert.Equal("yuv420p", PlanarFormat.Nearest(name).Name));

    [Fact]
    public void Nearest_EveryFormatOfFfmpeg_LosesNoBitsAndTravels()
    {
        using FfmpegFolder folder = new();
        using JsonDocument answer = JsonDocument.Parse(folder.Run("ffprobe", "-show_pixel_formats", "-of", "json"));
        JsonElement[] formats =
        [
            .. answer.RootElement.GetProperty("pixel_formats").EnumerateArray()
                .Where(format => Number(format.GetProperty("flags"), "hwaccel") == 0),
        ];
        Assert.True(formats.Length > 100);
        Assert.All(formats, theirs =>
        {
            PlanarFormat ours = PlanarFormat.Nearest(theirs.GetProperty("name").GetString()!);
            int deepest = theirs.GetProperty("components").EnumerateArray().Max(component => Number(component, "bit_depth"));
            Assert.InRange(ours.BitDepth, Math.Min(deepest, 16), 16);
            Assert.InRange(ours.ChromaShiftX, 0, Number(theirs, "log2_chroma_w"));
            Assert.InRange(ours.ChromaShiftY, 0, Number(theirs, "log2_chroma_h"));
            Assert.True(ours.HasAlpha || Number(theirs.GetProperty("flags"), "alpha") == 0);
            Assert.NotNull(ours.NutTag);
        });
    }

    /// <summary>All formats travel through one NUT of as many streams, and come back under their names, tags and bytes.</summary>
    [Fact]
    public void NutTag_EveryFormat_IsTheOneFfmpegWritesAndReads()
    {
        Size size = new(22, 14);
        using FfmpegFolder folder = new();
        PlanarFormat[] formats = [.. PlanarFormat.All.Where(format => format.NutTag is not null)];
        List<string> write = [];
        List<string> maps = [];
        List<string> read = ["-i", "all.nut"];
        for (int i = 0; i < formats.Length; i++)
        {
            File.WriteAllBytes(folder.At($"{i}.raw"), TestFrames.Noise(formats[i], TestFrames.Hd, size, i).Samples.ToArray());
            write.AddRange(["-f", "rawvideo", "-pix_fmt", formats[i].Name, "-s", "22x14", "-i", $"{i}.raw"]);
            maps.AddRange(["-map", $"{i}"]);
            read.AddRange(["-map", $"0:{i}", "-c", "copy", "-f", "rawvideo", $"{i}.back"]);
        }

        folder.Run("ffmpeg", [.. write, .. maps, "-c:v", "rawvideo", "all.nut"]);
        folder.Run("ffmpeg", read);
        string[] streams = folder.Run("ffprobe", "-show_entries", "stream=codec_tag,pix_fmt", "-of", "csv=p=0", "all.nut")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(formats.Length, streams.Length);
        for (int i = 0; i < formats.Length; i++)
        {
            Assert.Equal([$"0x{formats[i].NutTag:x4}", formats[i].Name], streams[i].Trim().Split(',').Order());
            Assert.Equal(File.ReadAllBytes(folder.At($"{i}.raw")), File.ReadAllBytes(folder.At($"{i}.back")));
        }
    }

    private static int Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement number) ? number.GetInt32() : 0;
}
