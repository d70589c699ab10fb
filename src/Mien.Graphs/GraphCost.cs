namespace Mien.Graphs;

/// <summary>What a network weighs and what one run of it costs.</summary>
/// <param name="Parameters">Elements of all floating-point constants; single numbers are settings, not weights.</param>
/// <param name="Macs">Multiply-adds of Conv, MatMul and Gemm; the rest is not counted, as is usual in the field.</param>
public readonly record struct GraphCost(long Parameters, long Macs)
{
    internal static GraphCost Of(IEnumerable<Node> nodes)
    {
        long parameters = 0;
        long macs = 0;
        foreach (Node node in nodes)
        {
            switch (node.Operator)
            {
                case Operator.Constant when node.Outputs[0] is { Type: ElementType.Float32 or ElementType.Float16, Shape.Rank: > 0 }:
                    parameters += node.Outputs[0].Shape.Count;
                    break;
                case Operator.Conv:
                    // One multiply-add for each output element and each weight of its filter, [O,I/groups,kh,kw].
                    macs += node.Outputs[0].Shape.Count * (node.Inputs[1]!.Shape.Count / node.Inputs[1]!.Shape[0]);
                    break;
                case Operator.MatMul:
                    macs += node.Outputs[0].Shape.Count * node.Inputs[0]!.Shape[-1];
                    break;
                case Operator.Gemm:
                    macs += node.Outputs[0].Shape.Count * (node.Inputs[0]!.Shape.Count / node.Outputs[0].Shape[0]);
                    break;
                default:
                    break;
            }
        }

        return new(parameters, macs);
    }

    public override string ToString() => $"{Parameters / 1e6:0.000} M parameters, {Macs / 1e9:0.0000} GMAC";
}
