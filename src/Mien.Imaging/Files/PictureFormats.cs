namespace Mien.Imaging.Files;

/// <summary>What each picture format is called and can hold.</summary>
public static class PictureFormats
{
    /// <summary>File name extensions in lower case, with the dot; the first of a format is its usual one.</summary>
    public static IReadOnlyDictionary<string, PictureFormat> ByExtension { get; } = new Dictionary<string, PictureFormat>
    {
        [".jpg"] = PictureFormat.Jpeg,
        [".jpeg"] = PictureFormat.Jpeg,
        [".jpe"] = PictureFormat.Jpeg,
        [".png"] = PictureFormat.Png,
        [".webp"] = PictureFormat.WebP,
        [".avif"] = PictureFormat.Avif,
        [".tif"] = PictureFormat.Tiff,
        [".tiff"] = PictureFormat.Tiff,
        [".gif"] = PictureFormat.Gif,
    };

    /// <summary>The format that a file name asks for, upper or lower case.</summary>
    /// <exception cref="OutputException">The extension is not one of <see cref="ByExtension"/>.</exception>
    public static PictureFormat OfPath(string path) =>
        ByExtension.TryGetValue(Path.GetExtension(path).ToLowerInvariant(), out PictureFormat format)
            ? format
            : throw OutputException.UnknownFormat(path);

    /// <summary>Whether a file of this format can hold several frames with delays.</summary>
    public static bool HoldsAnimation(this PictureFormat format) => format is PictureFormat.Gif or PictureFormat.WebP;

    /// <summary>Whether a file of this format can hold several pages, which have no times.</summary>
    public static bool HoldsPages(this PictureFormat format) => format is PictureFormat.Tiff;

    /// <summary>Whether a picture without colour is stored in one channel; WebP and AVIF store its colour too, which is none.</summary>
    public static bool HoldsGrey(this PictureFormat format) => format is PictureFormat.Jpeg or PictureFormat.Png or PictureFormat.Tiff;

    /// <summary>Whether it keeps every sample of a picture whatever is asked for. GIF keeps 256 colours.</summary>
    public static bool IsAlwaysLossless(this PictureFormat format) => format is PictureFormat.Png or PictureFormat.Tiff;

    /// <summary>Whether it can keep every sample of a picture.</summary>
    public static bool CanBeLossless(this PictureFormat format) =>
        format.IsAlwaysLossless() || format is PictureFormat.WebP or PictureFormat.Avif;

    /// <summary>Whether its files are larger or smaller as a quality asks for.</summary>
    public static bool HasQuality(this PictureFormat format) => format is PictureFormat.Jpeg or PictureFormat.WebP or PictureFormat.Avif;

    public static bool HoldsAlpha(this PictureFormat format) => format is not PictureFormat.Jpeg;

    /// <summary>Whether a colour profile can be embedded.</summary>
    public static bool HoldsProfile(this PictureFormat format) => format is not PictureFormat.Gif;

    /// <summary>Whether more than 8 bits a sample survive: all 16 in PNG and TIFF, 12 in AVIF.</summary>
    public static bool HoldsDeepColour(this PictureFormat format) =>
        format is PictureFormat.Png or PictureFormat.Tiff or PictureFormat.Avif;

    /// <summary>As people write it.</summary>
    internal static string Name(this PictureFormat format) => format == PictureFormat.WebP ? "WebP" : format.ToString().ToUpperInvariant();

    /// <summary>The part of libvips' operation names: {name}load_buffer, {name}save_buffer.</summary>
    internal static string OperationPrefix(this PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => "jpeg",
        PictureFormat.Png => "png",
        PictureFormat.WebP => "webp",
        PictureFormat.Avif => "heif",
        PictureFormat.Tiff => "tiff",
        PictureFormat.Gif => "gif",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a picture format."),
    };
}
