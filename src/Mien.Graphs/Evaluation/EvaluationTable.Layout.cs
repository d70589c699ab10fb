namespace Mien.Graphs;

/// <content>Layout: every element of the result is one of the input's.</content>
internal static partial class EvaluationTable
{
    private static Dictionary<Operator, EvaluationRule> LayoutRows() => new()
    {
        [Operator.Reshape] = ToOutputShape,
        [Operator.Squeeze] = ToOutputShape,
        [Operator.Unsqueeze] = ToOutputShape,
        [Operator.Transpose] = (node, x) => Move(node, x[0], (cell, source) =>
        {
            int[] order = node.Integers("perm");
            for (int i = 0; i < order.Length; i++)
            {
                source[order[i]] = cell[i];
            }
        }),
        [Operator.Expand] = (node, x) => [Cells.Pick(x[0], node.Outputs[0].Shape, cell => Cells.BroadcastOffset(x[0].Shape, cell))],
        [Operator.Concat] = (node, x) => [Concat(node, x)],
        [Operator.Split] = (node, x) => [.. Split(node, x[0])],
        [Operator.Slice] = (node, x) => Move(node, x[0], (cell, source) =>
        {
            cell.CopyTo(source, 0);
            (long[] starts, long[] axes, long[] steps) = ([.. x[1].Wholes], [.. x[3].Wholes], [.. x[4].Wholes]);
            for (int i = 0; i < axes.Length; i++)
            {
                int size = x[0].Shape[(int)axes[i]];
                source[axes[i]] = (int)((starts[i] < 0 ? starts[i] + size : starts[i]) + (cell[axes[i]] * steps[i]));
            }
        }),
        [Operator.Gather] = (node, x) => Move(node, x[0], (cell, source) =>
        {
            (int axis, int rank) = ((int)node.Integer("axis"), x[1].Shape.Rank);
            cell.AsSpan(0, axis).CopyTo(source);
            source[axis] = Positive(x[1].Wholes[Cells.Offset(x[1].Shape, cell.AsSpan(axis, rank))], x[0].Shape[axis]);
            cell.AsSpan(axis + rank).CopyTo(source.AsSpan(axis + 1));
        }),
        [Operator.GatherElements] = (node, x) => Move(node, x[0], (cell, source) =>
        {
            int axis = (int)node.Integer("axis");
            cell.CopyTo(source, 0);
            source[axis] = Positive(x[1].Wholes[Cells.Offset(x[1].Shape, cell)], x[0].Shape[axis]);
        }),
        [Operator.ScatterElements] = (node, x) => [ScatterAdd(x[0], x[1], x[2], (int)node.Integer("axis"))],
        [Operator.Pad] = (node, x) => [Pad(node, x[0], [.. x[1].Wholes], x.Length > 2 && Values.IsReal(x[0].Type) ? x[2].Reals[0] : 0)],
    };

    private static EvaluationRule ToOutputShape => (node, x) => [x[0].As(node.Outputs[0].Shape)];

    /// <param name="find">Fills in the input's position for a position of the result.</param>
    private static Values[] Move(Node node, Values x, Action<int[], int[]> find)
    {
        int[] source = new int[x.Shape.Rank];
        return
        [
            Cells.Pick(x, node.Outputs[0].Shape, cell =>
            {
                find(cell, source);
                return Cells.Offset(x.Shape, source);
            }),
        ];
    }

    private static int Positive(long index, int size) => (int)(index < 0 ? index + size : index);

    private static Values Concat(Node node, Values[] parts)
    {
        Values joined = parts.Aggregate(Joined);
        int axis = (int)node.Integer("axis");
        return Cells.Pick(joined, node.Outputs[0].Shape, cell =>
        {
            int[] source = [.. cell];
            int before = 0;
            foreach (Values part in parts)
            {
                if (source[axis] < part.Shape[axis])
                {
                    return before + Cells.Offset(part.Shape, source);
                }

                source[axis] -= part.Shape[axis];
                before += (int)part.Shape.Count;
            }

            throw new InvalidOperationException("A position lies outside all parts.");
        });
    }

    private static IEnumerable<Values> Split(Node node, Values x)
    {
        int axis = (int)node.Integer("axis");
        int start = 0;
        foreach (Tensor part in node.Outputs)
        {
            int first = start;
            yield return Cells.Pick(x, part.Shape, cell =>
            {
                int[] source = [.. cell];
                source[axis] += first;
                return Cells.Offset(x.Shape, source);
            });
            start += part.Shape[axis];
        }
    }

    private static Values ScatterAdd(Values data, Values indices, Values updates, int axis)
    {
        double[] sums = [.. data.Reals];
        int update = 0;
        foreach (int[] cell in Cells.Of(indices.Shape))
        {
            int[] target = [.. cell];
            target[axis] = Positive(indices.Wholes[update], data.Shape[axis]);
            sums[Cells.Offset(data.Shape, target)] += updates.Reals[update++];
        }

        return Values.Of(data.Shape, sums, data.Type);
    }

    private static Values Pad(Node node, Values x, long[] margins, double fill)
    {
        string mode = node.Text("mode");
        return Cells.Pick(x, node.Outputs[0].Shape, cell =>
        {
            int[] source = new int[cell.Length];
            for (int axis = 0; axis < cell.Length; axis++)
            {
                (int at, int last) = (cell[axis] - (int)margins[axis], x.Shape[axis] - 1);
                source[axis] = mode switch
                {
                    "reflect" => at < 0 ? -at : at > last ? (2 * last) - at : at,
                    "edge" => Math.Clamp(at, 0, last),
                    _ => at,
                };
                if (source[axis] < 0 || source[axis] > last)
                {
                    return -1;
                }
            }

            return Cells.Offset(x.Shape, source);
        }, fill);
    }
}
