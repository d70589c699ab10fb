using System.Globalization;

namespace Mien.Imaging.Files;

/// <summary>A picture cannot be read: the file, its type, its size or its data.</summary>
public sealed class PictureException : MienException
{
    private PictureException(string code, string message, string hint, Exception? inner = null)
        : base(code, ExitCode.BadInputOrNoFace, message, hint, inner)
    {
    }

    public static PictureException Missing(string path)
    {
        string kind = Path.EndsInDirectorySeparator(path) ? "folder" : Path.HasExtension(path) ? "file" : "file or folder";
        return new("PICTURE_MISSING", $"{path}: there is no such {kind}", MissingPath.Hint(path));
    }

    internal static PictureException IsFolder(string path) => new(
        "PICTURE_IS_FOLDER", $"{path} is a folder, not a picture", "name a picture file inside it");

    internal static PictureException Unreadable(string path, Exception cause) => new(
        "PICTURE_UNREADABLE", $"{path} cannot be opened: {cause.Message}", "check that you may read the file", cause);

    internal static PictureException Empty(string source) => new(
        "PICTURE_EMPTY", $"{source} holds 0 bytes", "get the picture again from where it came");

    internal static PictureException NotAPicture(string source, ReadOnlySpan<byte> bytes) => new(
        "NOT_A_PICTURE",
        $"{source} is not a picture",
        "give a JPEG, PNG, WebP, AVIF, TIFF or GIF file",
        new InvalidDataException($"it begins with {Convert.ToHexString(bytes[..Math.Min(8, bytes.Length)])}"));

    internal static PictureException Unsupported(string source, string formatName, string advice) => new(
        "PICTURE_FORMAT_UNSUPPORTED", $"{source} is a {formatName} file, which Mien does not read", advice);

    internal static PictureException TooManyBytes(string source, long bytes, long limit) => new(
        "PICTURE_TOO_LARGE",
        string.Create(CultureInfo.InvariantCulture, $"{source} has {bytes:N0} bytes; the limit is {limit:N0}"),
        "save it smaller first");

    internal static PictureException TooManyPixels(string source, int width, int height, int frames, LoadLimits limits) => new(
        "PICTURE_TOO_LARGE",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{source} has {width:N0}×{height:N0} pixels × {frames:N0} frame(s); the limit is {limits.MaxPixels:N0} in all and {limits.MaxSide:N0} a side"),
        "make it smaller first");

    internal static PictureException TooMuchMemory(string source, int width, int height, int frames, long bytes, long limit) => new(
        "PICTURE_TOO_LARGE",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{source} has {width:N0}×{height:N0} pixels × {frames:N0} frame(s), which need {Mebibytes(bytes):N0} MiB of memory"),
        string.Create(
            CultureInfo.InvariantCulture,
            $"the limit is {Mebibytes(limit):N0} MiB: make it smaller, save it in 8 bits instead of 16, or convert it to sRGB first"));

    internal static PictureException TooManyScans(string source, int scans, int limit) => new(
        "PICTURE_TOO_LARGE",
        string.Create(CultureInfo.InvariantCulture, $"{source} is a JPEG of {scans:N0} scans; the limit is {limit:N0}"),
        "save it again with another program");

    internal static PictureException Damaged(string source, PictureFormat format, string detail, Exception cause) => new(
        "PICTURE_DAMAGED", $"{source} is a damaged {format} file: {detail}", "get the picture again from where it came", cause);

    private static long Mebibytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;
}
