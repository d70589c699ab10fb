namespace Mien.Graphs;

/// <summary>The second time that a checkpointed part is computed, in the backward walk.</summary>
internal sealed class Recomputation
{
    private readonly Checkpoint _checkpoint;
    private readonly Tensor _input;
    private readonly Dictionary<Node, Node> _doubles = [];

    /// <param name="gradient">The first that comes back to the part: nothing is computed again before it is there.</param>
    public Recomputation(Checkpoint checkpoint, Tensor gradient)
    {
        _checkpoint = checkpoint;
        _input = checkpoint.Input.After(gradient);
    }

    public Node Again(Node node)
    {
        // Inputs come before the nodes that use them, so the way down ends; a part is a few layers deep.
        if (!_doubles.TryGetValue(node, out Node? again))
        {
            again = node.Graph.Remake(node, [.. node.Inputs.Select(Again)])[0].Node;
            _doubles.Add(node, again);
        }

        return again;
    }

    private Tensor? Again(Tensor? tensor) => tensor is null ? null
        : tensor == _checkpoint.Input ? _input
        : tensor.Node.Checkpoint == _checkpoint && tensor.Node.Operator is not Operator.Constant ? Again(tensor.Node).Outputs[tensor.Index]
        : tensor;
}
