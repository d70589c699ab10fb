namespace Mien.Graphs;

/// <content>Pooling and sampling.</content>
internal static partial class EvaluationTable
{
    private static Dictionary<Operator, EvaluationRule> WindowRows() => new()
    {
        [Operator.MaxPool] = (node, x) => node.Outputs.Length == 1
            ? [Pool(node, x[0], places => places.Max(place => x[0].Reals[place]))]
            : throw new NotSupportedException("MaxPool with positions"),
        [Operator.MaxPoolIndices] = (node, x) => [Whole(node, Pool(node, x[0], places => places.MaxBy(place => x[0].Reals[place]) % (x[0].Shape[2] * x[0].Shape[3])).Reals.Select(place => (long)place))],
        [Operator.AveragePool] = (node, x) => [Pool(node, x[0], places => places.Average(place => x[0].Reals[place]))],
        [Operator.Resize] = (node, x) => [Resize(node, x[0])],
        [Operator.ResizeGradient] = (node, x) => [UndoResize(node, x[0])],
        [Operator.GridSample] = (node, x) => [GridSample(node, x[0], x[1])],
    };

    /// <param name="value">Of the places of a window's cells inside the image.</param>
    private static Values Pool(Node node, Values x, Func<List<int>, double> value)
    {
        Window window = Window.Of(node);
        double[] results = [.. Cells.Of(node.Outputs[0].Shape).Select(cell =>
        {
            List<int> places = [];
            for (int i = 0; i < window.Kernel.Height * window.Kernel.Width; i++)
            {
                int row = (cell[2] * window.Strides.Height) - window.Pads.Top + (i / window.Kernel.Width);
                int column = (cell[3] * window.Strides.Width) - window.Pads.Left + (i % window.Kernel.Width);
                if (row >= 0 && row < x.Shape[2] && column >= 0 && column < x.Shape[3])
                {
                    places.Add(Cells.Offset(x.Shape, [cell[0], cell[1], row, column]));
                }
            }

            return value(places);
        })];
        return Values.Of(node.Outputs[0].Shape, results);
    }

    private static Values Resize(Node node, Values x)
    {
        (Shape from, Shape to) = (x.Shape, node.Outputs[0].Shape);
        (double[,] rows, double[,] columns) = (ResizeWeights.Of(node, from[2], to[2]), ResizeWeights.Of(node, from[3], to[3]));
        return Real(node, Cells.Of(to).Select(cell =>
        {
            int plane = Cells.Offset(from, [cell[0], cell[1], 0, 0]);
            double sum = 0;
            for (int i = 0; i < from[2] * from[3]; i++)
            {
                sum += rows[cell[2], i / from[3]] * columns[cell[3], i % from[3]] * x.Reals[plane + i];
            }

            return sum;
        }));
    }

    private static Values UndoResize(Node node, Values g)
    {
        (Shape from, Shape to) = (node.Outputs[0].Shape, g.Shape);
        (double[,] rows, double[,] columns) = (ResizeWeights.Of(node, from[2], to[2]), ResizeWeights.Of(node, from[3], to[3]));
        return Real(node, Cells.Of(from).Select(cell =>
        {
            int plane = Cells.Offset(to, [cell[0], cell[1], 0, 0]);
            double sum = 0;
            for (int i = 0; i < to[2] * to[3]; i++)
            {
                sum += rows[i / to[3], cell[2]] * columns[i % to[3], cell[3]] * g.Reals[plane + i];
            }

            return sum;
        }));
    }

    private static Values GridSample(Node node, Values image, Values grid)
    {
        (string border, bool corners) = (node.Text("padding_mode"), node.Integer("align_corners") != 0);
        (int height, int width) = (image.Shape[2], image.Shape[3]);
        return Real(node, Cells.Of(node.Outputs[0].Shape).Select(cell =>
        {
            int point = Cells.Offset(grid.Shape, [cell[0], cell[2], cell[3], 0]);
            double x = Position(grid.Reals[point], width, border, corners), y = Position(grid.Reals[point + 1], height, border, corners);
            (int left, int top) = ((int)Math.Floor(x), (int)Math.Floor(y));
            double sum = 0;
            for (int row = top; row <= top + 1; row++)
            {
                for (int column = left; column <= left + 1; column++)
                {
                    double weight = (1 - Math.Abs(x - column)) * (1 - Math.Abs(y - row));
                    bool inside = row >= 0 && row < height && column >= 0 && column < width;
                    sum += inside ? weight * image.Reals[Cells.Offset(image.Shape, [cell[0], cell[1], row, column])] : 0;
                }
            }

            return sum;
        }));
    }

    private static double Position(double point, int size, string border, bool alignCorners)
    {
        double cell = alignCorners ? (point + 1) / 2 * (size - 1) : (((point + 1) * size) - 1) / 2;
        (double low, double high) = alignCorners ? (0, size - 1) : (-0.5, size - 0.5);
        while (border == "reflection" && (cell < low || cell > high))
        {
            cell = cell < low ? (2 * low) - cell : (2 * high) - cell;
        }

        return border == "zeros" ? cell : Math.Clamp(cell, 0, size - 1);
    }
}
