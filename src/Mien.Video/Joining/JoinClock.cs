using Mien.Video.Ffmpeg;
using Mien.Video.Probing;

namespace Mien.Video.Joining;

/// <summary>What of the source's clock becomes time 0 of the result, the same for video and sound.</summary>
internal static class JoinClock
{
    /// <returns>Seconds: a whole number of the video's units, so that its time stamps stay exact; sound is moved by the same time.</returns>
    internal static Rational Start(JoinPlan plan, Rational videoTimeBase)
    {
        MediaFacts source = plan.Source;
        if (plan.Start is Rational start)
        {
            return new Rational(start.RoundTo(videoTimeBase)) * videoTimeBase;
        }

        // Sound may begin a little below 0 (encoders' priming), which containers know how to tell; frames of video must not.
        Rational video = new Rational(source.VideoStream.StartPts ?? 0) * source.VideoStream.TimeBase;
        Rational first = source.StartTime > Rational.Zero ? source.StartTime : video < Rational.Zero ? video : Rational.Zero;
        first = first > video ? video : first;
        return new Rational(first.FloorTo(videoTimeBase)) * videoTimeBase;
    }
}
