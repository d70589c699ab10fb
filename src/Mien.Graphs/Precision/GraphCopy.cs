using System.Collections.Immutable;

namespace Mien.Graphs;

/// <summary>Makes a graph's nodes again in a new graph of its name, which may then differ.</summary>
internal sealed class GraphCopy
{
    private readonly Graph _from;
    private readonly Dictionary<Tensor, Tensor> _copies = [];

    /// <summary>Begins with the graph's inputs.</summary>
    public GraphCopy(Graph from)
    {
        _from = from;
        Result = new(from.Name);
        foreach ((string name, Tensor input) in from.Inputs)
        {
            _copies[input] = Result.Input(name, input.Shape, input.Type);
        }
    }

    public Graph Result { get; }

    /// <summary>The copy of a tensor whose node was made before.</summary>
    public Tensor this[Tensor tensor]
    {
        get => _copies[tensor];
        set => _copies[tensor] = value;
    }

    /// <summary>The graph's nodes, without its inputs, in the order in which they are to be made.</summary>
    public IEnumerable<Node> Nodes => _from.Nodes().Where(node => node.Operator is not Operator.Input);

    public ImmutableArray<Tensor?> InputsOf(Node node) => [.. node.Inputs.Select(input => input is null ? null : _copies[input])];

    /// <summary>Makes a node as it is.</summary>
    public void Make(Node node)
    {
        using IDisposable scope = Result.ScopeInstead(node.Scope);
        Set(node, Result.Remake(node, InputsOf(node)));
    }

    /// <summary>Says what stands for a node's outputs.</summary>
    public void Set(Node node, ImmutableArray<Tensor> outputs)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            _copies[node.Outputs[i]] = outputs[i];
        }
    }

    /// <summary>Names the results as the graph does.</summary>
    public Graph WithOutputs()
    {
        foreach ((string name, Tensor output) in _from.Outputs)
        {
            Result.Output(name, _copies[output]);
        }

        return Result;
    }
}
