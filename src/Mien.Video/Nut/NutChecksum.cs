namespace Mien.Video.Nut;

/// <summary>The checksum of NUT: polynomial 0x04C11DB7, highest bit first, starting from 0; over bytes and their checksum it is 0.</summary>
internal static class NutChecksum
{
    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(value => Shift((uint)value << 24))];

    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0;
        foreach (byte value in bytes)
        {
            crc = (crc << 8) ^ s_table[(crc >> 24) ^ value];
        }

        return crc;
    }

    private static uint Shift(uint crc)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            crc = (crc << 1) ^ ((crc >> 31) * 0x04C11DB7);
        }

        return crc;
    }
}
