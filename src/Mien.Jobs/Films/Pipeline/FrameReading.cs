using System.Diagnostics;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Pipeline;
using Mien.Video.Frames;
using Mien.Video.Reading;

namespace Mien.Jobs.Films.Pipeline;

/// <summary>The stage that takes frames from the decoder.</summary>
internal static class FrameReading
{
    /// <summary>Puts all frames into the queue; waits where the next stage is behind.</summary>
    /// <param name="stage">Name under which the time is counted that the decoder lets one wait.</param>
    public static async Task Run(FrameReader reader, FrameQueue<VideoFrame> frames, string stage, StageMeter meter, CancellationToken cancellation)
    {
        while (true)
        {
            long start = Stopwatch.GetTimestamp();
            VideoFrame? frame = reader.Read(cancellation);
            meter.Add(stage, Stopwatch.GetElapsedTime(start));
            if (frame is null)
            {
                break;
            }

            try
            {
                await frames.Put(frame, cancellation).ConfigureAwait(false);
            }
            catch
            {
                frame.Dispose();
                throw;
            }
        }

        frames.Complete();
    }
}
