using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>The bodies of a model's functions in the place of their calls, as an engine that has no kernel for them does itself, but at the end of
/// the file; constants of bodies become initializers, equal ones are stored once.</summary>
internal sealed class FunctionPlacement
{
    private readonly Dictionary<(string Domain, string Name, string Overload), OnnxFunction> _functions;
    private readonly List<OnnxNode> _nodes = [];
    private readonly List<OnnxTensor> _initializers;
    private readonly Dictionary<string, string> _constants = [];

    private FunctionPlacement(OnnxModel model)
    {
        _functions = model.Functions.ToDictionary(function => (function.Domain, function.Name, function.Overload));
        _initializers = [.. model.Graph.Initializers];
    }

    public static OnnxModel Of(OnnxModel model)
    {
        FunctionPlacement placement = new(model);
        foreach (OnnxNode node in model.Graph.Nodes)
        {
            placement.Place(node);
        }

        HashSet<string> domains = [.. model.Functions.Select(function => function.Domain)];
        return model with
        {
            Functions = [],
            Opsets = [.. model.Opsets.Where(opset => !domains.Contains(opset.Domain))],
            Graph = model.Graph with { Nodes = [.. placement._nodes], Initializers = [.. placement._initializers] },
        };
    }

    private void Place(OnnxNode node)
    {
        if (!_functions.TryGetValue((node.Domain, node.OpType, node.Overload), out OnnxFunction? function))
        {
            _nodes.Add(node);
            return;
        }

        Dictionary<string, string> names = new(function.Inputs.Zip(node.Inputs).Concat(function.Outputs.Zip(node.Outputs)).Select(pair => KeyValuePair.Create(pair.First, pair.Second)))
        {
            [""] = "", // an optional input that is left out
        };
        foreach (OnnxNode part in function.Nodes)
        {
            if (part is { OpType: nameof(Operator.Constant), Attributes: [{ Tensor: { } value }] })
            {
                names.Add(part.Outputs[0], Constant(value, $"{node.Name}/{part.Name}"));
                continue;
            }

            foreach (string output in part.Outputs)
            {
                names.TryAdd(output, $"{node.Name}/{output}");
            }

            Place(part with { Name = $"{node.Name}/{part.Name}", Inputs = [.. part.Inputs.Select(input => names[input])], Outputs = [.. part.Outputs.Select(output => names[output])] });
        }
    }

    private string Constant(OnnxTensor value, string name)
    {
        string key = $"{value.Type} {string.Join(',', value.Dimensions)} {Convert.ToHexString(value.Data.Span)}";
        if (_constants.TryAdd(key, name))
        {
            _initializers.Add(value with { Name = name });
        }

        return _constants[key];
    }
}
