using System.Buffers.Binary;
using System.Text;

namespace Mien.Faces.Networks.Tflite;

/// <summary>A table of a FlatBuffer. Fields are found by number; an absent one reads as its default, null or empty.</summary>
/// <remarks>Every position is checked before it is read: damaged bytes give <see cref="InvalidDataException"/>. Format:
/// flatbuffers.dev, "FlatBuffer internals".</remarks>
internal readonly struct FlatTable
{
    private readonly ReadOnlyMemory<byte> _buffer;
    private readonly int _position;

    private FlatTable(ReadOnlyMemory<byte> buffer, int position)
    {
        _buffer = buffer;
        _position = position;
    }

    /// <summary>The table that the first word of a buffer points at.</summary>
    public static FlatTable Root(ReadOnlyMemory<byte> buffer) => new(buffer, Follow(buffer, 0));

    public int Integer(int field, int absent = 0) => Find(field) is int at ? ReadInteger(_buffer, at) : absent;

    public int Byte(int field, int absent = 0) => Find(field) is int at ? (sbyte)View(_buffer, at, 1).Span[0] : absent;

    public FlatTable? Table(int field) => Find(field) is int at ? new FlatTable(_buffer, Follow(_buffer, at)) : null;

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field).Span);

    /// <summary>A vector of bytes: a view, at any alignment.</summary>
    public ReadOnlyMemory<byte> Bytes(int field) => Vector(field, 1).Elements;

    public int[] Integers(int field)
    {
        (_, int count, ReadOnlyMemory<byte> elements) = Vector(field, sizeof(int));
        int[] values = new int[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = ReadInteger(elements, i * sizeof(int));
        }

        return values;
    }

    public FlatTable[] Tables(int field)
    {
        (int start, int count, _) = Vector(field, sizeof(int));
        FlatTable[] tables = new FlatTable[count];
        for (int i = 0; i < count; i++)
        {
            tables[i] = new(_buffer, Follow(_buffer, start + (i * sizeof(int))));
        }

        return tables;
    }

    private (int Start, int Count, ReadOnlyMemory<byte> Elements) Vector(int field, int elementBytes)
    {
        if (Find(field) is not int at)
        {
            return (0, 0, default);
        }

        int start = Follow(_buffer, at);
        int count = ReadInteger(_buffer, start);
        int first = start + sizeof(int);
        return count >= 0 && count <= (_buffer.Length - first) / elementBytes
            ? (first, count, _buffer.Slice(first, count * elementBytes))
            : throw new InvalidDataException($"a vector of {count} elements at {start} passes the end");
    }

    /// <returns>Where the field's value stands, or null when the table leaves it out.</returns>
    private int? Find(int field)
    {
        long vtable = (long)_position - ReadInteger(_buffer, _position);
        int slot = sizeof(int) + (field * sizeof(ushort));
        if (slot + sizeof(ushort) > ReadShort(_buffer, vtable))
        {
            return null;
        }

        int offset = ReadShort(_buffer, vtable + slot);
        return offset == 0 ? null : _position + offset;
    }

    /// <summary>Offsets are relative to where they stand.</summary>
    private static int Follow(ReadOnlyMemory<byte> buffer, int at)
    {
        long target = at + (long)(uint)ReadInteger(buffer, at);
        return (int)(target <= buffer.Length - sizeof(int)
            ? target
            : throw new InvalidDataException($"an offset at {at} passes the end"));
    }

    private static int ReadInteger(ReadOnlyMemory<byte> buffer, long at) =>
        BinaryPrimitives.ReadInt32LittleEndian(View(buffer, at, sizeof(int)).Span);

    private static ushort ReadShort(ReadOnlyMemory<byte> buffer, long at) =>
        BinaryPrimitives.ReadUInt16LittleEndian(View(buffer, at, sizeof(ushort)).Span);

    private static ReadOnlyMemory<byte> View(ReadOnlyMemory<byte> buffer, long at, int length) => at >= 0 && at <= buffer.Length - length
        ? buffer.Slice((int)at, length)
        : throw new InvalidDataException($"position {at} is outside of {buffer.Length} bytes");
}
