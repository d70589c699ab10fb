using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Writes a graph as an ONNX model: constants become initializers, equal ones are stored once.</summary>
internal static class GraphWriter
{
    /// <summary>ONNX 1.13: reductions take their axes as an input, Resize can antialias, GridSample exists.</summary>
    private const long OpsetVersion = 18;
    private const long IrVersion = 8;

    public static OnnxModel Write(Graph graph)
    {
        if (graph.Outputs.Count == 0)
        {
            throw new InvalidOperationException($"Graph \"{graph.Name}\" has no output.");
        }

        Dictionary<Tensor, string> names = [];
        foreach ((string name, Tensor tensor) in graph.Inputs.Concat(graph.Outputs))
        {
            // An output that is an input, a constant or already named gets an Identity below.
            if (tensor.Node.Operator is not Operator.Constant)
            {
                names.TryAdd(tensor, name);
            }
        }

        List<OnnxNode> nodes = [];
        Dictionary<string, OnnxTensor> initializers = [];
        Dictionary<ConstantKey, string> constants = [];
        foreach (Node node in graph.Nodes())
        {
            if (node.Value is { } value)
            {
                ConstantKey key = new(value);
                if (!constants.TryGetValue(key, out string? name))
                {
                    constants.Add(key, name = node.Name);
                    initializers.Add(name, value with { Name = name });
                }

                names.Add(node.Outputs[0], name);
            }
            else if (node.Operator is not Operator.Input)
            {
                foreach (Tensor output in node.Outputs)
                {
                    names.TryAdd(output, output.Index == 0 ? node.Name : $"{node.Name}:{output.Index}");
                }

                nodes.Add(Write(node, names));
            }
        }

        foreach ((string name, Tensor tensor) in graph.Outputs.Where(output => names[output.Value] != output.Key))
        {
            nodes.Add(new() { OpType = nameof(Operator.Identity), Name = $"Identity/{name}", Inputs = [names[tensor]], Outputs = [name] });
        }

        return new()
        {
            IrVersion = IrVersion,
            Producer = "Mien",
            Opsets = [new("", OpsetVersion)],
            Graph = new()
            {
                Name = graph.Name,
                Nodes = [.. nodes],
                Initializers = [.. initializers.Values],
                Inputs = Declare(graph.Inputs),
                Outputs = Declare(graph.Outputs),
            },
        };
    }

    private static OnnxNode Write(Node node, Dictionary<Tensor, string> names) => new()
    {
        OpType = node.Operator.ToString(),
        Name = node.Name,
        Inputs = [.. node.Inputs.Select(input => input is null ? "" : names[input])],
        Outputs = [.. node.Outputs.Select(output => names[output])],
        Attributes = node.Attributes,
    };

    private static ImmutableArray<OnnxValueInfo> Declare(IEnumerable<KeyValuePair<string, Tensor>> values) =>
        [.. values.Select(value => OnnxValueInfo.Of(value.Key, value.Value.Type, value.Value.Shape))];

    /// <summary>Two constants are one when type, dimensions and bytes are equal.</summary>
    private readonly struct ConstantKey(OnnxTensor tensor) : IEquatable<ConstantKey>
    {
        private readonly OnnxTensor _tensor = tensor;

        public bool Equals(ConstantKey other) => _tensor.Type == other._tensor.Type
            && _tensor.Dimensions.AsSpan().SequenceEqual(other._tensor.Dimensions.AsSpan())
            && _tensor.Data.Span.SequenceEqual(other._tensor.Data.Span);

        public override bool Equals(object? obj) => obj is ConstantKey other && Equals(other);

        public override int GetHashCode()
        {
            HashCode hash = new();
            hash.Add(_tensor.Type);
            hash.AddBytes(_tensor.Data.Span);
            return hash.ToHashCode();
        }
    }
}
