using System.Collections.Immutable;

namespace Mien.Graphs;

/// <summary>One way back through a graph, from values to the variables they depend on. It knows that nodes have inputs, outputs and
/// a rule; what the operators mean is in the table.</summary>
internal sealed class BackwardWalk
{
    private readonly Graph _graph;
    private readonly ImmutableArray<Tensor> _variables;
    private readonly HashSet<Tensor> _isVariable;
    private readonly Dictionary<Tensor, Tensor> _gradients = [];
    private readonly Dictionary<Node, bool> _depends = [];
    private readonly Dictionary<Checkpoint, Recomputation> _recomputations = [];

    public BackwardWalk(Graph graph, ReadOnlySpan<Tensor> variables)
    {
        _graph = graph;
        _variables = [.. variables];
        _isVariable = [.. variables];
    }

    public ImmutableArray<Tensor> Run(ReadOnlySpan<Tensor> values, ReadOnlySpan<Tensor> weights)
    {
        SortedSet<Node> open = new(Comparer<Node>.Create((left, right) => right.Number.CompareTo(left.Number)));
        for (int i = 0; i < values.Length; i++)
        {
            Add(values[i], weights[i], open);
        }

        while (open.Min is { } node)
        {
            open.Remove(node);
            using IDisposable scope = _graph.ScopeInstead(node.Scope.Length == 0 ? "gradient" : $"gradient/{node.Scope}");
            PassOn(node, open);
        }

        return [.. _variables.Select(variable => _gradients.TryGetValue(variable, out Tensor? gradient) ? gradient : Zeros(variable))];
    }

    private void PassOn(Node node, SortedSet<Node> open)
    {
        if (!node.Inputs.Any(input => input is not null && Depends(input)))
        {
            return;
        }

        ImmutableArray<Tensor?> gradients = [.. node.Outputs.Select(output => _gradients.GetValueOrDefault(output))];
        ImmutableArray<Tensor?> passed = GradientTable.RuleOf(node.Operator)(Kept(node, gradients), gradients);
        for (int i = 0; i < node.Inputs.Length; i++)
        {
            if (node.Inputs[i] is { } input && passed[i] is { } gradient)
            {
                Add(input, gradient, open);
            }
        }
    }

    private void Add(Tensor tensor, Tensor gradient, SortedSet<Node> open)
    {
        if (!Depends(tensor))
        {
            return;
        }

        Tensor fitting = Broadcasting.Undo(gradient, tensor.Shape);
        _gradients[tensor] = _gradients.TryGetValue(tensor, out Tensor? sum) ? sum + fitting : fitting;
        open.Add(tensor.Node);
    }

    /// <summary>Whether a change of a variable can change the tensor.</summary>
    private bool Depends(Tensor tensor) => _isVariable.Contains(tensor) || Depends(tensor.Node);

    // Networks are deep, so the way down is kept on the heap.
    private bool Depends(Node node)
    {
        Stack<Node> open = new([node]);
        while (open.TryPeek(out Node? top))
        {
            Tensor[] inputs = [.. top.Inputs.OfType<Tensor>()];
            if (_depends.ContainsKey(top))
            {
                open.Pop();
            }
            else if (inputs.Select(input => input.Node).FirstOrDefault(input => !_depends.ContainsKey(input)) is { } unknown)
            {
                open.Push(unknown);
            }
            else
            {
                _depends[top] = inputs.Any(input => _depends[input.Node] || _isVariable.Contains(input));
            }
        }

        return _depends[node];
    }

    /// <summary>The node, or its double when its part of the graph is to be computed again.</summary>
    private Node Kept(Node node, ImmutableArray<Tensor?> gradients)
    {
        if (node.Checkpoint is not { } checkpoint)
        {
            return node;
        }

        if (!_recomputations.TryGetValue(checkpoint, out Recomputation? recomputation))
        {
            _recomputations.Add(checkpoint, recomputation = new(checkpoint, gradients.First(gradient => gradient is not null)!));
        }

        return recomputation.Again(node);
    }

    private static Tensor Zeros(Tensor like) => like.Like(0).Expand(like.Shape);
}
