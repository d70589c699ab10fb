using System.Collections.Immutable;
using System.Globalization;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Collects the functions that a model needs: one for each operator, setting and shape, told apart by the overload, since
/// shapes are static and a body is made for them.</summary>
internal sealed class FunctionWriter
{
    private readonly Dictionary<string, string> _overloads = [];
    private readonly List<Node> _uses = [];

    public string OverloadOf(Node node)
    {
        string signature = $"{node.Operator}({string.Join(", ", node.Inputs.Select(input => $"{input!.Type} {input.Shape}"))}) "
            + $"{string.Join(", ", node.Outputs.Select(output => output.Shape))} {string.Join(", ", node.Attributes.Select(Describe))}";
        if (!_overloads.TryGetValue(signature, out string? overload))
        {
            _uses.Add(node);
            _overloads.Add(signature, overload = Name(_uses.Count));
        }

        return overload;
    }

    public ImmutableArray<OnnxFunction> ToOnnx(long opsetVersion)
    {
        // A body may use further functions, which then join the list.
        List<OnnxFunction> written = [];
        while (written.Count < _uses.Count)
        {
            written.Add(Write(Name(written.Count + 1), _uses[written.Count], opsetVersion));
        }

        return [.. written];
    }

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);

    private OnnxFunction Write(string overload, Node use, long opsetVersion)
    {
        Graph graph = FunctionBodies.Body(use);
        NodeWriter body = new(this);
        body.Write(graph, constantsAsNodes: true);
        return new()
        {
            Name = use.Operator.ToString(),
            Domain = FunctionBodies.Domain,
            Overload = overload,
            Inputs = [.. graph.Inputs.Select(input => input.Key)],
            Outputs = [.. graph.Outputs.Select(output => output.Key)],
            Attributes = [.. use.Attributes.Select(attribute => attribute.Name)],
            Nodes = [.. body.Nodes],
            Opsets = [new("", opsetVersion)],
        };
    }

    private static string Describe(OnnxAttribute attribute) =>
        $"{attribute.Name}={attribute.Integer},{attribute.Float},{attribute.Text},{string.Join(':', attribute.Integers)}";
}
