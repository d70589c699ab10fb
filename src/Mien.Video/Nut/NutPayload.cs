using System.Buffers.Binary;
using System.Text;

namespace Mien.Video.Nut;

/// <summary>Reads the fields of a NUT packet from its bytes, front to back.</summary>
/// <remarks>Source: NUT Open Container Format, "Type definitions": v is seven bits a byte, highest first; s is a v with the sign folded in.</remarks>
internal ref struct NutPayload(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    internal readonly int Left => _rest.Length;

    internal ulong Unsigned()
    {
        ulong value = 0;
        byte next;
        do
        {
            next = Bytes(1)[0];
            value = (value << 7) | (uint)(next & 0x7F);
        }
        while (next >= 0x80);
        return value;
    }

    /// <summary>A count or size, which must fit 31 bits.</summary>
    internal int Count() => Unsigned() is <= int.MaxValue and ulong value ? (int)value : throw new InvalidDataException("a NUT field is too large");

    internal Rational TimeBase()
    {
        int numerator = Count();
        int denominator = Count();
        return numerator > 0 && denominator > 0 ? new(numerator, denominator) : throw new InvalidDataException("a NUT time base of 0");
    }

    internal long Signed() => ToSigned(Unsigned());

    internal ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > _rest.Length)
        {
            throw new InvalidDataException("a NUT packet is shorter than its fields");
        }

        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    internal ReadOnlySpan<byte> Block() => Bytes(Count());

    internal string Text() => Encoding.UTF8.GetString(Block());

    internal uint FourCc()
    {
        ReadOnlySpan<byte> bytes = Block();
        return bytes.Length switch
        {
            4 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            int length => throw new InvalidDataException($"a NUT codec tag of {length} bytes"),
        };
    }

    internal static long ToSigned(ulong value) => (++value & 1) == 1 ? -(long)(value >> 1) : (long)(value >> 1);
}
