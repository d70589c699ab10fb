namespace Mien.Video.Joining;

/// <summary>Segments cannot be joined.</summary>
public sealed class SegmentException : MienException
{
    private SegmentException(string code, string message, string hint, Exception? inner = null)
        : base(code, ExitCode.BadInputOrNoFace, message, hint, inner)
    {
    }

    internal static SegmentException Damaged(string path, Exception cause) => new(
        "SEGMENT_DAMAGED", $"the segment {path} cannot be read: {cause.Message}", "remove it and run the swap again, which makes it anew", cause);

    /// <summary>The encoder, or the disk, lost some without a word.</summary>
    public static SegmentException Incomplete(string path, long frames, long expected) => new(
        "SEGMENT_DAMAGED", $"the segment {path} holds {frames} of {expected} frames", "check the free space on the disk, then run the swap again");

    internal static SegmentException Different(string path, string first) => new(
        "SEGMENTS_DIFFER", $"the segment {path} is encoded otherwise than {first}", "make all segments with the same FFmpeg and the same settings");
}
