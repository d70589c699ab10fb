using System.Buffers.Binary;

namespace Mien.Imaging.Files;

/// <summary>XMP in PNG files as plain text. libvips compresses it, but the specification wants it found by scanning.</summary>
/// <remarks>Sources: XMP Specification part 3, 1.1.5 (PNG); PNG Specification, 11.3.3.4 (iTXt) and annex D (CRC).</remarks>
public static class PngXmp
{
    /// <summary>Signature and header chunk; the header must stay the first chunk.</summary>
    private const int HeaderEnd = 8 + 25;

    /// <param name="png">A PNG or APNG file.</param>
    /// <param name="xmp">A packet in UTF-8.</param>
    /// <returns>The file with the packet after its header.</returns>
    public static byte[] Insert(ReadOnlySpan<byte> png, ReadOnlySpan<byte> xmp)
    {
        // Keyword, its end, no compression (two bytes), no language, no translated keyword.
        byte[] typeAndContent = [.. "iTXtXML:com.adobe.xmp\0\0\0\0\0"u8, .. xmp];
        byte[] result = new byte[png.Length + typeAndContent.Length + 8];
        Span<byte> chunk = result.AsSpan(HeaderEnd);
        png[..HeaderEnd].CopyTo(result);
        BinaryPrimitives.WriteInt32BigEndian(chunk, typeAndContent.Length - 4);
        typeAndContent.CopyTo(chunk[4..]);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[(4 + typeAndContent.Length)..], Crc(typeAndContent));
        png[HeaderEnd..].CopyTo(chunk[(8 + typeAndContent.Length)..]);
        return result;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
