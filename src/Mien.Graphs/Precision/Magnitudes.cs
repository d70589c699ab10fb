namespace Mien.Graphs;

/// <summary>How large the values inside a network become, to know before whether float16 holds them.</summary>
/// <param name="Graph">Has the network's inputs and one output, <see cref="Output"/> [n]: the largest absolute value of each node's first result.</param>
/// <param name="Nodes">[n], the nodes' names.</param>
public sealed record Magnitudes(Graph Graph, IReadOnlyList<string> Nodes)
{
    /// <summary>The name of the probe's output.</summary>
    public const string Output = "magnitudes";

    /// <returns>A probe whose names are those that <see cref="HalfConversion.ToHalf"/> of the same graph understands; null when there is nothing to probe.</returns>
    public static Magnitudes? Probe(Graph graph)
    {
        GraphCopy copy = new(graph.WithoutFunctions());
        List<(string Node, Tensor Result)> results = [];
        foreach (Node node in copy.Nodes)
        {
            copy.Make(node);
            if (node.Value is null && node.Outputs[0].Type == ElementType.Float32)
            {
                results.Add((node.Name, copy[node.Outputs[0]]));
            }
        }

        if (results.Count == 0)
        {
            return null;
        }

        Tensor[] largest = [.. results.Select(result => result.Result.Abs().ReduceMax([], keepAxes: false).Reshape(1))];
        copy.Result.Output(Output, largest.Length == 1 ? largest[0] : Selection.Concat(0, largest)); // [n]
        return new(copy.Result, [.. results.Select(result => result.Node)]);
    }
}
