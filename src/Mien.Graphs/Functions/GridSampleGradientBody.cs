using System.Collections.Immutable;

namespace Mien.Graphs;

/// <summary>Grid sampling written as a sum over the four cells around each point, which differentiates itself.</summary>
internal static class GridSampleGradientBody
{
    /// <returns>The gradients of image and grid.</returns>
    public static ImmutableArray<Tensor> Build(Node node, Tensor image, Tensor grid, Tensor gradient) =>
        ByCorners(image, grid, node.Text("padding_mode"), node.Integer("align_corners") != 0).Gradients(gradient, [image, grid]);

    private static Tensor ByCorners(Tensor image, Tensor grid, string border, bool alignCorners)
    {
        (int n, int c, int height, int width) = (image.Shape[0], image.Shape[1], image.Shape[2], image.Shape[3]);
        (int rows, int columns) = (grid.Shape[1], grid.Shape[2]);
        ImmutableArray<Tensor> points = grid.Reshape(n, rows * columns, 2).Split(2, 1, 1); // [N,P,1]
        Axis x = new(Position(points[0].Reshape(n, 1, rows * columns), width, border, alignCorners), width);
        Axis y = new(Position(points[1].Reshape(n, 1, rows * columns), height, border, alignCorners), height);
        Tensor cells = image.Reshape(n, c, height * width);
        Tensor? sum = null;
        foreach ((bool lower, bool right) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            Tensor number = ((y.Cell(lower) * width) + x.Cell(right)).Cast(ElementType.Int64).Expand([n, c, rows * columns]);
            Tensor part = cells.GatherElements(number, 2) * (y.Weight(lower) * x.Weight(right)); // [N,C,P]
            sum = sum is null ? part : sum + part;
        }

        return sum!.Reshape(n, c, rows, columns);
    }

    /// <summary>From −1 … 1 to cells, brought into the image where the border says so.</summary>
    private static Tensor Position(Tensor points, int size, string border, bool alignCorners)
    {
        Tensor cells = alignCorners ? (points + 1f) * ((size - 1) / 2f) : ((points + 1f) * (size / 2f)) - 0.5f;
        return border switch
        {
            "border" => cells.Clip(0, size - 1),
            "reflection" => Reflect(cells, alignCorners ? 0 : -0.5f, alignCorners ? size - 1 : size).Clip(0, size - 1),
            _ => cells,
        };
    }

    private static Tensor Reflect(Tensor cells, float low, float length)
    {
        Tensor distance = (cells - low).Abs();
        Tensor turns = (distance / length).Floor();
        Tensor rest = distance - (turns * length);
        Tensor odd = turns - ((turns / 2f).Floor() * 2f);
        return rest + (odd * (length - (rest * 2f))) + low;
    }

    /// <summary>The two cells on either side of each point along one axis.</summary>
    private sealed class Axis(Tensor position, int size)
    {
        private readonly Tensor _first = position.Floor();

        public Tensor Cell(bool second) => Number(second).Clip(0, size - 1);

        /// <summary>Linear, and nothing for cells outside.</summary>
        public Tensor Weight(bool second)
        {
            Tensor weight = second ? position - _first : _first + 1f - position;
            Tensor inside = Number(second).GreaterOrEqual(position.Like(0)).And(Number(second).LessOrEqual(position.Like(size - 1)));
            return weight * inside.Cast(position.Type);
        }

        private Tensor Number(bool second) => second ? _first + 1f : _first;
    }
}
