using System.Buffers.Binary;

namespace Mien.Imaging.Files;

/// <summary>How many frames animated PNG and AVIF files tell, of which libvips reads the first alone.</summary>
/// <remarks>Sources: PNG Specification (third edition), 11.3.6 (acTL); ISO/IEC 14496-12, 8.7.3 (stsz).</remarks>
internal static class PictureSequences
{
    private const int FirstChunk = 8;
    private const int ChunkExtra = 12;

    /// <returns>1 for a still picture; null for the other formats, whose frames libvips counts.</returns>
    internal static int? Frames(PictureFormat format, ReadOnlySpan<byte> bytes) => format switch
    {
        PictureFormat.Png => FramesOfPng(bytes),
        PictureFormat.Avif => FramesOfAvif(bytes),
        _ => null,
    };

    private static int FramesOfPng(ReadOnlySpan<byte> png)
    {
        long at = FirstChunk;
        while (at + ChunkExtra <= png.Length)
        {
            ReadOnlySpan<byte> chunk = png[(int)at..];
            ReadOnlySpan<byte> type = chunk.Slice(4, 4);
            if (type.SequenceEqual("acTL"u8))
            {
                return (int)Math.Clamp(BinaryPrimitives.ReadUInt32BigEndian(chunk[8..]), 1, int.MaxValue);
            }

            if (type.SequenceEqual("IDAT"u8))
            {
                break; // behind the picture it is no animation any more
            }

            at += ChunkExtra + BinaryPrimitives.ReadUInt32BigEndian(chunk);
        }

        return 1;
    }

    /// <returns>The samples of the longest track of an image sequence.</returns>
    private static int FramesOfAvif(ReadOnlySpan<byte> avif)
    {
        const int CountAt = 12; // behind the name: version and flags, size of all, count
        int most = 1;
        if (!PictureSignature.Brands(avif).Contains("avis"))
        {
            return most;
        }

        for (int next = avif.IndexOf("stsz"u8); next >= 0 && avif.Length >= next + CountAt + 4; next = avif.IndexOf("stsz"u8))
        {
            most = (int)Math.Clamp(BinaryPrimitives.ReadUInt32BigEndian(avif[(next + CountAt)..]), most, int.MaxValue);
            avif = avif[(next + 4)..];
        }

        return most;
    }
}
