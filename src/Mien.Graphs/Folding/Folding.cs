namespace Mien.Graphs;

/// <summary>Makes a graph smaller without changing what it computes.</summary>
public static class Folding
{
    /// <summary>A copy in which constants are computed, and factors and terms of each channel, such as batch normalisation's, are part
    /// of the weights of the convolution or matrix product before them.</summary>
    public static Graph Folded(this Graph graph)
    {
        Graph copy = new(graph.Name);
        ConstantFolding constants = new();
        Dictionary<Tensor, int> uses = Uses(graph);
        Dictionary<Tensor, Tensor> copies = [];
        foreach ((string name, Tensor input) in graph.Inputs)
        {
            copies[input] = copy.Input(name, input.Shape, input.Type);
        }

        foreach (Node node in graph.Nodes().Where(node => node.Operator is not Operator.Input))
        {
            using IDisposable scope = copy.ScopeInstead(node.Scope);
            Tensor?[] inputs = [.. node.Inputs.Select(input => input is null ? null : copies[input])];
            Tensor? absorbed = ChannelFolding.Absorb(node, inputs, isOnlyUse: input => uses[input] == 1);
            foreach (Tensor output in absorbed is null ? copy.Remake(node, [.. inputs]) : [absorbed])
            {
                copies[node.Outputs[output.Index]] = FoldInputs(constants, constants.Fold(output));
            }
        }

        foreach ((string name, Tensor output) in graph.Outputs)
        {
            copy.Output(name, copies[output]);
        }

        return copy;
    }

    /// <summary>The same with constants in place of what they are computed from.</summary>
    private static Tensor FoldInputs(ConstantFolding constants, Tensor tensor)
    {
        Node node = tensor.Node;
        Tensor?[] folded = [.. node.Inputs.Select(input => input is null ? null : constants.Fold(input))];
        return folded.SequenceEqual(node.Inputs) ? tensor : tensor.Graph.Remake(node, [.. folded])[tensor.Index];
    }

    private static Dictionary<Tensor, int> Uses(Graph graph) => graph.Nodes()
        .SelectMany(node => node.Inputs.OfType<Tensor>())
        .Concat(graph.Outputs.Select(output => output.Value))
        .GroupBy(tensor => tensor)
        .ToDictionary(group => group.Key, group => group.Count());
}
