using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Mien.Graphs.Onnx;

/// <summary>A constant: dimensions and data in row-major order, little endian, whatever field the file kept them in.</summary>
public sealed record OnnxTensor
{
    public required string Name { get; init; }

    public required ElementType Type { get; init; }

    public required ImmutableArray<long> Dimensions { get; init; }

    /// <summary>Raw bytes; a view of the file it was read from. Empty for <see cref="ElementType.Text"/> and external
    /// data.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>Elements of a tensor of texts, undecoded.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Texts { get; init; } = [];

    /// <summary>Where the data lie when they are in a file of their own ("location", "offset", "length"); else empty.</summary>
    public ImmutableArray<OnnxEntry> External { get; init; } = [];

    /// <exception cref="ArgumentException">The bytes are not as many as the dimensions need.</exception>
    public static OnnxTensor Of(string name, ElementType type, ReadOnlySpan<long> dimensions, ReadOnlyMemory<byte> data)
    {
        OnnxTensor tensor = new() { Name = name, Type = type, Dimensions = [.. dimensions], Data = data };
        return tensor.ExpectedBytes == data.Length
            ? tensor
            : throw new ArgumentException($"[{string.Join(',', tensor.Dimensions)}] {type} needs {tensor.ExpectedBytes} bytes, got {data.Length}.", nameof(data));
    }

    /// <summary>The elements of a <see cref="ElementType.Float32"/> tensor, copied.</summary>
    public float[] ToFloats() => MemoryMarshal.Cast<byte, float>(BytesOf(ElementType.Float32)).ToArray();

    /// <summary>The elements of a <see cref="ElementType.Int64"/> tensor, copied.</summary>
    public long[] ToIntegers() => MemoryMarshal.Cast<byte, long>(BytesOf(ElementType.Int64)).ToArray();

    internal static int BytesPerElement(ElementType type) => type switch
    {
        ElementType.Float32 or ElementType.Int32 or ElementType.UInt32 => 4,
        ElementType.Float64 or ElementType.Int64 or ElementType.UInt64 => 8,
        ElementType.Float16 or ElementType.BFloat16 or ElementType.Int16 or ElementType.UInt16 => 2,
        ElementType.UInt8 or ElementType.Int8 or ElementType.Bool => 1,
        _ => 0,
    };

    internal static OnnxTensor Read(ProtobufReader reader)
    {
        OnnxTensor tensor = new() { Name = "", Type = ElementType.None, Dimensions = [], Data = default };
        List<long> dimensions = [];
        List<float> floats = [];
        List<long> integers = [];
        List<double> doubles = [];
        List<ReadOnlyMemory<byte>> texts = [];
        List<OnnxEntry> external = [];
        while (reader.Next() is int field and not 0)
        {
            switch (field)
            {
                case Field.Tensor.Dims: reader.Integers(dimensions); break;
                case Field.Tensor.DataType: tensor = tensor with { Type = (ElementType)reader.Integer() }; break;
                case Field.Tensor.Name: tensor = tensor with { Name = reader.Text() }; break;
                case Field.Tensor.RawData: tensor = tensor with { Data = reader.Bytes() }; break;
                case Field.Tensor.FloatData: reader.Floats(floats); break;
                case Field.Tensor.DoubleData: reader.Doubles(doubles); break;
                case Field.Tensor.Int32Data or Field.Tensor.Int64Data or Field.Tensor.Uint64Data: reader.Integers(integers); break;
                case Field.Tensor.StringData: texts.Add(reader.Bytes()); break;
                case Field.Tensor.ExternalData: external.Add(OnnxEntry.Read(reader.Message())); break;
                default: reader.Skip(); break;
            }
        }

        ReadOnlyMemory<byte> data = floats.Count > 0 ? MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(floats)).ToArray()
            : doubles.Count > 0 ? MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(doubles)).ToArray()
            : integers.Count > 0 ? Narrow(integers, BytesPerElement(tensor.Type))
            : tensor.Data;
        tensor = tensor with { Dimensions = [.. dimensions], Data = data, Texts = [.. texts], External = [.. external] };
        if (dimensions.Count > OnnxDimension.MostInShape || dimensions.Exists(dimension => dimension < 0))
        {
            throw new InvalidDataException($"tensor \"{tensor.Name}\" has a negative size, or {dimensions.Count} dimensions");
        }

        return tensor.External.Length > 0 || BytesPerElement(tensor.Type) == 0 || data.Length == tensor.ExpectedBytes
            ? tensor
            : throw OnnxFormatException.DataSize(tensor, tensor.ExpectedBytes);
    }

    internal void Write(ProtobufWriter writer)
    {
        foreach (long dimension in Dimensions)
        {
            writer.Integer(Field.Tensor.Dims, dimension);
        }

        writer.Integer(Field.Tensor.DataType, (long)Type);
        foreach (ReadOnlyMemory<byte> text in Texts)
        {
            writer.Bytes(Field.Tensor.StringData, text);
        }

        writer.TextUnlessEmpty(Field.Tensor.Name, Name);
        if (External.Length > 0)
        {
            foreach (OnnxEntry entry in External)
            {
                writer.Message(Field.Tensor.ExternalData, entry.Write);
            }

            writer.Integer(Field.Tensor.DataLocation, 1);
        }
        else if (Type != ElementType.Text)
        {
            writer.Bytes(Field.Tensor.RawData, Data);
        }
    }

    private long ExpectedBytes => Dimensions.Aggregate((long)BytesPerElement(Type), (product, dimension) => checked(product * dimension));

    /// <summary>Small integers and halves stand in 32-bit fields; the bytes are their low ends.</summary>
    private static byte[] Narrow(List<long> values, int width)
    {
        byte[] bytes = new byte[values.Count * width];
        Span<byte> wide = stackalloc byte[sizeof(long)];
        for (int i = 0; i < values.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(wide, values[i]);
            wide[..width].CopyTo(bytes.AsSpan(i * width));
        }

        return bytes;
    }

    private ReadOnlySpan<byte> BytesOf(ElementType type) => Type == type
        ? Data.Span
        : throw new InvalidOperationException($"Tensor \"{Name}\" holds {Type}, not {type}.");
}
