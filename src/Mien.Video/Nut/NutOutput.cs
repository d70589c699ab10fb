using System.Buffers;
using System.Buffers.Binary;

namespace Mien.Video.Nut;

/// <summary>Collects the fields of NUT packets.</summary>
internal sealed class NutOutput
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    internal ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    internal byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    internal void Clear() => _bytes.ResetWrittenCount();

    internal void Unsigned(ulong value)
    {
        for (int shift = 63; shift > 0; shift -= 7)
        {
            if (value >> shift != 0)
            {
                Byte((byte)(0x80 | ((value >> shift) & 0x7F)));
            }
        }

        Byte((byte)(value & 0x7F));
    }

    internal void Signed(long value) => Unsigned(value > 0 ? (2 * (ulong)value) - 1 : 2 * (ulong)-value);

    internal void Byte(byte value) => Bytes([value]);

    internal void Bytes(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    internal void Block(ReadOnlySpan<byte> bytes)
    {
        Unsigned((uint)bytes.Length);
        Bytes(bytes);
    }

    internal void UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
    }

    /// <summary>A packet with its start code and checksums.</summary>
    internal void Packet(NutStartCode code, ReadOnlySpan<byte> payload)
    {
        const int LargestWithoutChecksum = 4096;
        int start = _bytes.WrittenCount;
        BinaryPrimitives.WriteUInt64BigEndian(_bytes.GetSpan(8), (ulong)code);
        _bytes.Advance(8);
        Unsigned((uint)payload.Length + 4);
        if (payload.Length + 4 > LargestWithoutChecksum)
        {
            UInt32(NutChecksum.Of(_bytes.WrittenSpan[start..]));
        }

        Bytes(payload);
        UInt32(NutChecksum.Of(payload));
    }
}
