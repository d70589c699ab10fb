namespace Mien.Jobs.Films.Segments;

/// <summary>What is looked at and worked on around a segment, and thrown away.</summary>
internal static class SegmentMargins
{
    /// <summary>What is seen before and after a segment, so that its edges are as steady as its middle.</summary>
    public static TimeSpan Seen { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Frames before the segment that are swapped and thrown away, so that what is smoothed along a track is as steady in the first
    /// frame as in the last of the segment before.</summary>
    public static TimeSpan WarmUp { get; } = TimeSpan.FromSeconds(0.3);
}
