namespace Mien.Imaging.Files;

/// <summary>A result cannot be written where it was asked for.</summary>
public sealed class OutputException : MienException
{
    private OutputException(string code, ExitCode exitCode, string message, string hint, Exception? inner = null)
        : base(code, exitCode, message, hint, inner)
    {
    }

    internal static OutputException Exists(string path) => new(
        "OUTPUT_EXISTS", ExitCode.WrongUsage, $"{path} exists already", "choose another name, or allow overwriting (--overwrite)");

    internal static OutputException IsFolder(string path) => new(
        "OUTPUT_IS_FOLDER", ExitCode.WrongUsage, $"{path} is a folder", $"add a file name, such as {Path.Combine(path, "swapped.png")}");

    internal static OutputException IsInput(string path) => new(
        "OUTPUT_IS_INPUT", ExitCode.WrongUsage, $"{path} is itself one of the inputs", "choose another output; inputs are never replaced");

    internal static OutputException NotLossless(string path, PictureFormat format) => new(
        "OUTPUT_NOT_LOSSLESS",
        ExitCode.WrongUsage,
        $"{path}: {format.Name()} cannot keep every sample",
        "end the name in .png, .tif, .webp or .avif, or leave --lossless out");

    internal static OutputException UnknownFormat(string path) => new(
        "OUTPUT_FORMAT_UNKNOWN",
        ExitCode.WrongUsage,
        Path.HasExtension(path) ? $"{path}: no picture format is known for the ending '{Path.GetExtension(path)}'" : $"{path} has no ending that names a format",
        $"end the name in one of {string.Join(' ', PictureFormats.ByExtension.Keys)}");

    /// <summary>The result of a photo is named like a film.</summary>
    public static OutputException FilmOfPhoto(string path, string target) => new(
        "OUTPUT_FORMAT_UNKNOWN",
        ExitCode.WrongUsage,
        $"the target {target} is a photo, and {path} is named like a film",
        $"name a photo, such as {Path.ChangeExtension(path, ".jpg")}");

    /// <summary>Folder or disk refuse the file.</summary>
    public static OutputException NotWritable(string path, Exception cause) => new(
        "OUTPUT_NOT_WRITABLE", ExitCode.WrongUsage, $"{path} cannot be written: {TemporaryFile.WordsOf(cause, path)}", "check the folder and its free space", cause);

    internal static OutputException NotEncodable(PictureFormat format, string size, string detail, Exception cause) => new(
        "OUTPUT_NOT_ENCODABLE",
        ExitCode.WrongUsage,
        $"a picture of {size} cannot be stored as {format}: {detail}",
        "save it as PNG or TIFF",
        cause);
}
