namespace Mien.Video.Probing;

/// <summary>When a frame is shown, in units of its stream's time base.</summary>
/// <param name="Duration">0 when not told.</param>
internal readonly record struct TimedFrame(long Pts, bool IsKey, long Duration);
