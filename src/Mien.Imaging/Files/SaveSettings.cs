using NetVips;

namespace Mien.Imaging.Files;

/// <summary>The settings of each format's encoder.</summary>
/// <remarks>libvips does not report a number out of range but uses its default: check ranges before.</remarks>
internal static class SaveSettings
{
    private const int FullChromaFromQuality = 90;

    /// <exception cref="ArgumentOutOfRangeException">The quality is not 1 … 100.</exception>
    internal static VOption Of(PictureFormat format, SaveOptions options, bool isDeep)
    {
        int quality = options.Quality ?? DefaultQuality(format);
        if (quality is < 1 or > 100)
        {
            throw new ArgumentOutOfRangeException(nameof(options), quality, "Quality is 1 … 100.");
        }

        bool isFull = quality >= FullChromaFromQuality || options.Lossless;
        Enums.ForeignSubsample subsampling = isFull ? Enums.ForeignSubsample.Off : Enums.ForeignSubsample.On;
        return format switch
        {
            PictureFormat.Jpeg => new() { ["Q"] = quality, ["subsample_mode"] = subsampling },
            PictureFormat.Png => new() { ["compression"] = 6, ["filter"] = Enums.ForeignPngFilter.All },
            PictureFormat.WebP => new() { ["Q"] = quality, ["lossless"] = options.Lossless, ["exact"] = true },
            PictureFormat.Avif => new()
            {
                ["compression"] = Enums.ForeignHeifCompression.Av1,
                ["Q"] = quality,
                ["effort"] = 2, // 320 ms for 1920×1280 on two cores; the default 4 takes 7.4 s to save 5 % of the bytes
                ["bitdepth"] = isDeep ? 12 : 8,
                ["lossless"] = options.Lossless,
                ["subsample_mode"] = subsampling,
            },
            PictureFormat.Tiff => new()
            {
                ["compression"] = Enums.ForeignTiffCompression.Deflate, // of horizontal differences
                ["predictor"] = Enums.ForeignTiffPredictor.Horizontal,
            },
            _ => new() { ["effort"] = 6 }, // the default 7 takes eight times as long for 0.2 dB
        };
    }

    private static int DefaultQuality(PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => 95,
        PictureFormat.WebP => 90,
        _ => 75,
    };
}
