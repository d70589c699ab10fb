namespace Mien.Graphs;

/// <content>One value from many.</content>
internal static partial class EvaluationTable
{
    private static Dictionary<Operator, EvaluationRule> ReductionRows() => new()
    {
        [Operator.ReduceSum] = Reduce(cells => cells.Sum()),
        [Operator.ReduceMean] = Reduce(cells => cells.Average()),
        [Operator.ReduceMin] = Reduce(cells => cells.Min()),
        [Operator.ReduceMax] = Reduce(cells => cells.Max()),
        [Operator.ReduceL2] = Reduce(cells => Math.Sqrt(cells.Sum(cell => cell * cell))),
        [Operator.GlobalAveragePool] = (node, x) => [Real(node, Groups(x[0], [2, 3]).Select(cells => cells.Average()))],
        [Operator.Softmax] = (node, x) => [Softmax(node, x[0], (value, max, sum) => Math.Exp(value - max) / sum)],
        [Operator.LogSoftmax] = (node, x) => [Softmax(node, x[0], (value, max, sum) => value - max - Math.Log(sum))],
    };

    private static EvaluationRule Reduce(Func<List<double>, double> reduce) => (node, x) =>
    {
        int[] axes = [.. x[1].Wholes.Select(axis => Positive(axis, x[0].Shape.Rank))];
        IEnumerable<double> results = Groups(x[0], axes).Select(reduce);
        return [Values.IsReal(x[0].Type) ? Real(node, results) : Whole(node, results.Select(value => (long)value))];
    };

    /// <summary>The elements that fall together when some axes go, in order of the cells that remain.</summary>
    private static List<double>[] Groups(Values x, int[] axes)
    {
        Shape remaining = Shape.Of([.. x.Shape.Select((size, axis) => axes.Contains(axis) ? 1 : size)]);
        List<double>[] groups = [.. Enumerable.Range(0, (int)remaining.Count).Select(_ => new List<double>())];
        int place = 0;
        foreach (int[] cell in Cells.Of(x.Shape))
        {
            groups[Cells.BroadcastOffset(remaining, cell)].Add(Values.IsReal(x.Type) ? x.Reals[place] : x.Wholes[place]);
            place++;
        }

        return groups;
    }

    private static Values Softmax(Node node, Values x, Func<double, double, double, double> result)
    {
        int axis = (int)node.Integer("axis");
        Shape remaining = x.Shape.With(axis, 1);
        double[] largest = [.. Groups(x, [axis]).Select(cells => cells.Max())];
        double[] sums = [.. Groups(x, [axis]).Select((cells, i) => cells.Sum(cell => Math.Exp(cell - largest[i])))];
        int[] group = [.. Cells.Of(x.Shape).Select(cell => Cells.BroadcastOffset(remaining, cell))];
        return Real(node, x.Reals.Select((value, place) => result(value, largest[group[place]], sums[group[place]])));
    }
}
