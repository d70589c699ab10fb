namespace Mien.Graphs;

/// <content>Pooling and sampling, and the functions that their gradients need.</content>
internal static partial class GradientTable
{
    private static Dictionary<Operator, GradientRule> WindowRows() => new()
    {
        [Operator.MaxPool] = Each(ToWinners),
        [Operator.AveragePool] = One(ToWindows),
        [Operator.Resize] = One((node, g) => g.ResizeGradient(Size(node.Inputs[0]!).Height, Size(node.Inputs[0]!).Width, node.Attributes)),
        [Operator.GridSample] = (node, g) => [.. node.Inputs[0]!.GridSampleGradient(node.Inputs[1]!, g[0]!, node.Attributes)],
    };

    private static Dictionary<Operator, GradientRule> FunctionRows() => new()
    {
        [Operator.StopGradient] = Nothing,
        [Operator.Barrier] = One((node, g) => g),
        [Operator.MaxPoolIndices] = Nothing,
        [Operator.ResizeGradient] = One(UndoResizeGradient),
    };

    /// <summary>Each window's gradient goes to the cell that won.</summary>
    private static Tensor ToWinners(Tensor x, Tensor y, Tensor g)
    {
        (int n, int c, int cells, int windows) = (x.Shape[0], x.Shape[1], x.Shape[2] * x.Shape[3], y.Shape[2] * y.Shape[3]);
        Tensor indices = x.MaxPoolIndices(Window.Of(y.Node)).Reshape(n, c, windows);
        return x.Like(0).Expand([n, c, cells]).ScatterAdd(indices, g.Reshape(n, c, windows), axis: 2).Reshape(x.Shape);
    }

    /// <summary>Each window's gradient goes to its cells, in equal parts.</summary>
    private static Tensor ToWindows(Node node, Tensor g)
    {
        Tensor x = node.Inputs[0]!;
        Window window = Window.Of(node);
        (int height, int width) = window.Kernel;
        if (window.Kernel == window.Strides && window.Pads == Pads.None && x.Shape[2] % height == 0 && x.Shape[3] % width == 0)
        {
            (int n, int c, int rows, int columns) = (x.Shape[0], x.Shape[1], g.Shape[2], g.Shape[3]);
            return (g * (1f / (height * width))).Unsqueeze(3, 5).Expand([n, c, rows, height, columns, width]).Reshape(x.Shape);
        }

        int channels = x.Shape[1];
        Tensor ones = x.Graph.Constant([.. Enumerable.Repeat(1f, channels * height * width)], [channels, 1, height, width]);
        Tensor share = g.Graph.Constant([.. window.CellShares(x.Shape)], g.Shape.With(0, 1).With(1, 1)); // [1,1,H',W']
        return (g * share).ConvInputGradient(ones, window, channels, Size(x));
    }

    private static Tensor UndoResizeGradient(Node node, Tensor g)
    {
        Shape shape = node.Inputs[0]!.Shape;
        return g.Graph.Apply(Operator.Resize, [g, null, null, g.Graph.Integers(shape.ToInt64())], shape, g.Type,
            [.. node.Attributes.Where(attribute => attribute.Name != "size")]);
    }
}
