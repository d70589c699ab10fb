using System.Buffers.Binary;

namespace Mien.Imaging.Files;

/// <summary>The thumbnail that EXIF carries in its second directory.</summary>
/// <remarks>Source: EXIF 2.32, 4.5 (basic structure): header, first directory, link to the second. libvips would keep it.</remarks>
internal static class ExifThumbnail
{
    private const int EntryBytes = 12;

    /// <summary>A copy without the link to the thumbnail's directory; data without one, or broken data, as they are.</summary>
    internal static byte[] Remove(byte[] exif)
    {
        int tiff = exif.AsSpan().StartsWith("Exif\0\0"u8) ? 6 : 0;
        bool isLittleEndian = exif.AsSpan(tiff).StartsWith("II"u8);
        if (Number(exif, tiff + 4L, 4, isLittleEndian) is not { } directory
            || Number(exif, tiff + directory, 2, isLittleEndian) is not { } entries)
        {
            return exif;
        }

        long link = tiff + directory + 2 + (entries * EntryBytes);
        if (Number(exif, link, 4, isLittleEndian) is null or 0)
        {
            return exif;
        }

        byte[] cut = (byte[])exif.Clone();
        cut.AsSpan((int)link, 4).Clear();
        return cut;
    }

    /// <returns>Null when it lies outside the data.</returns>
    private static long? Number(byte[] data, long at, int bytes, bool isLittleEndian)
    {
        if (at + bytes > data.Length)
        {
            return null;
        }

        ReadOnlySpan<byte> number = data.AsSpan((int)at, bytes);
        return (bytes, isLittleEndian) switch
        {
            (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(number),
            (2, false) => BinaryPrimitives.ReadUInt16BigEndian(number),
            (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(number),
            (_, false) => BinaryPrimitives.ReadUInt32BigEndian(number),
        };
    }
}
