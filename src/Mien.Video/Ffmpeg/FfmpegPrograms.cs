using System.Text.RegularExpressions;

namespace Mien.Video.Ffmpeg;

/// <summary>Where the programs ffmpeg and ffprobe are, and their version.</summary>
public sealed partial record FfmpegPrograms
{
    /// <summary>Environment variable that names ffmpeg instead of the PATH.</summary>
    public const string FfmpegVariable = "MIEN_FFMPEG";

    /// <summary>Environment variable that names ffprobe instead of the PATH.</summary>
    public const string FfprobeVariable = "MIEN_FFPROBE";

    private static readonly Version s_oldest = new(5, 1);

    public required string Ffmpeg { get; init; }

    public required string Ffprobe { get; init; }

    /// <summary>As ffmpeg tells it, such as "5.1.9-0+deb12u1".</summary>
    public required string Version { get; init; }

    /// <exception cref="FfmpegException">A program is missing, does not start or is older than 5.1.</exception>
    public static FfmpegPrograms Find(CancellationToken cancellation = default)
    {
        string ffmpeg = Locate("ffmpeg", FfmpegVariable);
        string ffprobe = Locate("ffprobe", FfprobeVariable);
        string[] words = FfmpegProcess.ReadText(ffmpeg, ["-version"], cancellation).Split([' ', '\n'], 4);
        string version = words is ["ffmpeg", "version", string told, ..] ? told : "of an unknown version";
        return Number().Match(version) is { Success: true } match && System.Version.Parse(match.Groups[1].Value) < s_oldest
            ? throw FfmpegException.TooOld(ffmpeg, version)
            : new() { Ffmpeg = ffmpeg, Ffprobe = ffprobe, Version = version };
    }

    private static string Locate(string program, string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? Path.GetFullPath(named) : throw FfmpegException.NamedProgramMissing(variable, named);
        }

        string file = OperatingSystem.IsWindows() ? program + ".exe" : program;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists) ?? throw FfmpegException.Missing(program);
    }

    // "5.1.9-0+deb12u1", "n7.1"; builds from git ("N-118000-g…") are newer than any number.
    [GeneratedRegex(@"^n?(\d+\.\d+)")]
    private static partial Regex Number();
}
