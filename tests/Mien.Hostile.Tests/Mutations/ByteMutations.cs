using System.Buffers.Binary;

namespace Mien.Hostile.Tests.Mutations;

/// <summary>Damage that knows nothing of the format: flipped bits, missing and repeated parts, numbers at their limits.</summary>
internal static class ByteMutations
{
    private static readonly long[] s_extremes =
    [
        0, 1, 2, -1, -2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x10000, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 40, 1L << 62, long.MaxValue, long.MinValue,
    ];

    public static long Extreme(Random random) => s_extremes[random.Next(s_extremes.Length)];

    public static byte[] Mutate(byte[] seed, Random random)
    {
        byte[] bytes = (byte[])seed.Clone();
        for (int damage = 1 + random.Next(4); damage > 0 && bytes.Length > 0; damage--)
        {
            bytes = Once(bytes, random);
        }

        return bytes;
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        int at = At(bytes.Length, random);
        int length = Math.Min(bytes.Length - at, 1 + random.Next(random.Next(2) == 0 ? 16 : bytes.Length));
        switch (random.Next(7))
        {
            case 0: bytes[at] ^= (byte)(1 << random.Next(8)); return bytes;
            case 1: bytes[at] = (byte)Extreme(random); return bytes;
            case 2: return bytes[..at];
            case 3: return [.. bytes[..at], .. bytes[(at + length)..]];
            case 4: return [.. bytes[..(at + length)], .. bytes[at..]];
            case 5: random.NextBytes(bytes.AsSpan(at, Math.Min(length, 64))); return bytes;
            default: WriteNumber(bytes, at, random); return bytes;
        }
    }

    /// <summary>Headers stand in front, and are where damage goes furthest.</summary>
    private static int At(int length, Random random) => random.Next(random.Next(2) == 0 ? Math.Min(length, 256) : length);

    private static void WriteNumber(byte[] bytes, int at, Random random)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        int width = 1 << random.Next(4);
        long value = random.Next(4) == 0 ? bytes.Length + random.Next(-2, 3) : Extreme(random);
        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, value);
            number = number[..width];
        }
        else
        {
            BinaryPrimitives.WriteInt64BigEndian(number, value);
            number = number[^width..];
        }

        number[..Math.Min(width, bytes.Length - at)].CopyTo(bytes.AsSpan(at));
    }
}
