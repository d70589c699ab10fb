namespace Mien.Graphs;

/// <summary>What a network or a layer weighs and what one run of it costs.</summary>
/// <param name="Parameters">Elements of all floating-point constants; single numbers are settings, not weights.</param>
/// <param name="Macs">Multiply-adds of convolutions and matrix products; the rest is not counted, as is usual in the field.</param>
public readonly record struct GraphCost(long Parameters, long Macs)
{
    public static GraphCost operator +(GraphCost left, GraphCost right) => left.Add(right);

    public GraphCost Add(GraphCost other) => checked(new(Parameters + other.Parameters, Macs + other.Macs));

    public override string ToString() => $"{Parameters / 1e6:0.000} M parameters, {Macs / 1e9:0.0000} GMAC";

    internal static GraphCost Of(IEnumerable<Node> nodes) => nodes.Aggregate(default(GraphCost), (sum, node) => sum + Of(node));

    internal static GraphCost Of(Node node) => node.Operator switch
    {
        Operator.Constant when node.Outputs[0] is { Type: ElementType.Float32 or ElementType.Float16, Shape.Rank: > 0 } weights => new(weights.Shape.Count, 0),

        // One multiply-add for each element of the smaller image and each weight of its filter, [O,I/groups,kh,kw].
        Operator.Conv => new(0, checked(node.Outputs[0].Shape.Count * PerRow(node.Inputs[1]!))),
        Operator.ConvTranspose or Operator.ConvInputGradient => new(0, checked(node.Inputs[0]!.Shape.Count * PerRow(node.Inputs[1]!))),
        Operator.ConvWeightGradient => new(0, checked(node.Inputs[1]!.Shape.Count * PerRow(node.Outputs[0]))),
        Operator.MatMul => new(0, checked(node.Outputs[0].Shape.Count * node.Inputs[0]!.Shape[-1])),
        Operator.Gemm => new(0, checked(node.Outputs[0].Shape.Count * (node.Inputs[0]!.Shape.Count / Math.Max(1, node.Outputs[0].Shape[0])))),
        _ => default,
    };

    private static long PerRow(Tensor weights) => weights.Shape.Count / Math.Max(1, weights.Shape[0]);
}
