using System.Collections.Immutable;

namespace Mien.Graphs;

/// <content>Layout: gradients go the way back.</content>
internal static partial class GradientTable
{
    private static Dictionary<Operator, GradientRule> LayoutRows() => new()
    {
        [Operator.Reshape] = One(ToInputShape),
        [Operator.Squeeze] = One(ToInputShape),
        [Operator.Unsqueeze] = One(ToInputShape),
        [Operator.Transpose] = One((node, g) => g.Transpose(Inverse(node.Integers("perm")))),
        [Operator.Expand] = One((node, g) => g), // the walk undoes broadcasting
        [Operator.Concat] = (node, g) => [.. g[0]!.Split(Axis(node), [.. node.Inputs.Select(part => part!.Shape[Axis(node)])])],
        [Operator.Split] = (node, g) => [Selection.Concat(Axis(node), [.. node.Outputs.Select((part, i) => g[i] ?? part.Like(0).Expand(part.Shape))]), null],
        [Operator.Slice] = One(UndoSlice),
        [Operator.Gather] = (node, g) => [UndoGather(node, g[0]!), null],
        [Operator.GatherElements] = (node, g) =>
            [Zeros(node.Inputs[0]!).ScatterAdd(node.Inputs[1]!, g[0]!, Axis(node)), null],
        [Operator.ScatterElements] = (node, g) => [g[0], null, g[0]!.GatherElements(node.Inputs[1]!, Axis(node))],
        [Operator.Pad] = (node, g) => PadRule(node)(node, g),

        [Operator.ReduceSum] = One((node, g) => Spread(node, g)),
        [Operator.ReduceMean] = One((node, g) => Spread(node, g * (1f / Reduced(node)))),
        [Operator.ReduceMin] = One(ToExtremes),
        [Operator.ReduceMax] = One(ToExtremes),
        [Operator.ReduceL2] = One((node, g) => node.Inputs[0]! * KeptAxes(node, g / node.Outputs[0])),
        [Operator.GlobalAveragePool] = Each((x, y, g) => (g * (1f / (x.Shape[2] * x.Shape[3]))).Expand(x.Shape)),
    };

    private static Tensor ToInputShape(Node node, Tensor g) => g.Reshape(node.Inputs[0]!.Shape);

    private static Tensor Zeros(Tensor like) => like.Like(0).Expand(like.Shape);

    private static int[] Inverse(int[] order) => [.. order.Select((_, axis) => Array.IndexOf(order, axis))];

    private static Tensor UndoSlice(Node node, Tensor g)
    {
        Shape input = node.Inputs[0]!.Shape;
        (int[] starts, int[] axes, int[] steps) = (node.ConstantInput(1), node.ConstantInput(3), node.ConstantInput(4));
        if (steps.Contains(-1))
        {
            return g.Flip(axes);
        }

        int[] before = new int[input.Rank], after = new int[input.Rank];
        for (int i = 0; i < axes.Length; i++)
        {
            (int axis, int step) = (axes[i], steps[i]);
            g = step == 1 ? g : Interleave(g, axis, step);
            before[axis] = starts[i];
            after[axis] = Math.Max(0, input[axis] - starts[i] - g.Shape[axis]);
            g = g.Slice(axis, 0, Math.Min(g.Shape[axis], input[axis] - starts[i]));
        }

        return g.Pad(before, after);
    }

    /// <summary>step − 1 zeros behind each entry of an axis.</summary>
    private static Tensor Interleave(Tensor g, int axis, int step)
    {
        int[] none = new int[g.Shape.Rank + 1], behind = new int[g.Shape.Rank + 1];
        behind[axis + 1] = step - 1;
        return g.Unsqueeze(axis + 1).Pad(none, behind).Reshape(g.Shape.With(axis, g.Shape[axis] * step));
    }

    private static Tensor UndoGather(Node node, Tensor g)
    {
        // [..., indices..., ...] becomes [..., count, ...], and each index goes along with every cell it picked.
        (Tensor value, Tensor indices, int axis) = (node.Inputs[0]!, node.Inputs[1]!, Axis(node));
        Shape flat = value.Shape.With(axis, (int)indices.Shape.Count);
        Shape column = Shape.Of([.. Enumerable.Range(0, flat.Rank).Select(i => i == axis ? flat[axis] : 1)]);
        Tensor everywhere = indices.Cast(ElementType.Int64).Reshape(column).Expand(flat);
        return Zeros(value).ScatterAdd(everywhere, g.Reshape(flat), axis);
    }

    private static GradientRule PadRule(Node node)
    {
        int[] margins = node.ConstantInput(1);
        int rank = margins.Length / 2;
        return node.Text("mode") == "constant"
            ? One((pad, g) => g.Slice([.. Enumerable.Range(0, rank)], margins.AsSpan(0, rank),
                [.. Enumerable.Range(0, rank).Select(axis => margins[axis] + pad.Inputs[0]!.Shape[axis])], [.. Enumerable.Repeat(1, rank)]))
            : Through((pad, inputs) => [PadByParts(pad, inputs[0]!, margins)]);
    }

    private static Tensor PadByParts(Node pad, Tensor value, int[] margins)
    {
        PadMode mode = Enum.Parse<PadMode>(pad.Text("mode"), ignoreCase: true);
        for (int axis = 0; axis < value.Shape.Rank; axis++)
        {
            (int before, int after) = (margins[axis], margins[value.Shape.Rank + axis]);
            value = before + after == 0 ? value : value.PadByParts(axis, before, after, mode);
        }

        return value;
    }

    private static long Reduced(Node node) => node.Inputs[0]!.Shape.Count / Math.Max(1, node.Outputs[0].Shape.Count);

    /// <summary>A reduction's result or gradient with the reduced axes as dimension 1.</summary>
    private static Tensor KeptAxes(Node node, Tensor reduced)
    {
        Shape input = node.Inputs[0]!.Shape;
        int[] axes = node.ConstantInput(1);
        return reduced.Shape.Rank == input.Rank ? reduced : reduced.Reshape(Shape.Of([.. input.Select((size, axis) => axes.Contains(axis) ? 1 : size)]));
    }

    private static Tensor Spread(Node node, Tensor g) => KeptAxes(node, g).Expand(node.Inputs[0]!.Shape);

    // Several equal extremes share the gradient.
    private static Tensor ToExtremes(Node node, Tensor g)
    {
        Tensor extremes = node.Inputs[0]!.EqualTo(KeptAxes(node, node.Outputs[0])).ToNumber(g);
        Tensor count = extremes.ReduceSum(node.ConstantInput(1));
        return extremes * (KeptAxes(node, g) / count);
    }
}
