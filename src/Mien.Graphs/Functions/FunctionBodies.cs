using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Mien.Graphs;

/// <summary>What the operators that ONNX lacks are made of: one row each. An engine that knows the name may use a kernel of its own
/// instead; ONNX Runtime inlines the body, so a body is written for its speed.</summary>
internal static class FunctionBodies
{
    /// <summary>Of the names of these operators in a file.</summary>
    public const string Domain = "mien.training";

    private static readonly FrozenDictionary<Operator, FunctionBody> s_bodies = new Dictionary<Operator, FunctionBody>
    {
        [Operator.StopGradient] = (_, x) => [x[0]!.Identity()],
        [Operator.Barrier] = (_, x) => [BarrierBody.Build(x[0]!, x[1]!)],
        [Operator.ConvInputGradient] = (node, x) => [ConvInputGradientBody.Build(node, x[0]!, x[1]!)],
        [Operator.ConvWeightGradient] = (node, x) => [ConvWeightGradientBody.Build(node, x[0]!, x[1]!)],
        [Operator.MaxPoolIndices] = (node, x) => [MaxPoolIndicesBody.Build(node, x[0]!)],
        [Operator.ResizeGradient] = (node, x) => [ResizeGradientBody.Build(node, x[0]!)],
        [Operator.GridSampleGradient] = (node, x) => GridSampleGradientBody.Build(node, x[0]!, x[1]!, x[2]!),
    }.ToFrozenDictionary();

    public static bool Holds(Operator op) => s_bodies.ContainsKey(op);

    /// <summary>The body, built on tensors of any graph in place of the node's inputs.</summary>
    public static ImmutableArray<Tensor> Inline(Node node, ImmutableArray<Tensor?> inputs) => s_bodies[node.Operator](node, inputs);

    /// <summary>The body as a graph of its own, with inputs "x0", "x1" … and outputs "y0" ….</summary>
    public static Graph Body(Node node)
    {
        Graph body = new(node.Operator.ToString());
        ImmutableArray<Tensor?> inputs = [.. node.Inputs.Select((input, i) => body.Input($"x{i}", input!.Shape, input.Type))];
        foreach ((Tensor output, int i) in Inline(node, inputs).Select((output, i) => (output, i)))
        {
            body.Output($"y{i}", output);
        }

        return body;
    }
}
