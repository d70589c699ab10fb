using System.Globalization;
using Mien.Video.Ffmpeg;

namespace Mien.Video.Probing;

/// <summary>Reads when frames are shown, line by line as ffprobe tells it.</summary>
internal static class TimelineReading
{
    /// <returns>A frame for each packet that is shown; null when a packet does not tell when.</returns>
    internal static List<TimedFrame>? Packets(FfmpegPrograms programs, MediaFacts facts, CancellationToken cancellation)
    {
        List<TimedFrame> frames = [];
        bool complete = true;
        ReadLines(programs, Arguments(facts, "packet=pts,duration,flags"), Add, cancellation);
        return complete ? frames : null;

        void Add(string[] fields)
        {
            // "pts,duration,flags"; packets with D are decoded but not shown.
            if (fields.Length >= 3 && !fields[2].Contains('D', StringComparison.Ordinal))
            {
                long? pts = Whole(fields[0]);
                complete &= pts is not null;
                frames.Add(new(pts ?? 0, fields[2].Contains('K', StringComparison.Ordinal), Whole(fields[1]) ?? 0));
            }
        }
    }

    /// <returns>A frame for each that is decoded; one without a time follows the one before.</returns>
    internal static List<TimedFrame> Decoded(FfmpegPrograms programs, MediaFacts facts, CancellationToken cancellation)
    {
        List<TimedFrame> frames = [];
        long step = Math.Max((facts.VideoStream.AverageFrameRate ?? ImageSequence.DefaultFrameRate).Inverse.RoundTo(facts.VideoStream.TimeBase), 1);
        ReadLines(programs, Arguments(facts, "frame=key_frame,best_effort_timestamp"), Add, cancellation);
        return frames;

        void Add(string[] fields)
        {
            // "key_frame,best_effort_timestamp"
            if (fields.Length >= 2)
            {
                frames.Add(new(Whole(fields[1]) ?? (frames.Count > 0 ? frames[^1].Pts + step : 0), fields[0] == "1", 0));
            }
        }
    }

    internal static IReadOnlyList<string> Arguments(MediaFacts facts, string entries) =>
    [
        "-hide_banner", "-v", "error", "-select_streams", facts.VideoStream.Index.Text(),
        "-show_entries", entries, "-of", "csv=p=0", .. facts.InputArguments,
    ];

    private static void ReadLines(
        FfmpegPrograms programs, IReadOnlyList<string> arguments, Action<string[]> read, CancellationToken cancellation)
    {
        using FfmpegProcess process = FfmpegProcess.Start(programs.Ffprobe, arguments);
        using CancellationTokenRegistration kill = cancellation.Register(process.Kill);
        process.CloseInput();
        using StreamReader lines = new(process.Output);
        while (lines.ReadLine() is string line)
        {
            read(line.Split(','));
        }

        process.WaitForSuccess(cancellation);
    }

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;
}
