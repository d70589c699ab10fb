using System.Collections.Immutable;

namespace Mien.Graphs.Onnx;

/// <summary>A model-local function: an operator of its own domain with a body of other operators.</summary>
public sealed record OnnxFunction
{
    public required string Name { get; init; }

    public required string Domain { get; init; }

    /// <summary>Tells functions of one name apart; empty where there is one.</summary>
    public string Overload { get; init; } = "";

    public required ImmutableArray<string> Inputs { get; init; }

    public required ImmutableArray<string> Outputs { get; init; }

    /// <summary>Names of the attributes that a caller must give.</summary>
    public ImmutableArray<string> Attributes { get; init; } = [];

    public required ImmutableArray<OnnxNode> Nodes { get; init; }

    public required ImmutableArray<OnnxOpset> Opsets { get; init; }

    internal static OnnxFunction Read(ProtobufReader reader)
    {
        string name = "";
        string domain = "";
        string overload = "";
        List<string> inputs = [];
        List<string> outputs = [];
        List<string> attributes = [];
        List<OnnxNode> nodes = [];
        List<OnnxOpset> opsets = [];
        while (reader.Next() is int field and not 0)
        {
            switch (field)
            {
                case Field.Function.Name: name = reader.Text(); break;
                case Field.Function.Domain: domain = reader.Text(); break;
                case Field.Function.Overload: overload = reader.Text(); break;
                case Field.Function.Input: inputs.Add(reader.Text()); break;
                case Field.Function.Output: outputs.Add(reader.Text()); break;
                case Field.Function.Attribute: attributes.Add(reader.Text()); break;
                case Field.Function.Node: nodes.Add(OnnxNode.Read(reader.Message())); break;
                case Field.Function.OpsetImport: opsets.Add(OnnxOpset.Read(reader.Message())); break;
                default: reader.Skip(); break;
            }
        }

        return new()
        {
            Name = name,
            Domain = domain,
            Overload = overload,
            Inputs = [.. inputs],
            Outputs = [.. outputs],
            Attributes = [.. attributes],
            Nodes = [.. nodes],
            Opsets = [.. opsets],
        };
    }

    internal void Write(ProtobufWriter writer)
    {
        writer.Text(Field.Function.Name, Name);
        WriteAll(writer, Field.Function.Input, Inputs);
        WriteAll(writer, Field.Function.Output, Outputs);
        WriteAll(writer, Field.Function.Attribute, Attributes);
        foreach (OnnxNode node in Nodes)
        {
            writer.Message(Field.Function.Node, node.Write);
        }

        foreach (OnnxOpset opset in Opsets)
        {
            writer.Message(Field.Function.OpsetImport, opset.Write);
        }

        writer.Text(Field.Function.Domain, Domain);
        writer.TextUnlessEmpty(Field.Function.Overload, Overload);
    }

    private static void WriteAll(ProtobufWriter writer, int field, ImmutableArray<string> texts)
    {
        foreach (string text in texts)
        {
            writer.Text(field, text);
        }
    }
}
