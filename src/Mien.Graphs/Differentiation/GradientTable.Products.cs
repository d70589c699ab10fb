using System.Collections.Immutable;

namespace Mien.Graphs;

/// <content>Sums of products: gradients of each factor are products with the other.</content>
internal static partial class GradientTable
{
    private static Dictionary<Operator, GradientRule> ProductRows() => new()
    {
        [Operator.Conv] = (node, g) => Biased(node, g[0]!,
            g[0]!.ConvInputGradient(node.Inputs[1]!, Window.Of(node), Groups(node), Size(node.Inputs[0]!)),
            node.Inputs[0]!.ConvWeightGradient(g[0]!, Window.Of(node), Groups(node))),

        // A transposed convolution is a convolution's input gradient, so its own gradients are the convolution's other two ways.
        [Operator.ConvTranspose] = (node, g) => Biased(node, g[0]!,
            g[0]!.Conv(node.Inputs[1]!, Window.Of(node), Groups(node)),
            g[0]!.ConvWeightGradient(node.Inputs[0]!, Window.Of(node), Groups(node))),
        [Operator.ConvInputGradient] = (node, g) =>
        [
            g[0]!.Conv(node.Inputs[1]!, Window.Of(node), Groups(node)),
            g[0]!.ConvWeightGradient(node.Inputs[0]!, Window.Of(node), Groups(node)),
        ],
        [Operator.ConvWeightGradient] = (node, g) =>
        [
            node.Inputs[1]!.ConvInputGradient(g[0]!, Window.Of(node), Groups(node), Size(node.Inputs[0]!)),
            node.Inputs[0]!.Conv(g[0]!, Window.Of(node), Groups(node)),
        ],

        [Operator.MatMul] = Pair((a, b, g) => (g.MatMul(SwapLast(b)), SwapLast(a).MatMul(g))),
        [Operator.Gemm] = (node, g) => GemmRule(node, g[0]!, node.Integer("transA") != 0, node.Integer("transB") != 0),
    };

    private static int Groups(Node node) => (int)node.Integer("group");

    private static (int Height, int Width) Size(Tensor image) => (image.Shape[2], image.Shape[3]);

    private static ImmutableArray<Tensor?> Biased(Node node, Tensor g, Tensor image, Tensor weights) => node.Inputs.Length == 2
        ? [image, weights]
        : [image, weights, g.ReduceSum([0, 2, 3], keepAxes: false)];

    private static Tensor SwapLast(Tensor matrix)
    {
        int rank = matrix.Shape.Rank;
        return matrix.Transpose([.. Enumerable.Range(0, rank - 2), rank - 1, rank - 2]);
    }

    private static ImmutableArray<Tensor?> GemmRule(Node node, Tensor g, bool transposedA, bool transposedB)
    {
        (Tensor a, Tensor b) = (node.Inputs[0]!, node.Inputs[1]!);
        Tensor left = transposedA ? b.Gemm(g, null, transposedB, true) : g.Gemm(b, null, false, !transposedB);
        Tensor right = transposedB ? g.Gemm(a, null, true, transposedA) : a.Gemm(g, null, !transposedA, false);
        return node.Inputs.Length == 2 ? [left, right] : [left, right, g];
    }
}
