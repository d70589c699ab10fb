using System.Collections.Immutable;
using System.Text;

namespace Mien.Graphs.Onnx;

/// <summary>A named setting of a node. Which member holds the value, <see cref="Type"/> says; the others are empty.</summary>
public sealed record OnnxAttribute
{
    public required string Name { get; init; }

    public required OnnxAttributeType Type { get; init; }

    public float Float { get; init; }

    public long Integer { get; init; }

    /// <summary>A text, or any bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    public OnnxTensor? Tensor { get; init; }

    public OnnxGraph? Graph { get; init; }

    public ImmutableArray<float> Floats { get; init; } = [];

    public ImmutableArray<long> Integers { get; init; } = [];

    public ImmutableArray<ReadOnlyMemory<byte>> Texts { get; init; } = [];

    /// <summary>In a function's body: the function's attribute that gives the value; else empty.</summary>
    public string ReferredName { get; init; } = "";

    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    public static OnnxAttribute Of(string name, float value) =>
        new() { Name = name, Type = OnnxAttributeType.Float, Float = value };

    public static OnnxAttribute Of(string name, long value) =>
        new() { Name = name, Type = OnnxAttributeType.Integer, Integer = value };

    public static OnnxAttribute Of(string name, string value) =>
        new() { Name = name, Type = OnnxAttributeType.Text, Bytes = Encoding.UTF8.GetBytes(value) };

    public static OnnxAttribute Of(string name, ReadOnlySpan<long> values) =>
        new() { Name = name, Type = OnnxAttributeType.Integers, Integers = [.. values] };

    public static OnnxAttribute Of(string name, OnnxTensor value) =>
        new() { Name = name, Type = OnnxAttributeType.Tensor, Tensor = value };

    internal static OnnxAttribute Read(ProtobufReader reader)
    {
        OnnxAttribute attribute = new() { Name = "", Type = OnnxAttributeType.None };
        List<float> floats = [];
        List<long> integers = [];
        List<ReadOnlyMemory<byte>> texts = [];
        while (reader.Next() is int field and not 0)
        {
            switch (field)
            {
                case Field.Attribute.Name: attribute = attribute with { Name = reader.Text() }; break;
                case Field.Attribute.Type: attribute = attribute with { Type = (OnnxAttributeType)reader.Integer() }; break;
                case Field.Attribute.Float: attribute = attribute with { Float = reader.Float() }; break;
                case Field.Attribute.Integer: attribute = attribute with { Integer = reader.Integer() }; break;
                case Field.Attribute.Text: attribute = attribute with { Bytes = reader.Bytes() }; break;
                case Field.Attribute.Tensor: attribute = attribute with { Tensor = OnnxTensor.Read(reader.Message()) }; break;
                case Field.Attribute.Graph: attribute = attribute with { Graph = OnnxGraph.Read(reader.Message()) }; break;
                case Field.Attribute.Floats: reader.Floats(floats); break;
                case Field.Attribute.Integers: reader.Integers(integers); break;
                case Field.Attribute.Texts: texts.Add(reader.Bytes()); break;
                case Field.Attribute.ReferredName: attribute = attribute with { ReferredName = reader.Text() }; break;
                default: reader.Skip(); break;
            }
        }

        return attribute with { Floats = [.. floats], Integers = [.. integers], Texts = [.. texts] };
    }

    internal void Write(ProtobufWriter writer)
    {
        writer.Text(Field.Attribute.Name, Name);
        if (ReferredName.Length == 0)
        {
            WriteValue(writer);
        }

        writer.Integer(Field.Attribute.Type, (long)Type);
        writer.TextUnlessEmpty(Field.Attribute.ReferredName, ReferredName);
    }

    private void WriteValue(ProtobufWriter writer)
    {
        switch (Type)
        {
            case OnnxAttributeType.Float: writer.Float(Field.Attribute.Float, Float); break;
            case OnnxAttributeType.Integer: writer.Integer(Field.Attribute.Integer, Integer); break;
            case OnnxAttributeType.Text: writer.Bytes(Field.Attribute.Text, Bytes); break;
            case OnnxAttributeType.Tensor: writer.Message(Field.Attribute.Tensor, Tensor!.Write); break;
            case OnnxAttributeType.Graph: writer.Message(Field.Attribute.Graph, Graph!.Write); break;
            case OnnxAttributeType.Floats:
                foreach (float value in Floats)
                {
                    writer.Float(Field.Attribute.Floats, value);
                }

                break;
            case OnnxAttributeType.Integers:
                foreach (long value in Integers)
                {
                    writer.Integer(Field.Attribute.Integers, value);
                }

                break;
            case OnnxAttributeType.Texts:
                foreach (ReadOnlyMemory<byte> value in Texts)
                {
                    writer.Bytes(Field.Attribute.Texts, value);
                }

                break;
            default:
                break;
        }
    }
}
