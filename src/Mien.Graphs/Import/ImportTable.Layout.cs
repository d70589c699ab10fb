using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <content>Layout, and what is computed from sizes.</content>
internal static partial class ImportTable
{
    private static Dictionary<string, ImportRule> LayoutRows() => new()
    {
        ["Constant"] = Make(Constant),
        ["ConstantOfShape"] = Make(node => Filled(node, node.Known(0), node.Tensor("value"))),
        ["Shape"] = Make(node => SizesOf(node)),
        ["Size"] = Make(node => node.Graph.Integers([node.X.Shape.Count], [])),
        ["Range"] = Make(Range),

        ["Reshape"] = Make(node => node.X.Reshape(TargetOf(node.X.Shape, node.RequiredList("shape", 1), node.Integer("allowzero", 0) != 0))),
        ["Flatten"] = Make(Flatten),
        ["Transpose"] = Make(node => node.X.Transpose(node.Integers("perm", [.. Enumerable.Range(0, node.X.Shape.Rank).Reverse()]))),
        ["Squeeze"] = Make(node => node.X.Squeeze(node.List("axes", 1) ?? [.. Enumerable.Range(0, node.X.Shape.Rank).Where(axis => node.X.Shape[axis] == 1)])),
        ["Unsqueeze"] = Make(node => node.X.Unsqueeze(node.RequiredList("axes", 1))),
        ["Expand"] = Make(node => node.X.Expand(node.X.Shape.BroadcastWith(Shape.Of(node.Known(1))) ?? throw node.Unsupported("sizes that do not broadcast"))),
        ["Tile"] = Make(Tile),
        ["Concat"] = Make(node => node.Inputs.Length == 1 ? node.X : Selection.Concat((int)node.Integer("axis", 1), [.. node.Inputs.Select(input => input!)])),
        ["Split"] = Split,
        ["Slice"] = Make(Slice),
        ["Gather"] = Make(Gather),
        ["GatherElements"] = Make(node => node.X.GatherElements(node[1].Cast(ElementType.Int64), (int)node.Integer("axis", 0))),
        ["ScatterElements"] = Make(node => node.Text("reduction", "none") == "add"
            ? node.X.ScatterAdd(node[1].Cast(ElementType.Int64), node[2], (int)node.Integer("axis", 0))
            : throw node.Unsupported("scattering that replaces")),
        ["Pad"] = Make(Pad),
        ["DepthToSpace"] = Make(DepthToSpace),
        ["SpaceToDepth"] = Make(SpaceToDepth),
    };

    private static Tensor Constant(ImportedNode node) => node.Tensor("value") is { } value ? node.Graph.Constant(value)
        : node.Has("value_float") ? node.Graph.Constant(node.Float("value_float", 0))
        : node.Has("value_int") ? node.Graph.Integers([node.Integer("value_int", 0)], [])
        : node.Has("value_ints") ? node.Graph.Integers([.. node.Attributes.First(attribute => attribute.Name == "value_ints").Integers])
        : node.Has("value_floats") ? node.Graph.Constant([.. node.Attributes.First(attribute => attribute.Name == "value_floats").Floats], [node.Attributes.First(attribute => attribute.Name == "value_floats").Floats.Length])
        : throw node.Unsupported("a constant of this kind");

    private static Tensor Filled(ImportedNode node, int[] shape, OnnxTensor? value) =>
        (value is null ? node.Graph.Constant(0f) : node.Graph.Constant(value).Reshape(Shape.Scalar)).Expand(Shape.Of(shape));

    private static Tensor SizesOf(ImportedNode node)
    {
        int rank = node.X.Shape.Rank;
        (int start, int end) = ((int)node.Integer("start", 0), (int)node.Integer("end", rank));
        return node.Graph.Integers(node.X.Shape.ToInt64().AsSpan()[(start < 0 ? start + rank : start)..(end < 0 ? end + rank : Math.Min(end, rank))]);
    }

    private static Tensor Range(ImportedNode node)
    {
        (Values start, Values limit, Values step) = (node.KnownValues(0), node.KnownValues(1), node.KnownValues(2));
        return node.X.Type == ElementType.Int64
            ? node.Graph.Integers([.. Steps(start.Wholes[0], limit.Wholes[0], step.Wholes[0]).Select(value => (long)value)])
            : node.Graph.Constant([.. Steps(start.Reals[0], limit.Reals[0], step.Reals[0]).Select(value => (float)value)], [Steps(start.Reals[0], limit.Reals[0], step.Reals[0]).Count()]);
    }

    private static IEnumerable<double> Steps(double start, double limit, double step) =>
        Enumerable.Range(0, Math.Max(0, (int)Math.Ceiling((limit - start) / step))).Select(i => start + (i * step));

    /// <summary>0 keeps a size, −1 takes what remains.</summary>
    private static Shape TargetOf(Shape from, int[] sizes, bool zeroMeansZero)
    {
        int[] target = [.. sizes.Select((size, axis) => size == 0 && !zeroMeansZero ? from[axis] : size)];
        int open = Array.IndexOf(target, -1);
        if (open >= 0)
        {
            target[open] = 1;
            target[open] = (int)(from.Count / Shape.Of(target).Count);
        }

        return Shape.Of(target);
    }

