using Mien.Imaging.Geometry;
using Mien.Video.Probing;

namespace Mien.Video.Frames;

/// <summary>What the codes of a frame mean.</summary>
public sealed record FrameColours
{
    // Untagged video of more than these is taken as HD, as mpv does.
    private const int MostSdWidth = 1279;
    private const int MostSdHeight = 576;

    public required ColourRange Range { get; init; }

    /// <summary>Without meaning for a format that <see cref="PlanarFormat.IsRgb"/>.</summary>
    public required ColourMatrix Matrix { get; init; }

    public required ColourTransfer Transfer { get; init; }

    /// <summary>Looked at only when the transfer is not <see cref="ColourTransfer.Sdr"/>.</summary>
    public required ColourPrimaries Primaries { get; init; }

    /// <summary>Tags for frames of these colours: those of the film and, where frames of that size would be taken otherwise without, what they were
    /// read as.</summary>
    /// <param name="tags">The film's own.</param>
    public ColourTags TagsAt(Size size, string pixelFormat, ColourTags tags)
    {
        ColourTags ranged = tags with { Range = Range == ColourRange.Full ? "pc" : "tv" };
        return Guess(pixelFormat, size, ranged.Range, tags.Space, tags.Transfer, tags.Primaries) == this || Matrix == ColourMatrix.Rgb ? ranged : ranged with
        {
            Space = tags.Space ?? Matrix switch { ColourMatrix.Bt601 => "smpte170m", ColourMatrix.Bt2020 => "bt2020nc", _ => "bt709" },
            Primaries = tags.Primaries ?? Primaries switch { ColourPrimaries.Bt601 => "smpte170m", ColourPrimaries.Bt2020 => "bt2020", _ => "bt709" },
        };
    }

    /// <summary>Reads FFmpeg's tags as ffprobe prints them; what is missing or unknown is taken as players take it.</summary>
    /// <param name="pixelFormat">pix_fmt of the file: "yuvj…" is of full range, as grey and RGB are unless tagged otherwise.</param>
    /// <param name="size">Untagged colours are BT.601 up to 1279×576 and BT.709 above.</param>
    /// <param name="range">color_range: "tv", "pc".</param>
    /// <param name="matrix">color_space: "bt709", "smpte170m", "bt2020nc", "gbr" …</param>
    /// <param name="transfer">color_transfer: "smpte2084", "arib-std-b67"; all others are of standard range.</param>
    /// <param name="primaries">color_primaries: "bt709", "bt2020", "smpte432" …</param>
    public static FrameColours Guess(
        string pixelFormat, Size size, string? range = null, string? matrix = null, string? transfer = null, string? primaries = null)
    {
        ColourTransfer curve = transfer switch
        {
            "smpte2084" => ColourTransfer.Pq,
            "arib-std-b67" => ColourTransfer.Hlg,
            _ => ColourTransfer.Sdr,
        };
        PlanarFormat format = PlanarFormat.Nearest(pixelFormat);
        bool isWide = curve != ColourTransfer.Sdr || primaries == "bt2020";
        bool isHd = size.Width > MostSdWidth || size.Height > MostSdHeight;
        return new()
        {
            Transfer = curve,
            Range = range switch
            {
                _ when pixelFormat.StartsWith("yuvj", StringComparison.Ordinal) => ColourRange.Full,
                "tv" or "mpeg" or "limited" => ColourRange.Limited,
                "pc" or "jpeg" or "full" => ColourRange.Full,
                _ => format.IsRgb || format.IsGray ? ColourRange.Full : ColourRange.Limited,
            },
            Matrix = matrix switch
            {
                _ when format.IsRgb => ColourMatrix.Rgb,
                "gbr" or "rgb" => ColourMatrix.Rgb,
                "bt709" => ColourMatrix.Bt709,
                "smpte170m" or "bt470bg" => ColourMatrix.Bt601,
                "bt2020nc" or "bt2020_ncl" or "bt2020c" or "bt2020_cl" => ColourMatrix.Bt2020,
                "fcc" => ColourMatrix.Fcc,
                "smpte240m" => ColourMatrix.Smpte240m,
                _ => isWide ? ColourMatrix.Bt2020 : isHd ? ColourMatrix.Bt709 : ColourMatrix.Bt601,
            },
            Primaries = primaries switch
            {
                "bt709" => ColourPrimaries.Bt709,
                "smpte170m" or "bt470bg" or "smpte240m" => ColourPrimaries.Bt601,
                "bt2020" => ColourPrimaries.Bt2020,
                "smpte432" or "smpte431" => ColourPrimaries.DisplayP3,
                _ => isWide ? ColourPrimaries.Bt2020 : isHd ? ColourPrimaries.Bt709 : ColourPrimaries.Bt601,
            },
        };
    }
}
