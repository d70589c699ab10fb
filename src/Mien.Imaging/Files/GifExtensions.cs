using System.Text;

namespace Mien.Imaging.Files;

/// <summary>XMP and comments in GIF files, which libvips does not write.</summary>
/// <remarks>Sources: GIF89a specification, sections 18 to 26; XMP Specification part 3, 1.1.2 (GIF).</remarks>
internal static class GifExtensions
{
    private const int HeaderBytes = 13;
    private const byte ImageBlock = 0x2C;
    private const byte ExtensionBlock = 0x21;
    private const byte CommentLabel = 0xFE;
    private const byte ApplicationLabel = 0xFF;

    /// <summary>The XMP packet; null when there is none or the blocks are broken.</summary>
    internal static byte[]? FindXmp(ReadOnlySpan<byte> gif)
    {
        ReadOnlySpan<byte> trailer = Trailer();
        int at = FirstBlock(gif);
        while (at + 14 < gif.Length && gif[at] is ExtensionBlock or ImageBlock)
        {
            if (gif[at] == ImageBlock)
            {
                at = SkipSubBlocks(gif, at + 11 + PaletteBytes(gif[at + 9]));
            }
            else if (gif[at + 1] == ApplicationLabel && gif.Slice(at + 3, 11).SequenceEqual("XMP DataXMP"u8))
            {
                ReadOnlySpan<byte> rest = gif[(at + 14)..];
                int length = rest.IndexOf(trailer);
                return length < 0 ? null : rest[..length].ToArray();
            }
            else
            {
                at = SkipSubBlocks(gif, at + 2);
            }
        }

        return null;
    }

    /// <summary>The same GIF with the texts before its first frame.</summary>
    internal static byte[] Insert(ReadOnlySpan<byte> gif, byte[]? xmp, string? comment)
    {
        using MemoryStream result = new();
        int at = FirstBlock(gif);
        result.Write("GIF89a"u8); // 87a knows no extensions
        result.Write(gif[6..at]);
        if (comment is not null)
        {
            result.Write([ExtensionBlock, CommentLabel]);
            foreach (byte[] block in Encoding.UTF8.GetBytes(comment).Chunk(255))
            {
                result.WriteByte((byte)block.Length);
                result.Write(block);
            }

            result.WriteByte(0);
        }

        if (xmp is not null)
        {
            result.Write([ExtensionBlock, ApplicationLabel, 11]);
            result.Write("XMP DataXMP"u8);
            result.Write(xmp);
            result.Write(Trailer());
        }

        result.Write(gif[at..]);
        return result.ToArray();
    }

    /// <summary>The packet is not cut in sub-blocks; whoever reads it as such lands somewhere in these 258 bytes, each of which
    /// leads to the end.</summary>
    private static byte[] Trailer() => [1, .. Enumerable.Range(0, 256).Select(i => (byte)(255 - i)), 0];

    private static int FirstBlock(ReadOnlySpan<byte> gif) =>
        gif.Length < HeaderBytes ? gif.Length : HeaderBytes + PaletteBytes(gif[10]);

    private static int PaletteBytes(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int SkipSubBlocks(ReadOnlySpan<byte> gif, int at)
    {
        while (at < gif.Length && gif[at] != 0)
        {
            at += gif[at] + 1;
        }

        return at + 1;
    }
}
