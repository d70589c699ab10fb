using System.Buffers.Binary;

namespace Mien.Imaging.Files;

/// <summary>Photoshop's image resource blocks, which carry IPTC in JPEG and TIFF, and often a thumbnail.</summary>
/// <remarks>Source: Adobe Photoshop File Formats Specification, "Image Resource Blocks".</remarks>
internal static class PhotoshopResources
{
    private const int OldThumbnail = 1033;
    private const int Thumbnail = 1036;

    private const int Iptc = 1028;
    private const int IptcDigest = 1061;

    /// <summary>Copies of EXIF (1058, 1059) and XMP (1060) that stand elsewhere in the file too, there with all that is taken out.</summary>
    private const int FirstCopy = 1058;
    private const int LastCopy = 1060;

    private static ReadOnlySpan<byte> JpegHeader => "Photoshop 3.0\0"u8;

    /// <summary>The blocks without thumbnails, which would still show the face that was there. Other data pass as they are; what
    /// follows a broken block is left out.</summary>
    internal static byte[] WithoutThumbnail(byte[] data) =>
        Change(data, (id, block) => id is Thumbnail or OldThumbnail or (>= FirstCopy and <= LastCopy) ? [] : block);

    /// <summary>Without the place in IPTC, which may stand in a block or alone. A digest of IPTC would no longer be true.</summary>
    internal static byte[] WithoutPlace(byte[] data) => IsBlocks(data, out _)
        ? Change(data, (id, block) => id switch
        {
            IptcDigest => [],
            Iptc => Block(Iptc, IptcRecords.WithoutPlace(DataOf(block))),
            _ => block,
        })
        : IptcRecords.WithoutPlace(data);

    private delegate ReadOnlySpan<byte> BlockChange(int id, ReadOnlySpan<byte> block);

    private static byte[] Change(byte[] data, BlockChange change)
    {
        if (!IsBlocks(data, out int start))
        {
            return data;
        }

        List<byte> kept = [.. data[..start]];
        ReadOnlySpan<byte> rest = data.AsSpan(start);
        while (BlockLength(rest) is { } length)
        {
            kept.AddRange(change(BinaryPrimitives.ReadUInt16BigEndian(rest[4..]), rest[..length]));
            rest = rest[length..];
        }

        return [.. kept];
    }

    private static bool IsBlocks(byte[] data, out int start)
    {
        start = data.AsSpan().StartsWith(JpegHeader) ? JpegHeader.Length : 0;
        return data.AsSpan(start).StartsWith("8BIM"u8);
    }

    private static int SizeAt(ReadOnlySpan<byte> block) => 6 + ((block[6] + 2) & ~1);

    private static ReadOnlySpan<byte> DataOf(ReadOnlySpan<byte> block)
    {
        int sizeAt = SizeAt(block);
        return block.Slice(sizeAt + 4, (int)BinaryPrimitives.ReadUInt32BigEndian(block[sizeAt..]));
    }

    private static byte[] Block(int id, byte[] data)
    {
        byte[] numbers = new byte[8]; // identifier, no name, size
        BinaryPrimitives.WriteUInt16BigEndian(numbers, (ushort)id);
        BinaryPrimitives.WriteInt32BigEndian(numbers.AsSpan(4), data.Length);
        return [.. "8BIM"u8, .. numbers, .. data, .. new byte[data.Length & 1]];
    }

    /// <summary>"8BIM", identifier (2), name with its length padded to even, size (4), data padded to even; null when broken.</summary>
    private static int? BlockLength(ReadOnlySpan<byte> block)
    {
        if (block.Length < 12 || !block.StartsWith("8BIM"u8))
        {
            return null;
        }

        int sizeAt = SizeAt(block);
        if (sizeAt + 4 > block.Length)
        {
            return null;
        }

        uint size = BinaryPrimitives.ReadUInt32BigEndian(block[sizeAt..]);
        long end = sizeAt + 4L + size;
        return end > block.Length ? null : (int)Math.Min(block.Length, (end + 1) & ~1L); // the last pad is at times missing
    }
}
