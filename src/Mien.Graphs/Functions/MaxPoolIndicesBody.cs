namespace Mien.Graphs;

/// <summary>The cells of all windows are compared one after another, so that the first of equal ones wins. ONNX's MaxPool could say where its
/// winners lie, but ONNX Runtime's WebGPU takes such a node and then fails on it.</summary>
internal static class MaxPoolIndicesBody
{
    public static Tensor Build(Node node, Tensor image)
    {
        Window window = Window.Of(node);
        Shape places = node.Outputs[0].Shape;
        int width = image.Shape[3];
        Tensor padded = window.Pads == Pads.None ? image : image.Pad(window.Pads, float.NegativeInfinity);
        Tensor largest = Cells(padded, window, places, 0, 0);
        Tensor winner = image.Graph.Constant(0f);
        foreach ((int y, int x) in Enumerable.Range(0, window.Kernel.Height).SelectMany(_ => Enumerable.Range(0, window.Kernel.Width), (y, x) => (y, x)).Skip(1))
        {
            Tensor cells = Cells(padded, window, places, y, x);
            winner = cells.Greater(largest).Where(image.Graph.Constant((float)((y * width) + x)), winner);
            largest = largest.Max(cells);
        }

        // Single precision counts up to 2²⁴ cells of a channel exactly.
        return (Starts(image.Graph, window, places, width) + winner).Expand(places).Cast(ElementType.Int64);
    }

    /// <returns>[N,C,H',W'], the cell at this place of each window.</returns>
    private static Tensor Cells(Tensor padded, Window window, Shape places, int y, int x) => padded.Slice(
        [2, 3],
        [y, x],
        [y + ((places[2] - 1) * window.Strides.Height) + 1, x + ((places[3] - 1) * window.Strides.Width) + 1],
        [window.Strides.Height, window.Strides.Width]);

    /// <returns>[H',W'], the number of each window's first cell, which may lie before the image.</returns>
    private static Tensor Starts(Graph graph, Window window, Shape places, int width)
    {
        float[] rows = [.. Enumerable.Range(0, places[2]).Select(row => (float)(((row * window.Strides.Height) - window.Pads.Top) * width))];
        float[] columns = [.. Enumerable.Range(0, places[3]).Select(column => (float)((column * window.Strides.Width) - window.Pads.Left))];
        return graph.Constant(rows, [places[2], 1]) + graph.Constant(columns, [places[3]]);
    }
}
