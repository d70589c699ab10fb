using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Writes the nodes of a graph, or of a function's body: names values, and collects constants.</summary>
internal sealed class NodeWriter(FunctionWriter functions)
{
    private readonly Dictionary<Tensor, string> _names = [];
    private readonly Dictionary<ConstantKey, string> _constants = [];

    public List<OnnxNode> Nodes { get; } = [];

    public List<OnnxTensor> Initializers { get; } = [];

    public FunctionWriter Functions => functions;

    /// <param name="constantsAsNodes">A function has no initializers.</param>
    public void Write(Graph graph, bool constantsAsNodes)
    {
        foreach ((string name, Tensor tensor) in graph.Inputs.Concat(graph.Outputs))
        {
            // An output that is an input, a constant or already named gets an Identity below.
            if (tensor.Node.Operator is not Operator.Constant)
            {
                _names.TryAdd(tensor, name);
            }
        }

        foreach (Node node in graph.Nodes())
        {
            if (node.Value is { } value)
            {
                WriteConstant(node, value, constantsAsNodes);
            }
            else if (node.Operator is not Operator.Input)
            {
                Write(node);
            }
        }

        foreach ((string name, Tensor tensor) in graph.Outputs.Where(output => _names[output.Value] != output.Key))
        {
            Nodes.Add(new() { OpType = nameof(Operator.Identity), Name = $"Identity/{name}", Inputs = [_names[tensor]], Outputs = [name] });
        }
    }

    private void WriteConstant(Node node, OnnxTensor value, bool asNode)
    {
        ConstantKey key = new(value);
        if (!_constants.TryGetValue(key, out string? name))
        {
            _constants.Add(key, name = node.Name);
            if (asNode)
            {
                Nodes.Add(new() { OpType = nameof(Operator.Constant), Name = name, Inputs = [], Outputs = [name], Attributes = [OnnxAttribute.Of("value", value)] });
            }
            else
            {
                Initializers.Add(value with { Name = name });
            }
        }

        _names.Add(node.Outputs[0], name);
    }

    private void Write(Node node)
    {
        foreach (Tensor output in node.Outputs)
        {
            _names.TryAdd(output, output.Index == 0 ? node.Name : $"{node.Name}:{output.Index}");
        }

        bool isFunction = FunctionBodies.Holds(node.Operator);
        Nodes.Add(new()
        {
            OpType = node.Operator.ToString(),
            Domain = isFunction ? FunctionBodies.Domain : "",
            Overload = isFunction ? functions.OverloadOf(node) : "",
            Name = node.Name,
            Inputs = [.. node.Inputs.Select(input => input is null ? "" : _names[input])],
            Outputs = [.. node.Outputs.Select(output => _names[output])],
            Attributes = node.Attributes,
        });
    }

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
