using System.Text;

namespace Mien.Imaging.Files;

/// <summary>Tells a picture's format by its first bytes; the file name does not count.</summary>
internal static class PictureSignature
{
    private const string HeicAdvice = "convert it to JPEG or PNG first; on an iPhone choose Settings, Camera, Formats, Most Compatible";

    /// <exception cref="PictureException">Not a picture, or one of a format that Mien does not read.</exception>
    internal static PictureFormat Detect(ReadOnlySpan<byte> bytes, string source)
    {
        if (bytes.IsEmpty)
        {
            throw PictureException.Empty(source);
        }

        return Find(bytes) ?? throw Refusal(bytes, source);
    }

    /// <returns>Null for bytes that are none of the formats that are read.</returns>
    internal static PictureFormat? Find(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
        {
            return PictureFormat.Jpeg;
        }

        if (bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return PictureFormat.Png;
        }

        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8))
        {
            return PictureFormat.Gif;
        }

        if (bytes.StartsWith("RIFF"u8) && bytes.Length >= 12 && bytes[8..12].SequenceEqual("WEBP"u8))
        {
            return PictureFormat.WebP;
        }

        // Classic TIFF (42) and BigTIFF (43) in either byte order.
        if (bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) || bytes.StartsWith("II+\0"u8) || bytes.StartsWith("MM\0+"u8))
        {
            return PictureFormat.Tiff;
        }

        return Brands(bytes).Any(brand => brand is "avif" or "avis") ? PictureFormat.Avif : null;
    }

    private static PictureException Refusal(ReadOnlySpan<byte> bytes, string source)
    {
        if (Brands(bytes).Any(brand => brand is "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "mif1" or "msf1"))
        {
            return PictureException.Unsupported(source, "HEIC", HeicAdvice);
        }

        string png = Path.ChangeExtension(source, ".png");
        (string Name, string Advice)? known = bytes switch
        {
            _ when bytes.StartsWith("BM"u8) => ("BMP", $"convert it first: ffmpeg -i {source} {png}"),
            _ when bytes.StartsWith("8BPS"u8) => ("Photoshop", $"convert it first: ffmpeg -i {source} {png}"),
            _ when bytes.StartsWith("%PDF"u8) => ("PDF", $"take a picture of its first page: pdftoppm -png -singlefile {source} {Path.ChangeExtension(source, null)}"),
            _ when bytes.StartsWith<byte>([0xFF, 0x0A]) || bytes.StartsWith<byte>([0, 0, 0, 12, 0x4A, 0x58, 0x4C, 0x20]) => ("JPEG XL", $"convert it first: djxl {source} {png}"),
            _ when bytes.StartsWith<byte>([0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20]) => ("JPEG 2000", $"convert it first: ffmpeg -i {source} {png}"),
            _ when bytes[..Math.Min(bytes.Length, 512)].IndexOf("<svg"u8) >= 0 => ("SVG", "save it as PNG in the program that drew it"),
            _ when bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8) => ("video (MP4)", $"take a picture out of it: ffmpeg -ss 5 -i {source} -frames:v 1 {png}"),
            _ => null,
        };
        return known is (string name, string advice)
            ? PictureException.Unsupported(source, name, advice)
            : PictureException.NotAPicture(source, bytes);
    }

    /// <summary>The brands of an ISO base media file (AVIF, HEIC, MP4); none for other files.</summary>
    internal static List<string> Brands(ReadOnlySpan<byte> bytes)
    {
        List<string> brands = [];
        if (bytes.Length >= 16 && bytes[4..8].SequenceEqual("ftyp"u8))
        {
            int end = Math.Min(bytes.Length, Math.Min((bytes[2] << 8) | bytes[3], 256));
            for (int at = 8; at + 4 <= end; at += 4)
            {
                if (at != 12) // the minor version stands between the major and the compatible brands
                {
                    brands.Add(Encoding.ASCII.GetString(bytes.Slice(at, 4)));
                }
            }
        }

        return brands;
    }
}
