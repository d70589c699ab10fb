using System.Buffers.Binary;

namespace Mien.Imaging.Files;

/// <summary>Photoshop's image resource blocks, which carry IPTC in JPEG and TIFF, and often a thumbnail.</summary>
/// <remarks>Source: Adobe Photoshop File Formats Specification, "Image Resource Blocks".</remarks>
internal static class PhotoshopResources
{
    private const int OldThumbnail = 1033;
    private const int Thumbnail = 1036;

    private static ReadOnlySpan<byte> JpegHeader => "Photoshop 3.0\0"u8;

    /// <summary>The blocks without thumbnails, which would still show the face that was there. Other data pass as they are; what
    /// follows a broken block is left out.</summary>
    internal static byte[] WithoutThumbnail(byte[] data)
    {
        int start = data.AsSpan().StartsWith(JpegHeader) ? JpegHeader.Length : 0;
        if (!data.AsSpan(start).StartsWith("8BIM"u8))
        {
            return data;
        }

        List<byte> kept = [.. data[..start]];
        ReadOnlySpan<byte> rest = data.AsSpan(start);
        while (BlockLength(rest) is { } length)
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(rest[4..]) is not (Thumbnail or OldThumbnail))
            {
                kept.AddRange(rest[..length]);
            }

            rest = rest[length..];
        }

        return [.. kept];
    }

    /// <summary>"8BIM", identifier (2), name with its length padded to even, size (4), data padded to even; null when broken.</summary>
    private static int? BlockLength(ReadOnlySpan<byte> block)
    {
        if (block.Length < 12 || !block.StartsWith("8BIM"u8))
        {
            return null;
        }

        int sizeAt = 6 + ((block[6] + 2) & ~1);
        if (sizeAt + 4 > block.Length)
        {
            return null;
        }

        uint size = BinaryPrimitives.ReadUInt32BigEndian(block[sizeAt..]);
        long end = sizeAt + 4L + size;
        return end > block.Length ? null : (int)Math.Min(block.Length, (end + 1) & ~1L); // the last pad is at times missing
    }
}
