using System.Buffers.Binary;
using Mien.Video.Nut;

namespace Mien.Hostile.Tests.Mutations;

/// <summary>Damage inside the chunks of a file whose lengths and checksums are put right afterwards, so that it reaches the reader behind them; and
/// chunks that are missing or repeated.</summary>
internal static class ChunkMutations
{
    private const int PngSignatureBytes = 8, PngFrameBytes = 12, RiffHeaderBytes = 12, RiffFrameBytes = 8;

    public static byte[] Picture(byte[] seed, Random random) =>
        random.Next(3) == 0 ? ByteMutations.Mutate(seed, random)
        : seed.AsSpan().StartsWith<byte>([0x89, (byte)'P']) ? Png(seed, random)
        : seed.AsSpan().StartsWith("RIFF"u8) ? Riff(seed, random)
        : seed.AsSpan().StartsWith<byte>([0xFF, 0xD8]) ? Jpeg(seed, random)
        : ByteMutations.Mutate(seed, random);

    /// <summary>Packets of a NUT stream, with their checksums.</summary>
    public static byte[] Nut(byte[] seed, Random random)
    {
        int[] starts = [.. Enumerable.Range(0, seed.Length - 16).Where(at => Enum.IsDefined((NutStartCode)BinaryPrimitives.ReadUInt64BigEndian(seed.AsSpan(at))))];
        int start = starts[random.Next(starts.Length)];
        int size = seed[start + 8]; // packets of seeds are short
        if (random.Next(3) == 0 || size is < 5 or >= 0x80 || start + 9 + size > seed.Length)
        {
            return ByteMutations.Mutate(seed, random);
        }

        byte[] payload = ByteMutations.Mutate(seed[(start + 9)..(start + 9 + size - 4)], random);
        if (payload.Length > 0x7F - 4)
        {
            payload = payload[..(0x7F - 4)];
        }

        byte[] checksum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, NutChecksum.Of(payload));
        return [.. seed[..(start + 8)], (byte)(payload.Length + 4), .. payload, .. checksum, .. seed[(start + 9 + size)..]];
    }

    private static byte[] Png(byte[] seed, Random random)
    {
        List<byte[]> chunks = [];
        for (int at = PngSignatureBytes; at + PngFrameBytes <= seed.Length;)
        {
            int length = PngFrameBytes + BinaryPrimitives.ReadInt32BigEndian(seed.AsSpan(at));
            chunks.Add(seed[(at + 4)..(at + length - 4)]);
            at += length;
        }

        return [.. seed[..PngSignatureBytes], .. Changed(chunks, random).SelectMany(chunk => (byte[])[.. Big(chunk.Length - 4), .. chunk, .. Big((int)Crc(chunk))])];
    }

    private static byte[] Riff(byte[] seed, Random random)
    {
        List<byte[]> chunks = [];
        for (int at = RiffHeaderBytes; at + RiffFrameBytes <= seed.Length;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(seed.AsSpan(at + 4));
            chunks.Add([.. seed[at..(at + 4)], .. seed[(at + 8)..Math.Min(seed.Length, at + 8 + length)]]);
            at += RiffFrameBytes + length + (length & 1);
        }

        byte[] body = [.. Changed(chunks, random).SelectMany(chunk => (byte[])[.. chunk[..4], .. BitConverter.GetBytes(chunk.Length - 4), .. chunk[4..], .. new byte[chunk.Length & 1]])];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length + 4), .. seed[8..12], .. body];
    }

    /// <summary>Segments up to the first scan.</summary>
    private static byte[] Jpeg(byte[] seed, Random random)
    {
        List<byte[]> segments = [];
        int at = 2;
        while (at + 4 <= seed.Length && seed[at + 1] != 0xDA)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(seed.AsSpan(at + 2));
            segments.Add([0, 0, seed[at], seed[at + 1], .. seed[(at + 4)..(at + 2 + length)]]);
            at += 2 + length;
        }

        return [.. seed[..2], .. Changed(segments, random).SelectMany(segment => (byte[])[segment[2], segment[3], .. Big(segment.Length - 2)[2..], .. segment[4..]]), .. seed[at..]];
    }

    /// <param name="chunks">Four bytes that stay, then content.</param>
    private static List<byte[]> Changed(List<byte[]> chunks, Random random)
    {
        int at = random.Next(chunks.Count);
        switch (random.Next(5))
        {
            case 0: chunks.RemoveAt(at); break;
            case 1: chunks.InsertRange(at, Enumerable.Repeat(chunks[at], random.Next(2) == 0 ? 1 : 50)); break;
            default: chunks[at] = [.. chunks[at][..4], .. ByteMutations.Mutate(chunks[at][4..], random)]; break;
        }

        return chunks;
    }

    private static byte[] Big(int number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    /// <summary>Annex D of the PNG specification.</summary>
    private static uint Crc(byte[] bytes)
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
