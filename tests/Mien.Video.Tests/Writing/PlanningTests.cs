using Mien.Imaging.Geometry;
using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Probing;
using Mien.Video.Reading;
using Mien.Video.Writing;

namespace Mien.Video.Tests.Writing;

public sealed class PlanningTests
{
    private static readonly string[] s_x264 = ["yuv420p", "yuvj420p", "yuv422p", "yuv444p", "nv12", "yuv420p10le", "yuv422p10le", "yuv444p10le", "gray"];

    private static readonly EncoderCatalog s_catalog = EncoderCatalog.Read(Clips.Programs);

    [Theory]
    [InlineData("yuv420p", "yuv420p", 0)]
    [InlineData("yuv422p", "yuv422p", 0)]
    [InlineData("yuv420p9le", "yuv420p10le", 0)]
    [InlineData("yuv420p12le", "yuv420p10le", 1)]
    [InlineData("yuv440p", "yuv444p", 0)]
    [InlineData("gbrp", "yuv420p", 0)]
    [InlineData("gbrp12le", "yuv420p10le", 1)]
    [InlineData("yuva420p", "yuv420p", 1)]
    [InlineData("gray", "gray", 0)]
    [InlineData("gray10le", "yuv420p10le", 0)]
    public void PixelFormat_IsTheOneThatKeepsMost(string source, string expected, int losses)
    {
        PixelFormatChoice choice = PixelFormatChoice.Of(PlanarFormat.Find(source)!, s_x264, keepRgb: false);

        Assert.Equal((expected, losses), (choice.Name, choice.Losses.Count));
    }

    [Theory]
    [InlineData(FilmContainer.Mp4, "yuv420p", false, "libx264")]
    [InlineData(FilmContainer.Mp4, "yuv420p10le", false, "libx265")]
    [InlineData(FilmContainer.Matroska, "yuv420p", true, "libx265")]
    [InlineData(FilmContainer.WebM, "yuv420p", false, "libvpx-vp9")]
    [InlineData(FilmContainer.Avi, "yuv420p", false, "libx264")]
    [InlineData(FilmContainer.Gif, "gbrap", false, "ffv1")]
    [InlineData(FilmContainer.Mov, "yuva444p10le", false, "prores_ks")]
    public void Choose_WithoutAWord_FitsContainerAndFilm(FilmContainer container, string format, bool isHdr, string expected) =>
        Assert.Equal(expected, s_catalog.Choose(EncodeSettings.Default, container, PlanarFormat.Find(format)!, isHdr).Name);

    [Fact]
    public void Choose_WhatCannotBe_SaysWhy()
    {
        PlanarFormat format = PlanarFormat.Find("yuv420p")!;

        Assert.Equal("ENCODER_UNKNOWN", Assert.Throws<EncodeException>(() => Choose(new() { Encoder = "x266" }, FilmContainer.Mp4)).Code);
        Assert.Equal("ENCODER_NOT_FOR_FORMAT", Assert.Throws<EncodeException>(() => Choose(new() { Encoder = "x264" }, FilmContainer.WebM)).Code);
        Assert.Equal("ENCODER_NOT_LOSSLESS", Assert.Throws<EncodeException>(() => Choose(new() { Encoder = "svtav1", Lossless = true }, FilmContainer.Mp4)).Code);
        Assert.Equal("FILM_FORMAT_UNKNOWN", Assert.Throws<EncodeException>(() => FilmContainers.OfPath("a.doc")).Code);
        Assert.Null(FilmContainers.TryOfPath("photo.jpg"));
        Assert.Equal(FilmContainer.Pictures, FilmContainers.OfPath("out/%05d.jpg"));

        VideoEncoder Choose(EncodeSettings settings, FilmContainer container) => s_catalog.Choose(settings, container, format, isHdr: false);
    }

    [Fact]
    public void Choose_ChipThatIsNotHere_SaysSoWithFfmpegsWords()
    {
        if (!s_catalog.Available.Any(encoder => encoder.Name == "h264_nvenc") || File.Exists("/dev/nvidia0"))
        {
            return; // a machine with the chip, or an FFmpeg that never heard of it
        }

        FfmpegException fault = Assert.Throws<FfmpegException>(
            () => s_catalog.Choose(new() { Encoder = "nvenc" }, FilmContainer.Mp4, PlanarFormat.Find("yuv420p")!, isHdr: false));

        Assert.Equal("ENCODER_FAILED", fault.Code);
    }

