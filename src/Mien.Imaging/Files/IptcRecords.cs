using System.Buffers.Binary;

namespace Mien.Imaging.Files;

/// <summary>The data sets of IPTC's Information Interchange Model.</summary>
/// <remarks>Source: IPTC-NAA Information Interchange Model 4.1, 1.5 (data sets) and 2.2 (application record).</remarks>
internal static class IptcRecords
{
    private const byte Marker = 0x1C;
    private const int HeaderBytes = 5;

    /// <summary>Of record 2: content location (code, name), city, sublocation, province or state, country (code, name).</summary>
    private static readonly HashSet<byte> s_places = [26, 27, 90, 92, 95, 100, 101];

    /// <summary>The data sets that tell no place. What follows a broken one is left out.</summary>
    internal static byte[] WithoutPlace(ReadOnlySpan<byte> data)
    {
        List<byte> kept = [];
        while (data.Length >= HeaderBytes && data[0] == Marker)
        {
            int length = HeaderBytes + BinaryPrimitives.ReadUInt16BigEndian(data[3..]);
            if (length > data.Length)
            {
                break; // also an extended data set, whose length has the first bit set: none of those tells a place
            }

            if (data[1] != 2 || !s_places.Contains(data[2]))
            {
                kept.AddRange(data[..length]);
            }

            data = data[length..];
        }

        return [.. kept];
    }
}
