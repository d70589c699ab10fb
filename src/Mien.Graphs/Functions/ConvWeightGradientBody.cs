namespace Mien.Graphs;

/// <summary>One product of matrices for each cell of the kernel: the gradient with the image moved by that cell.</summary>
internal static class ConvWeightGradientBody
{
    public static Tensor Build(Node node, Tensor image, Tensor gradient)
    {
        Window window = Window.Of(node);
        int groups = (int)node.Integer("group");
        Shape weights = node.Outputs[0].Shape;
        (int n, int o, int c) = (image.Shape[0], weights[0] / groups, weights[1]);
        (int rows, int columns) = (gradient.Shape[2], gradient.Shape[3]);
        Tensor padded = window.Pads == Pads.None ? image : image.Pad(window.Pads);
        Tensor products = gradient.Reshape(n, groups, o, rows * columns);
        List<Tensor> cells = [];
        for (int y = 0; y < window.Kernel.Height; y++)
        {
            for (int x = 0; x < window.Kernel.Width; x++)
            {
                Tensor moved = Moved(padded, window, y, x, rows, columns).Reshape(n, groups, c, rows * columns).Transpose(0, 1, 3, 2);
                cells.Add(products.MatMul(moved).ReduceSum([0], keepAxes: false).Reshape(groups * o, c, 1)); // [O,C/groups,1]
            }
        }

        return Selection.Concat(2, [.. cells]).Reshape(weights);
    }

    /// <summary>The cells of the image that one cell of the kernel meets, [N,C,H',W'].</summary>
    private static Tensor Moved(Tensor padded, Window window, int y, int x, int rows, int columns)
    {
        (int top, int left) = (y * window.Dilations.Height, x * window.Dilations.Width);
        (int down, int right) = window.Strides;
        return padded.Slice([2, 3], [top, left], [top + ((rows - 1) * down) + 1, left + ((columns - 1) * right) + 1], [down, right]);
    }
}