    private static Tensor Flatten(ImportedNode node)
    {
        int axis = (int)node.Integer("axis", 1);
        int rows = node.X.Shape.Take(axis < 0 ? axis + node.X.Shape.Rank : axis).Aggregate(1, (product, size) => product * size);
        return node.X.Reshape(rows, (int)(node.X.Shape.Count / rows));
    }

    private static Tensor Tile(ImportedNode node)
    {
        Tensor x = node.X;
        foreach ((int times, int axis) in node.Known(1).Select((times, axis) => (times, axis)))
        {
            x = times == 1 ? x : Selection.Concat(axis, [.. Enumerable.Repeat(x, times)]);
        }

        return x;
    }

    private static ImmutableArray<Tensor> Split(ImportedNode node)
    {
        int axis = (int)node.Integer("axis", 0);
        int size = node.X.Shape[axis];
        int part = (size + node.OutputCount - 1) / node.OutputCount;
        int[] sizes = node.List("split", 1) ?? [.. Enumerable.Range(0, node.OutputCount).Select(i => Math.Min(part, size - (i * part)))];
        return node.X.Split(axis, sizes);
    }

    private static Tensor Slice(ImportedNode node)
    {
        (int[] starts, int[] ends) = (node.RequiredList("starts", 1), node.RequiredList("ends", 2));
        int[] axes = node.List("axes", 3) ?? [.. Enumerable.Range(0, starts.Length)];
        int[] steps = node.List("steps", 4) ?? [.. Enumerable.Repeat(1, starts.Length)];
        Tensor x = node.X;
        for (int i = 0; i < axes.Length; i++)
        {
            int size = x.Shape[axes[i]];
            if (steps[i] < 0)
            {
                // From start down to end is, turned around, from the other ends upwards.
                x = x.Flip(axes[i]);
                (starts[i], ends[i], steps[i]) = (size - 1 - Math.Clamp(Positive(starts[i], size), -1, size - 1), size - 1 - Math.Clamp(Positive(ends[i], size), -1, size - 1), -steps[i]);
            }

            (int from, int to) = (Math.Clamp(Positive(starts[i], size), 0, size), Math.Clamp(Positive(ends[i], size), 0, size));
            x = from == 0 && to == size && steps[i] == 1 ? x : x.Slice(axes[i], from, Math.Max(from, to), steps[i]);
        }

        return x;
    }

    private static int Positive(int index, int size) => index < 0 ? index + size : index;

    private static Tensor Gather(ImportedNode node)
    {
        int axis = (int)node.Integer("axis", 0);
        int size = node.X.Shape[axis];
        if (node[1].Node.Value is null)
        {
            return node.X.Gather(node[1], axis);
        }

        long[] indices = [.. node.KnownValues(1).Wholes.Select(index => index < 0 ? index + size : index)];
        return node.X.Gather(node.Graph.Integers(indices, node[1].Shape), axis);
    }

    private static Tensor Pad(ImportedNode node)
    {
        int[] margins = node.RequiredList(node.Has("paddings") ? "paddings" : "pads", 1);
        int rank = node.X.Shape.Rank;
        int[] axes = node.Optional(3) is null ? [.. Enumerable.Range(0, rank)] : [.. node.Known(3).Select(axis => Positive(axis, rank))];
        int[] before = new int[rank], after = new int[rank];
        for (int i = 0; i < axes.Length; i++)
        {
            (before[axes[i]], after[axes[i]]) = (margins[i], margins[axes.Length + i]);
        }

        PadMode mode = node.Text("mode", "constant") switch
        {
            "constant" => PadMode.Constant,
            "reflect" => PadMode.Reflect,
            "edge" => PadMode.Edge,
            string other => throw node.Unsupported($"padding by {other}"),
        };
        return node.X.Pad(before, after, mode == PadMode.Constant ? node.Number("value", 2, 0) : 0, mode);
    }

    // ONNX's usual order has the block's cells as the outer channels, PyTorch's has them as the inner ones.
    private static Tensor DepthToSpace(ImportedNode node)
    {
        int block = (int)node.Integer("blocksize", 1);
        return node.Text("mode", "DCR") == "CRD" ? node.X.PixelShuffle(block) : SwapChannels(node.X, block * block).PixelShuffle(block);
    }

    private static Tensor SpaceToDepth(ImportedNode node)
    {
        int block = (int)node.Integer("blocksize", 1);
        Tensor cells = node.X.PixelUnshuffle(block);
        return SwapChannels(cells, cells.Shape[1] / (block * block));
    }

    /// <summary>[N,outer·inner,H,W] to [N,inner·outer,H,W].</summary>
    private static Tensor SwapChannels(Tensor x, int outer)
    {
        (int n, int c, int h, int w) = (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
        return x.Reshape(n, outer, c / outer, h, w).Transpose(0, 2, 1, 3, 4).Reshape(n, c, h, w);
    }
}
