using Google.Protobuf;

namespace Mien.Graphs.Onnx;

/// <summary>Writes protobuf fields, or only counts their bytes: a nested message is counted first, because its length stands
/// before it, and then written in place, so that weights are copied once.</summary>
internal sealed class ProtobufWriter
{
    private readonly CodedOutputStream? _stream;

    private ProtobufWriter(CodedOutputStream? stream) => _stream = stream;

    /// <summary>Bytes so far.</summary>
    public int Length { get; private set; }

    /// <returns>The message that <paramref name="fields"/> writes.</returns>
    public static byte[] ToBytes(Action<ProtobufWriter> fields)
    {
        byte[] bytes = new byte[LengthOf(fields)];
        using CodedOutputStream stream = new(bytes);
        fields(new ProtobufWriter(stream));
        stream.CheckNoSpaceLeft();
        return bytes;
    }

    public void Integer(int field, long value)
    {
        Tag(field, WireFormat.WireType.Varint);
        _stream?.WriteInt64(value);
        Count(CodedOutputStream.ComputeInt64Size(value));
    }

    public void Float(int field, float value)
    {
        Tag(field, WireFormat.WireType.Fixed32);
        _stream?.WriteFloat(value);
        Count(sizeof(float));
    }

    public void Text(int field, string value)
    {
        Tag(field, WireFormat.WireType.LengthDelimited);
        _stream?.WriteString(value);
        Count(CodedOutputStream.ComputeStringSize(value));
    }

    /// <summary>Text, left out when empty, which means the same.</summary>
    public void TextUnlessEmpty(int field, string value)
    {
        if (value.Length > 0)
        {
            Text(field, value);
        }
    }

    public void Bytes(int field, ReadOnlyMemory<byte> value)
    {
        Tag(field, WireFormat.WireType.LengthDelimited);
        _stream?.WriteBytes(UnsafeByteOperations.UnsafeWrap(value));
        Count(checked(CodedOutputStream.ComputeLengthSize(value.Length) + value.Length));
    }

    public void Message(int field, Action<ProtobufWriter> fields)
    {
        int length = LengthOf(fields);
        Tag(field, WireFormat.WireType.LengthDelimited);
        _stream?.WriteLength(length);
        Count(checked(CodedOutputStream.ComputeLengthSize(length) + length));
        if (_stream is not null)
        {
            fields(new ProtobufWriter(_stream));
        }
    }

    private static int LengthOf(Action<ProtobufWriter> fields)
    {
        ProtobufWriter counter = new(null);
        fields(counter);
        return counter.Length;
    }

    private void Tag(int field, WireFormat.WireType type)
    {
        _stream?.WriteTag(field, type);
        Count(CodedOutputStream.ComputeTagSize(field));
    }

    private void Count(int bytes) => Length = checked(Length + bytes);
}
