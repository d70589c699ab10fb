using System.Buffers.Binary;
using Mien.Imaging.Files;
using Mien.Video.Ffmpeg;

namespace Mien.Video.Joining;

/// <summary>Puts the XMP packet of <see cref="ProvenanceMark"/> into animations and pictures that FFmpeg wrote.</summary>
/// <remarks>Source: XMP Specification part 3, 1.1 (GIF, JPEG, PNG); WebP Container Specification, "Metadata".</remarks>
internal static class PictureMark
{
    /// <summary>Formats without a place for XMP that is simple to reach (TIFF, BMP, a plain WebP) stay as they are.</summary>
    /// <returns>The bytes of the file with the packet.</returns>
    /// <exception cref="FfmpegException">The file is cut short.</exception>
    internal static byte[] Of(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        if (!PictureEnd.IsThere(file))
        {
            throw FfmpegException.CutShort(path);
        }

        byte[] xmp = ProvenanceMark.NewXmp();
        return
            file.AsSpan().StartsWith("GIF8"u8) ? Gif(file, xmp) :
            file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? PngXmp.Insert(file, xmp) :
            file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? Jpeg(file, xmp) :
            file.Length > 20 && file.AsSpan(8, 8).SequenceEqual("WEBPVP8X"u8) ? WebP(file, xmp) :
            file.AsSpan(4).StartsWith("ftypavi"u8) ? [.. file, .. FilmMark.XmpBox()] : file; // AVIF is of MP4's kind
    }

    /// <summary>An application extension before the end; its trailer leads readers of sub-blocks out, whichever byte they land on.</summary>
    private static byte[] Gif(byte[] file, byte[] xmp)
    {
        byte[] trailer = [0x01, .. Enumerable.Range(0, 256).Select(value => (byte)(255 - value)), 0x00];
        return [.. file[..^1], 0x21, 0xFF, 0x0B, .. "XMP DataXMP"u8, .. xmp, .. trailer, file[^1]];
    }

    private static byte[] Jpeg(byte[] file, byte[] xmp)
    {
        byte[] content = [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. xmp];
        byte[] length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(content.Length + 2));
        return [.. file[..2], 0xFF, 0xE1, .. length, .. content, .. file[2..]];
    }

    private static byte[] WebP(byte[] file, byte[] xmp)
    {
        const int FlagsByte = 20;
        const byte HasXmp = 4;
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, xmp.Length);
        byte[] marked = [.. file, .. "XMP "u8, .. length, .. xmp, .. new byte[xmp.Length & 1]];
        marked[FlagsByte] |= HasXmp;
        BinaryPrimitives.WriteInt32LittleEndian(marked.AsSpan(4), marked.Length - 8);
        return marked;
    }
}
