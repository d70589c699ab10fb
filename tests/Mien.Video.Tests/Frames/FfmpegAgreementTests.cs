using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Video.Frames;

namespace Mien.Video.Tests.Frames;

/// <summary>FFmpeg's own conversion of its own test picture.</summary>
public sealed class FfmpegAgreementTests
{
    private static readonly Size s_size = new(160, 120);

    [Theory]
    [InlineData("bt709", "tv", ColourMatrix.Bt709, ColourRange.Limited)]
    [InlineData("bt601", "tv", ColourMatrix.Bt601, ColourRange.Limited)]
    [InlineData("bt601", "pc", ColourMatrix.Bt601, ColourRange.Full)]
    [InlineData("bt2020", "tv", ColourMatrix.Bt2020, ColourRange.Limited)]
    public void Read_TestPicture_IsWhatFfmpegMakesOfIt(string ffmpegMatrix, string ffmpegRange, ColourMatrix matrix, ColourRange range)
    {
        using FfmpegFolder folder = new();
        folder.Run(
            "ffmpeg", "-f", "lavfi", "-i", "testsrc2=s=160x120", "-frames:v", "1",
            "-pix_fmt", "yuv444p", "-f", "rawvideo", "source.yuv");
        folder.Run(
            "ffmpeg", "-f", "rawvideo", "-pix_fmt", "yuv444p", "-s", "160x120", "-i", "source.yuv",
            "-vf", $"scale=in_color_matrix={ffmpegMatrix}:in_range={ffmpegRange}:out_range=pc:flags=accurate_rnd+full_chroma_int,format=gbrp",
            "-f", "rawvideo", "made.gbr");
        PlanarFormat format = TestFrames.Format("yuv444p");
        byte[] source = File.ReadAllBytes(folder.At("source.yuv"));
        byte[] converted = File.ReadAllBytes(folder.At("made.gbr"));
        VideoFrame frame = new(format, TestFrames.Hd with { Matrix = matrix, Range = range }, s_size, source, 0);
        VideoFrame made = new(TestFrames.Format("gbrp"), TestFrames.Hd with { Range = ColourRange.Full }, s_size, converted, 0);

        Planes ours = frame.Read(Region.Of(s_size));
        Planes theirs = made.Read(Region.Of(s_size));

        for (int channel = 0; channel < 3; channel++)
        {
            float[] differences = [.. ours[channel].Samples.Zip(theirs[channel].Samples, (a, b) => MathF.Abs(a - b) * 255)];
            Assert.InRange(differences.Max(), 0, 2.1f);
            Assert.InRange(differences.Average(), 0, 0.6f);
        }
    }
}
