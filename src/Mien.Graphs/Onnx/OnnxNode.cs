using System.Collections.Immutable;

namespace Mien.Graphs.Onnx;

/// <summary>One node of a written graph: values are joined by name; an empty input name is an input left out.</summary>
public sealed record OnnxNode
{
    public required string OpType { get; init; }

    /// <summary>Empty for the standard operators.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Which of a model's functions of one name is meant; empty where there is one.</summary>
    public string Overload { get; init; } = "";

    public string Name { get; init; } = "";

    public required ImmutableArray<string> Inputs { get; init; }

    public required ImmutableArray<string> Outputs { get; init; }

    public ImmutableArray<OnnxAttribute> Attributes { get; init; } = [];

    internal static OnnxNode Read(ProtobufReader reader)
    {
        OnnxNode node = new() { OpType = "", Inputs = [], Outputs = [] };
        List<string> inputs = [];
        List<string> outputs = [];
        List<OnnxAttribute> attributes = [];
        while (reader.Next() is int field and not 0)
        {
            switch (field)
            {
                case Field.Node.Input: inputs.Add(reader.Text()); break;
                case Field.Node.Output: outputs.Add(reader.Text()); break;
                case Field.Node.Name: node = node with { Name = reader.Text() }; break;
                case Field.Node.OpType: node = node with { OpType = reader.Text() }; break;
                case Field.Node.Domain: node = node with { Domain = reader.Text() }; break;
                case Field.Node.Overload: node = node with { Overload = reader.Text() }; break;
                case Field.Node.Attribute: attributes.Add(OnnxAttribute.Read(reader.Message())); break;
                default: reader.Skip(); break;
            }
        }

        return node with { Inputs = [.. inputs], Outputs = [.. outputs], Attributes = [.. attributes] };
    }

    internal void Write(ProtobufWriter writer)
    {
        foreach (string input in Inputs)
        {
            writer.Text(Field.Node.Input, input);
        }

        foreach (string output in Outputs)
        {
            writer.Text(Field.Node.Output, output);
        }

        writer.TextUnlessEmpty(Field.Node.Name, Name);
        writer.Text(Field.Node.OpType, OpType);
        foreach (OnnxAttribute attribute in Attributes)
        {
            writer.Message(Field.Node.Attribute, attribute.Write);
        }

        writer.TextUnlessEmpty(Field.Node.Domain, Domain);
        writer.TextUnlessEmpty(Field.Node.Overload, Overload);
    }
}
