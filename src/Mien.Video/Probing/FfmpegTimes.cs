using Mien.Video.Ffmpeg;

namespace Mien.Video.Probing;

/// <summary>A film's picture as FFmpeg's own transcoding shows it.</summary>
internal static class FfmpegTimes
{
    /// <summary>Arguments with which jumps are mended, and frames without a time of their own get the next one or are left out. What the frames are written
    /// as must follow.</summary>
    internal static IReadOnlyList<string> Arguments(MediaFacts facts, string filters) =>
    [
        .. facts.InputArguments, "-map", $"0:{facts.VideoStream.Index.Text()}", "-vf", filters,
        "-fps_mode", "vfr", "-enc_time_base", facts.VideoStream.TimeBase.Ratio(), "-c:v", "rawvideo",
    ];
}
