using System.Globalization;
using System.Text.Json;
using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Probing;
using Mien.Video.Reading;

namespace Mien.Video.Tests;

/// <summary>A folder of small films that ffmpeg makes, removed with everything in it; the real ffmpeg must be installed.</summary>
internal sealed class Clips : IDisposable
{
    public static FfmpegPrograms Programs { get; } = FfmpegPrograms.Find();

    public string Folder { get; } = Directory.CreateTempSubdirectory("mien-video-").FullName;

    public string File(string name) => Path.Combine(Folder, name);

    /// <summary>Runs ffmpeg with the words and an output of that name in the folder.</summary>
    public string Make(string name, string words, params string[] more)
    {
        Run(Programs.Ffmpeg, ["-nostdin", "-v", "error", "-y", .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. more, File(name)]);
        return File(name);
    }

    /// <summary>A moving pattern of few frames without sound.</summary>
    public string Film(string name, string encoder, int frames = 30, string size = "96x64", string rate = "25", string filters = "null") =>
        Make(name, $"-f lavfi -i testsrc2=s={size}:r={rate} -vf {filters} -fps_mode passthrough -frames:v {frames.ToString(CultureInfo.InvariantCulture)} {encoder}");

    public static MediaFacts Probe(string path) => MediaProbe.Probe(Programs, path);

    public static FrameTimeline Timeline(MediaFacts facts) => FrameTimeline.Read(Programs, facts);

    public static string Run(string program, IReadOnlyList<string> arguments) => FfmpegProcess.ReadText(program, arguments, default);

    /// <summary>One line for each decoded frame of a stream: its pts in seconds and a hash of its samples.</summary>
    public static IReadOnlyList<(string Pts, string Hash)> Frames(string path, string stream = "v:0", string? format = null)
    {
        string[] convert = format is null ? [] : ["-pix_fmt", format];
        string text = Run(
            Programs.Ffmpeg,
            ["-nostdin", "-v", "error", "-copyts", "-i", path, "-map", $"0:{stream}", "-fps_mode", "passthrough", "-enc_time_base", "1:1000000", .. convert, "-f", "framemd5", "-"]);
        return [.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(',')).Select(line => (line[2].Trim(), line[5].Trim()))];
    }

    /// <summary>The pts of a stream's packets that are shown, in seconds, rising.</summary>
    public static IReadOnlyList<Rational> Times(string path, string stream = "v:0")
    {
        using JsonDocument json = JsonDocument.Parse(Run(
            Programs.Ffprobe, ["-v", "error", "-select_streams", stream, "-show_entries", "packet=pts,dts,flags:stream=time_base", "-of", "json", path]));
        Rational timeBase = Rational.TryParse(json.RootElement.GetProperty("streams")[0].GetProperty("time_base").GetString())!.Value;
        return [.. json.RootElement.GetProperty("packets").EnumerateArray()
            .Where(packet => !packet.GetProperty("flags").GetString()!.Contains('D', StringComparison.Ordinal))
            .Select(packet => packet.TryGetProperty("pts", out JsonElement pts) ? pts : packet.GetProperty("dts"))
            .Select(pts => new Rational(pts.GetInt64()) * timeBase)
            .Order()];
    }

    /// <summary>All frames of a plan, copied: pts and samples.</summary>
    public static List<(long Pts, byte[] Samples)> Read(FrameReadPlan plan)
    {
        using FrameReader reader = FrameReader.Open(plan, Programs, new FramePool(2));
        List<(long, byte[])> frames = [];
        while (reader.Read() is VideoFrame frame)
        {
            frames.Add((frame.Pts, frame.Samples.ToArray()));
            frame.Dispose();
        }

        return frames;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
