namespace Mien.Video.Ffmpeg;

/// <summary>FFmpeg is missing, too old, lacks an encoder, or failed; a failure carries its own last words.</summary>
public sealed class FfmpegException : MienException
{
    private FfmpegException(string code, string message, string hint, Exception? inner = null)
        : base(code, ExitCode.Ffmpeg, message, hint, inner)
    {
    }

    /// <summary>The command that failed, as one would type it; null when none was run.</summary>
    public string? CommandLine { get; private init; }

    /// <summary>Whether a disk took no more of what it wrote.</summary>
    public bool IsOfDisk { get; private init; }

    /// <param name="program">"ffmpeg" or "ffprobe".</param>
    internal static FfmpegException Missing(string program) => new(
        "FFMPEG_MISSING", $"{program} was not found; films need FFmpeg 5.1 or later", $"install it ({InstallWords})");

    internal static FfmpegException NamedProgramMissing(string variable, string path) => new(
        "FFMPEG_MISSING", $"{variable} names {path}, which is not there", $"correct or unset {variable}");

    internal static FfmpegException DoesNotStart(string path, Exception cause) => new(
        "FFMPEG_MISSING", $"{path} does not start: {cause.Message}", $"install FFmpeg again ({InstallWords})", cause);

    internal static FfmpegException TooOld(string path, string version) => new(
        "FFMPEG_TOO_OLD", $"{path} is FFmpeg {version}; films need 5.1 or later", $"install a newer one ({InstallWords})");

    /// <summary>The largest number of a signal on Linux and macOS, and what ffmpeg ends with by itself when one told it to stop.</summary>
    private const int LastSignal = 64, StoppedItself = 255;

    internal static FfmpegException EncoderMissing(string encoder, IEnumerable<string> available) => new(
        "ENCODER_MISSING",
        $"this FFmpeg has no encoder {encoder}",
        $"choose one of {string.Join(", ", available)}, or install an FFmpeg that has it");

    internal static FfmpegException EncoderDoesNotWork(string encoder, string words) => new(
        "ENCODER_FAILED",
        $"the encoder {encoder} does not work on this machine: {words}",
        "leave the encoder out to use one that runs on the processor");

    internal static FfmpegException Unreadable(InvalidDataException cause) => new(
        "FFMPEG_FAILED", $"ffmpeg's frames cannot be read: {cause.Message}", "report it with the film's format", cause);

    internal static FfmpegException Failed(string program, IReadOnlyList<string> arguments, int exitCode, string words)
    {
        string command = FfmpegWords.CommandLine(program, arguments);
        string name = Path.GetFileNameWithoutExtension(program);
        string what = words.Length > 0 ? words : exitCode switch
        {
            > 128 and <= 128 + LastSignal => $"it was killed by signal {exitCode - 128}",
            StoppedItself => "something told it to stop",
            _ => $"it ended with {exitCode} and said nothing",
        };
        bool isOfDisk = FfmpegWords.TellOfDisk(words);
        return new("FFMPEG_FAILED", $"{name} failed: {what}", isOfDisk ? FreeSpace : $"try it by hand: {command}")
        {
            CommandLine = command,
            IsOfDisk = isOfDisk,
        };
    }

    /// <summary>It ended well, but what it wrote holds less than it was given.</summary>
    internal static FfmpegException LostFrames(string path, long written, long given) => new(
        "FFMPEG_FAILED", $"ffmpeg wrote {written} of {given} frames to {path}", FreeSpace);

    internal static FfmpegException CutShort(string path) => new("FFMPEG_FAILED", $"ffmpeg wrote {path}, but not its end", FreeSpace);

    private const string FreeSpace = "free some space on the disk and run again";

    private static string InstallWords =>
        OperatingSystem.IsWindows() ? "winget install Gyan.FFmpeg" :
        OperatingSystem.IsMacOS() ? "brew install ffmpeg" :
        "Debian, Ubuntu: sudo apt-get install -y ffmpeg; Fedora: sudo dnf install ffmpeg-free";
}
