using Mien.Imaging.Native;

namespace Mien.Imaging.Files;

/// <summary>What the pixels of a file take in memory at most, told by its header: the same number of pixels needs four times as much with
/// 16 bits, alpha and a colour profile as plain.</summary>
internal static class PixelMemory
{
    private const int Rgb = 3;
    private const int MostBands = 4;

    /// <param name="file">Not decoded yet; all frames.</param>
    internal static long Bytes(VipsImage file)
    {
        int decoded = Math.Min(file.Bands, MostBands);
        bool isPlain = decoded == Rgb;
        bool isConverted = file.Bands >= Rgb && file.Has(PictureMetadata.Profile);
        int samples = decoded;
        samples += isPlain && !isConverted ? 0 : Rgb; // what is worked on, unless that is what was decoded
        samples += isConverted ? Rgb : 0; // the result in the file's own colours
        samples += file.HasAlpha ? 1 + decoded : 0; // kept beside the colours, and joined again
        samples += file.Int("orientation") is > 1 ? decoded : 0; // before it was turned
        samples += 2 * decoded; // the result's file, which may be as large as its pixels, and its copy
        int sampleBytes = file.Format == VipsBandFormat.Byte ? 1 : sizeof(ushort);
        return (long)file.Width * file.Height * samples * sampleBytes;
    }
}
