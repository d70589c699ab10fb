using System.Collections.Immutable;

namespace Mien.Graphs.Onnx;

/// <summary>A written graph: nodes in an order that can be run, constants, inputs and outputs.</summary>
public sealed record OnnxGraph
{
    public required string Name { get; init; }

    public required ImmutableArray<OnnxNode> Nodes { get; init; }

    public required ImmutableArray<OnnxTensor> Initializers { get; init; }

    public required ImmutableArray<OnnxValueInfo> Inputs { get; init; }

    public required ImmutableArray<OnnxValueInfo> Outputs { get; init; }

    /// <summary>Shapes of values between nodes, as far as the file tells them.</summary>
    public ImmutableArray<OnnxValueInfo> Values { get; init; } = [];

    internal static OnnxGraph Read(ProtobufReader reader)
    {
        string name = "";
        List<OnnxNode> nodes = [];
        List<OnnxTensor> initializers = [];
        List<OnnxValueInfo> inputs = [];
        List<OnnxValueInfo> outputs = [];
        List<OnnxValueInfo> values = [];
        while (reader.Next() is int field and not 0)
        {
            switch (field)
            {
                case Field.Graph.Name: name = reader.Text(); break;
                case Field.Graph.Node: nodes.Add(OnnxNode.Read(reader.Message())); break;
                case Field.Graph.Initializer: initializers.Add(OnnxTensor.Read(reader.Message())); break;
                case Field.Graph.Input: inputs.Add(OnnxValueInfo.Read(reader.Message())); break;
                case Field.Graph.Output: outputs.Add(OnnxValueInfo.Read(reader.Message())); break;
                case Field.Graph.ValueInfo: values.Add(OnnxValueInfo.Read(reader.Message())); break;
                default: reader.Skip(); break;
            }
        }

        return new()
        {
            Name = name,
            Nodes = [.. nodes],
            Initializers = [.. initializers],
            Inputs = [.. inputs],
            Outputs = [.. outputs],
            Values = [.. values],
        };
    }

    internal void Write(ProtobufWriter writer)
    {
        foreach (OnnxNode node in Nodes)
        {
            writer.Message(Field.Graph.Node, node.Write);
        }

        writer.Text(Field.Graph.Name, Name);
        foreach (OnnxTensor initializer in Initializers)
        {
            writer.Message(Field.Graph.Initializer, initializer.Write);
        }

        WriteAll(writer, Field.Graph.Input, Inputs);
        WriteAll(writer, Field.Graph.Output, Outputs);
        WriteAll(writer, Field.Graph.ValueInfo, Values);
    }

    private static void WriteAll(ProtobufWriter writer, int field, ImmutableArray<OnnxValueInfo> values)
    {
        foreach (OnnxValueInfo value in values)
        {
            writer.Message(field, value.Write);
        }
    }
}
