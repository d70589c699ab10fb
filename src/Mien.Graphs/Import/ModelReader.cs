using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Reads the nodes of a model, or of a function's body, into a graph.</summary>
internal sealed class ModelReader
{
    private readonly Graph _graph;
    private readonly OnnxModel _model;
    private readonly ConstantFolding _constants;
    private readonly long _opset;

    public ModelReader(Graph graph, OnnxModel model)
        : this(graph, model, new(), Opset(model.Opsets))
    {
    }

    private ModelReader(Graph graph, OnnxModel model, ConstantFolding constants, long opset)
    {
        _graph = graph;
        _model = model;
        _constants = constants;
        _opset = opset;
    }

    /// <summary>What has a name so far; null under the name of what is left out.</summary>
    public Dictionary<string, Tensor?> Values { get; } = new() { [""] = null };

    public void Read(ImmutableArray<OnnxNode> nodes)
    {
        foreach (OnnxNode node in nodes)
        {
            using IDisposable scope = _graph.Scope(ScopeOf(node));
            ImmutableArray<Tensor> results;
            try
            {
                results = Read(node);
            }
            catch (Exception exception) when (exception is ArgumentException or ArithmeticException or InvalidOperationException or IndexOutOfRangeException or NotSupportedException)
            {
                throw OnnxUnsupportedException.Misfit(Describe(node), exception);
            }

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

        return _model.Functions.FirstOrDefault(function => function.Domain == node.Domain && function.Name == node.OpType && function.Overload == node.Overload) is { } found
            ? Inline(found, inputs)
            : throw OnnxUnsupportedException.Operator(Describe(node), node.OpType, node.Domain);
    }

    private ImmutableArray<Tensor> Inline(OnnxFunction function, ImmutableArray<Tensor?> inputs)
    {
        if (function.Nodes.Any(node => node.Attributes.Any(attribute => attribute.ReferredName.Length > 0)))
        {
            throw OnnxUnsupportedException.Setting($"the function \"{function.Name}\"", "attributes of its callers");
        }

        ModelReader body = new(_graph, _model, _constants, Opset(function.Opsets));
        for (int i = 0; i < function.Inputs.Length; i++)
        {
            body.Values[function.Inputs[i]] = i < inputs.Length ? inputs[i] : null;
        }

        body.Read(function.Nodes);
        return [.. function.Outputs.Select(output => body.Output(output))];
    }
}
