using System.Text;

namespace Mien.Runtime.Diagnostics;

/// <summary>The few protobuf wire forms that an ONNX file needs, so that this room does not lean on Mien.Graphs.</summary>
internal static class Proto
{
    private const int VarintWire = 0, BytesWire = 2;

    public static byte[] Varint(int field, long value) => [.. Number((field << 3) | VarintWire), .. Number((ulong)value)];

    public static byte[] Bytes(int field, byte[] value) =>
        [.. Number(((ulong)field << 3) | BytesWire), .. Number((ulong)value.Length), .. value];

    public static byte[] Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>A message inside another.</summary>
    public static byte[] Message(int field, params byte[][] parts) => Bytes(field, Join(parts));

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    private static byte[] Number(long value) => Number((ulong)value);

    private static byte[] Number(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }
}
