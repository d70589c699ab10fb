namespace Mien.Graphs;

/// <summary>What one node of a network weighs and costs.</summary>
/// <param name="Name">Of the node, such as "block3/Conv_41".</param>
/// <param name="Output">Shape of its first result.</param>
/// <param name="Cost">With the weights that this node is the first to use.</param>
public sealed record LayerCost(string Name, Operator Operator, Shape Output, GraphCost Cost)
{
    internal static IReadOnlyList<LayerCost> Of(IEnumerable<Node> nodes)
    {
        HashSet<Node> counted = [];
        List<LayerCost> layers = [];
        foreach (Node node in nodes.Where(node => node.Operator is not (Operator.Input or Operator.Constant)))
        {
            GraphCost weights = GraphCost.Of(node.Inputs.OfType<Tensor>().Select(input => input.Node).Where(input => input.Value is not null && counted.Add(input)));
            GraphCost cost = weights + GraphCost.Of(node);
            if (cost != default)
            {
                layers.Add(new(node.Name, node.Operator, node.Outputs[0].Shape, cost));
            }
        }

        return layers;
    }
}