    [Fact]
    public void Arguments_OfHdrFilmInX265_AreThese()
    {
        MediaFacts facts = ProbeSamples.Facts("yuv420p10le", new(1001, 30000));
        facts = facts with
        {
            VideoStream = facts.VideoStream with
            {
                Colours = new() { Range = "tv", Space = "bt2020nc", Transfer = "smpte2084", Primaries = "bt2020", ChromaLocation = "topleft" },
                Hdr = new() { MaxContentLight = 1000, MaxAverageLight = 400 },
                NominalFrameRate = new(30000, 1001),
            },
        };
        EncodePlan plan = EncodePlan.Of(new FrameReadPlan { Facts = facts }, EncodeSettings.Default, FilmContainer.Mp4, s_catalog);

        Assert.Equal(
            "-nostdin -hide_banner -nostats -loglevel error -y -copyts -color_range 1 -colorspace 9 -color_trc 16 -color_primaries 9 " +
            "-chroma_sample_location 3 -f nut -fpsprobesize 0 -i pipe:0 -map 0:v:0 -fps_mode passthrough -enc_time_base 1001:30000 " +
            "-c:v libx265 -preset medium -crf 19 -x265-params log-level=error:pools=4:frame-threads=2:fps=30000/1001:chromaloc=2:max-cll=1000,400 " +
            "-metadata mien_pts_shift=107892 -metadata mien_time_base=1001/30000 -metadata mien_colours=tv/bt2020nc/smpte2084/bt2020/topleft -f nut out.nut",
            string.Join(' ', plan.Arguments("out.nut")));
        Assert.Empty(plan.Notes);
    }

    [Theory]
    [InlineData(1280, 720, null, "bt709")]
    [InlineData(640, 360, null, "smpte170m")]
    [InlineData(1280, 720, "smpte170m", "smpte170m")]
    public void Of_UntaggedFilmScaledAcrossTheLineOfHd_IsTaggedAsItWasRead(int width, int height, string? told, string expected)
    {
        MediaFacts facts = ProbeSamples.Facts("yuv420p", new(1, 25));
        facts = facts with { VideoStream = facts.VideoStream with { Size = new(width, height), Colours = new() { Space = told } } };

        ColourTags same = Plan(null).Colours;
        ColourTags scaled = Plan(new(1920 - width, 1080 - height)).Colours;

        Assert.Equal((told, "tv"), (same.Space, same.Range));
        Assert.Equal((expected, told is null ? expected : scaled.Primaries, "tv"), (scaled.Space, scaled.Primaries, scaled.Range));

        EncodePlan Plan(Size? size) => EncodePlan.Of(new FrameReadPlan { Facts = facts, ScaledSize = size }, EncodeSettings.Default, FilmContainer.Mp4, s_catalog);
    }

    [Theory]
    [InlineData("x264", "yuv420p", 282, 300)]
    [InlineData("x265", "yuv422p", 282, 299)]
    [InlineData("x264", "yuv444p", 281, 299)]
    [InlineData("vp9", "yuv420p", 281, 299)]
    [InlineData("ffv1", "yuv420p", 281, 299)]
    public void Of_OddSides_ArePaddedWhereTheEncoderTakesNone(string encoder, string format, int width, int height)
    {
        MediaFacts facts = ProbeSamples.Facts(format, new(1, 25));
        facts = facts with { VideoStream = facts.VideoStream with { Size = new(281, 299) } };

        EncodePlan plan = EncodePlan.Of(new FrameReadPlan { Facts = facts }, new() { Encoder = encoder }, FilmContainer.Matroska, s_catalog);

        Assert.Equal(new Size(width, height), plan.EncodedSize);
        Assert.Equal(plan.EncodedSize == plan.Size, plan.Notes.Count == 0);
    }

    [Theory]
    [InlineData("x264", 0, 45)]
    [InlineData("x264", 80, 17)]
    [InlineData("x264", 90, 11)]
    [InlineData("x264", 100, 5)]
    [InlineData("av1", 80, 22)]
    [InlineData("mpeg4", 80, 3)]
    public void Quality_IsReadFromTheTable(string encoder, int quality, int expected) =>
        Assert.Equal(expected, QualityScale.Of(VideoEncoder.Named(encoder)[0], quality));

    [Fact]
    public void Words_MeanEncoders()
    {
        Assert.Equal(["libsvtav1", "libaom-av1"], VideoEncoder.Named("AV1").Select(encoder => encoder.Name));
        Assert.Equal(["h264_nvenc", "hevc_nvenc", "av1_nvenc"], VideoEncoder.Named("nvenc").Select(encoder => encoder.Name));
        Assert.Equal(["hevc_qsv"], VideoEncoder.Named("hevc_qsv").Select(encoder => encoder.Name));
        Assert.Empty(VideoEncoder.Named("x"));
    }
}
