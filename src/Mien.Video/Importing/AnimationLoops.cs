using System.Buffers.Binary;

namespace Mien.Video.Importing;

/// <summary>How often an animation is played, which FFmpeg does not tell.</summary>
/// <remarks>Source: the Netscape 2.0 application extension of GIF; PNG, third edition, "acTL".</remarks>
public static class AnimationLoops
{
    /// <summary>What is told stands before the first picture, behind palettes, profiles and comments.</summary>
    private const int Searched = 1 << 16;

    private const int ChunkOverhead = 12;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <returns>0 means for ever; null for what is neither a GIF nor an animated PNG, or no file.</returns>
    public static int? Of(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        byte[] bytes = new byte[Searched];
        using FileStream file = File.OpenRead(path);
        ReadOnlySpan<byte> start = bytes.AsSpan(0, file.ReadAtLeast(bytes, Searched, throwOnEndOfStream: false));
        return start.StartsWith("GIF8"u8) ? OfGif(start) : start.StartsWith(PngSignature) ? OfPng(start) : null;
    }

    /// <summary>The block tells how often the animation is repeated; without one it is played once.</summary>
    private static int OfGif(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> block = "NETSCAPE2.0\x03\x01"u8;
        int place = start.IndexOf(block) + block.Length;
        return place < block.Length || place + 2 > start.Length ? 1 :
            BinaryPrimitives.ReadUInt16LittleEndian(start[place..]) is > 0 and ushort repeats ? repeats + 1 : 0;
    }

    /// <returns>Null for a still picture.</returns>
    private static int? OfPng(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> rest = start[PngSignature.Length..];
        while (rest.Length >= ChunkOverhead + 8)
        {
            if (rest[4..8].SequenceEqual("acTL"u8))
            {
                return BinaryPrimitives.ReadUInt32BigEndian(rest[8..]) > 1 ? (int)BinaryPrimitives.ReadUInt32BigEndian(rest[12..]) : null;
            }

            uint length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            rest = length < rest.Length - ChunkOverhead ? rest[(int)(length + ChunkOverhead)..] : [];
        }

        return null;
    }
}
