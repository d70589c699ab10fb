namespace Mien.Graphs;

/// <summary>A resize is a product with one matrix for the rows and one for the columns, its gradient one with both transposed.</summary>
internal static class ResizeGradientBody
{
    public static Tensor Build(Node node, Tensor gradient)
    {
        Shape shape = node.Outputs[0].Shape;
        Tensor rows = Matrix(node, gradient.Graph, shape[2], gradient.Shape[2]).Transpose(1, 0); // [H,H']
        Tensor columns = Matrix(node, gradient.Graph, shape[3], gradient.Shape[3]); // [W',W]
        return rows.MatMul(gradient).MatMul(columns);
    }

    /// <returns>[to,from].</returns>
    private static Tensor Matrix(Node node, Graph graph, int from, int to)
    {
        double[,] weights = ResizeWeights.Of(node, from, to);
        return graph.Constant([.. weights.Cast<double>().Select(weight => (float)weight)], [to, from]);
    }
}
