using Mien.Video.Probing;

namespace Mien.Video.Tests;

/// <summary>Facts without a film.</summary>
internal static class ProbeSamples
{
    public static MediaFacts Facts(string pixelFormat, Rational timeBase)
    {
        VideoStreamFacts stream = new()
        {
            Index = 2,
            Codec = "h264",
            Size = new(1280, 720),
            SampleAspectRatio = new(1),
            PixelFormat = pixelFormat,
            Colours = new(),
            TimeBase = timeBase,
            StartPts = 0,
            AverageFrameRate = new(25),
            NominalFrameRate = new(25),
            Tags = new Dictionary<string, string>(),
        };
        return new()
        {
            Path = "film.mkv",
            FormatNames = ["matroska", "webm"],
            StartTime = Rational.Zero,
            Duration = new(100),
            VideoStream = stream,
            VideoStreams = [stream],
            OtherStreams = [],
            Chapters = [],
            Tags = new Dictionary<string, string>(),
        };
    }
}
