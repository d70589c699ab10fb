using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Reads the nodes of a model, or of a function's body, into a graph.</summary>
internal sealed class ModelReader
{
    private readonly Graph _graph;
    private readonly FunctionCalls _functions;
    private readonly ConstantFolding _constants;
    private readonly long _opset;
    private readonly int _depth;

    public ModelReader(Graph graph, OnnxModel model)
        : this(graph, new(model.Functions), new(), Opset(model.Opsets), depth: 0)
    {
    }

    private ModelReader(Graph graph, FunctionCalls functions, ConstantFolding constants, long opset, int depth)
    {
        _graph = graph;
        _functions = functions;
        _constants = constants;
        _opset = opset;
        _depth = depth;
    }

    /// <summary>What has a name so far; null under the name of what is left out.</summary>
    public Dictionary<string, Tensor?> Values { get; } = new() { [""] = null };

    public void Read(ImmutableArray<OnnxNode> nodes)
    {
        foreach (OnnxNode node in nodes)
        {
            using IDisposable scope = _graph.Scope(ScopeOf(node));
            ImmutableArray<Tensor> results = ForeignBytes.Read(() => Read(node), fault => OnnxUnsupportedException.Misfit(Describe(node), fault));
            for (int i = 0; i < Math.Min(results.Length, node.Outputs.Length); i++)
            {
                Values[node.Outputs[i]] = _constants.Fold(results[i]);
            }
        }
    }

    /// <exception cref="OnnxUnsupportedException">Nothing makes the value.</exception>
    public Tensor Output(string name) => Values.GetValueOrDefault(name) ?? throw OnnxUnsupportedException.Setting("the model", $"the output \"{name}\", which nothing makes");

    private static long Opset(ImmutableArray<OnnxOpset> opsets) => opsets.FirstOrDefault(opset => opset.Domain is "" or "ai.onnx")?.Version ?? 1;

    // "block3/Conv_41" stands in "block3"; what has no slash has no place.
    private static string ScopeOf(OnnxNode node) => node.Name.LastIndexOf('/') is > 0 and int slash ? node.Name[..slash].Trim('/') : "";

    private static string Describe(OnnxNode node) => node.Name.Length > 0 ? $"the node \"{node.Name}\"" : $"the node that makes \"{node.Outputs.FirstOrDefault()}\"";

    private ImmutableArray<Tensor> Read(OnnxNode node)
    {
        ImmutableArray<Tensor?> inputs = [.. node.Inputs.Select(name => Values.TryGetValue(name, out Tensor? value)
            ? value
            : throw OnnxUnsupportedException.Setting(Describe(node), $"the value \"{name}\", which nothing makes before it"))];
        if (ImportTable.RuleOf(node.Domain, node.OpType) is { } rule)
        {
            return rule(new(_graph, node, inputs, _opset, Describe(node)));
        }

        return _functions.Enter(node, _depth) is { } called
            ? Inline(called, inputs)
            : throw OnnxUnsupportedException.Operator(Describe(node), node.OpType, node.Domain);
    }

    private ImmutableArray<Tensor> Inline(OnnxFunction function, ImmutableArray<Tensor?> inputs)
    {
        if (function.Nodes.Any(node => node.Attributes.Any(attribute => attribute.ReferredName.Length > 0)))
        {
            throw OnnxUnsupportedException.Setting($"the function \"{function.Name}\"", "attributes of its callers");
        }

        ModelReader body = new(_graph, _functions, _constants, Opset(function.Opsets), _depth + 1);
        for (int i = 0; i < function.Inputs.Length; i++)
        {
            body.Values[function.Inputs[i]] = i < inputs.Length ? inputs[i] : null;
        }

        body.Read(function.Nodes);
        return [.. function.Outputs.Select(output => body.Output(output))];
    }
}
