using System.Globalization;
using Mien.Video.Ffmpeg;

namespace Mien.Video.Probing;

/// <summary>Reads when frames are shown, line by line as ffprobe tells it.</summary>
internal static class TimelineReading
{
    /// <param name="complaints">What ffprobe said of damage.</param>
    internal static PacketTimes Packets(FfmpegPrograms programs, MediaFacts facts, out IReadOnlyList<string> complaints, CancellationToken cancellation)
    {
        PacketTimes packets = new(facts);
        complaints = ReadLines(programs.Ffprobe, Arguments(facts, "packet=pts,dts,duration,flags"), Add, cancellation);
        return packets;

        void Add(string[] fields)
        {
            // "pts,dts,duration,flags"; packets with D are decoded but not shown.
            if (fields.Length >= 4)
            {
                packets.Add(
                    Whole(fields[0]),
                    Whole(fields[1]),
                    Whole(fields[2]) ?? 0,
                    fields[3].Contains('K', StringComparison.Ordinal),
                    isShown: !fields[3].Contains('D', StringComparison.Ordinal));
            }
        }
    }

    /// <returns>The frames that FFmpeg's own transcoding makes, with their times in the stream's time base.</returns>
    internal static List<TimedFrame> Transcoded(FfmpegPrograms programs, MediaFacts facts, CancellationToken cancellation)
    {
        List<TimedFrame> frames = [];
        IReadOnlyList<string> pictures = FfmpegTimes.Arguments(facts, "scale=2:2:flags=neighbor,format=gray");
        ReadLines(programs.Ffmpeg, [.. FfmpegOptions.Quiet, .. pictures, "-f", "framecrc", "pipe:1"], Add, cancellation);
        return frames;

        void Add(string[] fields)
        {
            // "0, dts, pts, duration, size, checksum" below lines of "#"
            if (fields.Length >= 4 && Whole(fields[2]) is long pts)
            {
                frames.Add(new(pts, frames.Count == 0, Whole(fields[3]) ?? 0));
            }
        }
    }

    /// <returns>A frame for each that is decoded; one without a time follows the one before.</returns>
    internal static List<TimedFrame> Decoded(FfmpegPrograms programs, MediaFacts facts, CancellationToken cancellation)
    {
        List<TimedFrame> frames = [];
        long step = Math.Max((facts.VideoStream.AverageFrameRate ?? ImageSequence.DefaultFrameRate).Inverse.RoundTo(facts.VideoStream.TimeBase), 1);
        ReadLines(programs.Ffprobe, Arguments(facts, "frame=key_frame,best_effort_timestamp"), Add, cancellation);
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

    /// <returns>What the program complained of.</returns>
    private static IReadOnlyList<string> ReadLines(
        string program, IReadOnlyList<string> arguments, Action<string[]> read, CancellationToken cancellation)
    {
        using FfmpegProcess process = FfmpegProcess.Start(program, arguments);
        using CancellationTokenRegistration kill = cancellation.Register(process.Kill);
        process.CloseInput();
        using StreamReader lines = new(process.Output);
        while (lines.ReadLine() is string line)
        {
            read(line.Split(','));
        }

        process.WaitForSuccess(cancellation);
        return process.Words;
    }

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out long value) ? value : null;
}
