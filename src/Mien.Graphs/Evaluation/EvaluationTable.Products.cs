namespace Mien.Graphs;

/// <content>Sums of products. All four ways of a convolution are one loop over the triples that meet: an image's cell, a weight, and a cell of
/// the result.</content>
internal static partial class EvaluationTable
{
    private static Dictionary<Operator, EvaluationRule> ProductRows() => new()
    {
        [Operator.Conv] = (node, x) => [AddBias(Meet(node, x[0].Shape, x[1].Shape, node.Outputs[0].Shape, node.Outputs[0].Shape,
            (image, weight, result, sums) => sums[result] += x[0].Reals[image] * x[1].Reals[weight]), x.ElementAtOrDefault(2))],
        [Operator.ConvTranspose] = (node, x) => [AddBias(Meet(node, node.Outputs[0].Shape, x[1].Shape, x[0].Shape, node.Outputs[0].Shape,
            (image, weight, result, sums) => sums[image] += x[0].Reals[result] * x[1].Reals[weight]), x.ElementAtOrDefault(2))],
        [Operator.ConvInputGradient] = (node, x) => [Meet(node, node.Outputs[0].Shape, x[1].Shape, x[0].Shape, node.Outputs[0].Shape,
            (image, weight, result, sums) => sums[image] += x[0].Reals[result] * x[1].Reals[weight])],
        [Operator.ConvWeightGradient] = (node, x) => [Meet(node, x[0].Shape, node.Outputs[0].Shape, x[1].Shape, node.Outputs[0].Shape,
            (image, weight, result, sums) => sums[weight] += x[0].Reals[image] * x[1].Reals[result])],

        [Operator.MatMul] = (node, x) => [MatMul(node, x[0], x[1])],
        [Operator.Gemm] = (node, x) => [Gemm(node, x[0], x[1], x.ElementAtOrDefault(2))],
    };

    private static Values Meet(Node node, Shape images, Shape weights, Shape results, Shape output, Action<int, int, int, double[]> add)
    {
        Window window = Window.Of(node);
        double[] sums = new double[output.Count];
        int outputsPerGroup = results[1] / (int)node.Integer("group");
        foreach (int[] cell in Cells.Of(Shape.Of(results[0], results[1], results[2], results[3], weights[1], weights[2], weights[3])))
        {
            int channel = (cell[1] / outputsPerGroup * weights[1]) + cell[4];
            int y = (cell[2] * window.Strides.Height) + (cell[5] * window.Dilations.Height) - window.Pads.Top;
            int x = (cell[3] * window.Strides.Width) + (cell[6] * window.Dilations.Width) - window.Pads.Left;
            if (y >= 0 && y < images[2] && x >= 0 && x < images[3])
            {
                add(Cells.Offset(images, [cell[0], channel, y, x]), Cells.Offset(weights, [cell[1], cell[4], cell[5], cell[6]]), Cells.Offset(results, cell.AsSpan(0, 4)), sums);
            }
        }

        return Values.Of(output, sums);
    }

    private static Values AddBias(Values image, Values? bias) => bias is null
        ? image
        : Values.Of(image.Shape, [.. Cells.Of(image.Shape).Select((cell, place) => image.Reals[place] + bias.Reals[cell[1]])]);

    private static Values MatMul(Node node, Values left, Values right)
    {
        Shape shape = node.Outputs[0].Shape;
        int inner = left.Shape[-1];
        return Real(node, Cells.Of(shape).Select(cell =>
        {
            // Rows and columns are read at 0, the inner index is stepped through by hand.
            int[] row = [.. cell], column = [.. cell];
            (row[^1], column[^2]) = (0, 0);
            int first = Cells.BroadcastOffset(left.Shape, row), second = Cells.BroadcastOffset(right.Shape, column);
            return Enumerable.Range(0, inner).Sum(i => left.Reals[first + i] * right.Reals[second + (i * right.Shape[-1])]);
        }));
    }

    private static Values Gemm(Node node, Values left, Values right, Values? bias)
    {
        (bool a, bool b) = (node.Integer("transA") != 0, node.Integer("transB") != 0);
        int inner = left.Shape[a ? 0 : 1];
        return Real(node, Cells.Of(node.Outputs[0].Shape).Select(cell =>
            Enumerable.Range(0, inner).Sum(i =>
                left.Reals[a ? (i * left.Shape[1]) + cell[0] : (cell[0] * inner) + i] * right.Reals[b ? (cell[1] * inner) + i : (i * right.Shape[1]) + cell[1]])
            + (bias is null ? 0 : bias.Reals[Cells.BroadcastOffset(bias.Shape, cell)])));
    }
}
