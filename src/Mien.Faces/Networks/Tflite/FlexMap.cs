using System.Buffers.Binary;
using System.Text;

namespace Mien.Faces.Networks.Tflite;

/// <summary>The options of a custom operator: a FlexBuffer whose root is a map of numbers and lists of integers.</summary>
/// <remarks>Damaged bytes give <see cref="InvalidDataException"/>. Format: flatbuffers.dev, "FlexBuffers".</remarks>
internal sealed class FlexMap
{
    private const int Integer = 1, Real = 3, IntegerVector = 11, Map = 9;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly Dictionary<string, (long Position, int Width, int PackedType)> _entries = new(StringComparer.Ordinal);

    public FlexMap(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        int rootWidth = (int)Unsigned(bytes.Length - 1, 1);
        int rootType = (int)Unsigned(bytes.Length - 2, 1);
        if (rootType >> 2 != Map)
        {
            throw new InvalidDataException($"FlexBuffer root has type {rootType >> 2}, expected a map");
        }

        long at = bytes.Length - 2 - rootWidth;
        long values = at - Unsigned(at, rootWidth);
        int width = WidthOf(rootType);
        long count = Unsigned(values - width, width);
        int keyWidth = (int)Unsigned(values - (2 * width), width);
        long keysSlot = values - (3 * width);
        long keys = keysSlot - Unsigned(keysSlot, width);
        if (count > bytes.Length)
        {
            throw new InvalidDataException($"a map of {count} entries in {bytes.Length} bytes");
        }

        for (int i = 0; i < count; i++)
        {
            long keySlot = keys + (i * keyWidth);
            long value = values + (i * width);
            _entries[TextAt(keySlot - Unsigned(keySlot, keyWidth))] = (value, width, (int)Unsigned(values + (count * width) + i, 1));
        }
    }

    public float Number(string key)
    {
        (long position, int width, int packed) = Entry(key);
        return (packed >> 2, width) switch
        {
            (Integer, _) => Signed(position, width),
            (Real, 4) => BinaryPrimitives.ReadSingleLittleEndian(View(position, 4).Span),
            (Real, 8) => (float)BinaryPrimitives.ReadDoubleLittleEndian(View(position, 8).Span),
            _ => throw new InvalidDataException($"\"{key}\" is no number"),
        };
    }

    public int[] Integers(string key)
    {
        (long position, int width, int packed) = Entry(key);
        if (packed >> 2 != IntegerVector)
        {
            throw new InvalidDataException($"\"{key}\" is no list of integers");
        }

        long first = position - Unsigned(position, width);
        int elementWidth = WidthOf(packed);
        long count = Unsigned(first - elementWidth, elementWidth);
        if (count > _bytes.Length)
        {
            throw new InvalidDataException($"\"{key}\" claims {count} elements");
        }

        int[] values = new int[count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (int)Signed(first + (i * elementWidth), elementWidth);
        }

        return values;
    }

    private static int WidthOf(int packedType) => 1 << (packedType & 3);

    private (long Position, int Width, int PackedType) Entry(string key) =>
        _entries.TryGetValue(key, out (long, int, int) entry)
            ? entry
            : throw new InvalidDataException($"the options lack \"{key}\"");

    private string TextAt(long position)
    {
        ReadOnlySpan<byte> rest = View(position, 1).Length == 1 ? _bytes.Span[(int)position..] : default;
        int length = rest.IndexOf((byte)0);
        return length >= 0 ? Encoding.UTF8.GetString(rest[..length]) : throw new InvalidDataException("a key without end");
    }

    private long Unsigned(long position, int width) => width switch
    {
        1 => View(position, 1).Span[0],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(View(position, 2).Span),
        4 => BinaryPrimitives.ReadUInt32LittleEndian(View(position, 4).Span),
        8 => BinaryPrimitives.ReadInt64LittleEndian(View(position, 8).Span) is >= 0 and long value ? value : throw new InvalidDataException("a number is too large"),
        _ => throw new InvalidDataException($"width {width}"),
    };

    private long Signed(long position, int width) => width switch
    {
        1 => (sbyte)View(position, 1).Span[0],
        2 => BinaryPrimitives.ReadInt16LittleEndian(View(position, 2).Span),
        4 => BinaryPrimitives.ReadInt32LittleEndian(View(position, 4).Span),
        8 => BinaryPrimitives.ReadInt64LittleEndian(View(position, 8).Span),
        _ => throw new InvalidDataException($"width {width}"),
    };

    private ReadOnlyMemory<byte> View(long at, int length) => at >= 0 && at <= _bytes.Length - length
        ? _bytes.Slice((int)at, length)
        : throw new InvalidDataException($"position {at} is outside of {_bytes.Length} bytes");
}
