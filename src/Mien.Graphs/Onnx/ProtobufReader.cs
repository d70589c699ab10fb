using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;

namespace Mien.Graphs.Onnx;

/// <summary>Reads one protobuf message, field by field, out of a buffer that is not copied.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The stream reads an array.")]
internal sealed class ProtobufReader
{
    private readonly byte[] _buffer;
    private readonly CodedInputStream _stream;
    private readonly int _depth;
    private uint _tag;

    public ProtobufReader(byte[] buffer)
        : this(buffer, 0, buffer.Length, 0)
    {
    }

    private ProtobufReader(byte[] buffer, int start, int length, int depth)
    {
        // Subgraphs nest; a hostile file must not exhaust the stack.
        if (depth > 100)
        {
            throw new InvalidDataException("messages nest deeper than 100");
        }

        _buffer = buffer;
        _depth = depth;
        _stream = new CodedInputStream(buffer, start, length);
    }

    /// <summary>Goes to the next field.</summary>
    /// <returns>Its number, or 0 at the end of the message.</returns>
    public int Next()
    {
        _tag = _stream.ReadTag();
        return WireFormat.GetTagFieldNumber(_tag);
    }

    public void Skip() => _stream.SkipLastField();

    public long Integer() => _stream.ReadInt64();

    public float Float() => _stream.ReadFloat();

    public string Text() => _stream.ReadString();

    /// <summary>The bytes of a length-delimited field: a view of the buffer.</summary>
    public ReadOnlyMemory<byte> Bytes()
    {
        (int start, int length) = Payload();
        return _buffer.AsMemory(start, length);
    }

    /// <summary>A reader of the message in this field.</summary>
    public ProtobufReader Message()
    {
        (int start, int length) = Payload();
        return new(_buffer, start, length, _depth + 1);
    }

    /// <summary>A repeated integer field, one value or a packed run of them.</summary>
    public void Integers(List<long> values)
    {
        if (WireFormat.GetTagWireType(_tag) != WireFormat.WireType.LengthDelimited)
        {
            values.Add(Integer());
            return;
        }

        CodedInputStream run = Run();
        while (!run.IsAtEnd)
        {
            values.Add(run.ReadInt64());
        }
    }

    /// <summary>A repeated float field, one value or a packed run of them.</summary>
    public void Floats(List<float> values)
    {
        if (WireFormat.GetTagWireType(_tag) != WireFormat.WireType.LengthDelimited)
        {
            values.Add(Float());
            return;
        }

        CodedInputStream run = Run();
        while (!run.IsAtEnd)
        {
            values.Add(run.ReadFloat());
        }
    }

    /// <summary>A repeated double field, one value or a packed run of them.</summary>
    public void Doubles(List<double> values)
    {
        if (WireFormat.GetTagWireType(_tag) != WireFormat.WireType.LengthDelimited)
        {
            values.Add(_stream.ReadDouble());
            return;
        }

        CodedInputStream run = Run();
        while (!run.IsAtEnd)
        {
            values.Add(run.ReadDouble());
        }
    }

    private CodedInputStream Run()
    {
        (int start, int length) = Payload();
        return new(_buffer, start, length);
    }

    private (int Start, int Length) Payload()
    {
        if (WireFormat.GetTagWireType(_tag) != WireFormat.WireType.LengthDelimited)
        {
            throw new InvalidDataException($"field {WireFormat.GetTagFieldNumber(_tag)} is not length-delimited");
        }

        // The stream steps over a field without copying it, and says where it stood before and after.
        int prefix = checked((int)_stream.Position);
        _stream.SkipLastField();
        int end = checked((int)_stream.Position);
        int length = new CodedInputStream(_buffer, prefix, end - prefix).ReadLength();
        return (end - length, length);
    }
}
