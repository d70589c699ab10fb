namespace Mien.Graphs;

/// <content>Reductions, normalisations, and the operators that ONNX lacks.</content>
internal static partial class ImportTable
{
    private static Dictionary<string, ImportRule> ReductionRows() => new()
    {
        ["ReduceSum"] = Reduce((x, axes, keep) => x.ReduceSum(axes, keep)),
        ["ReduceMean"] = Reduce((x, axes, keep) => x.ReduceMean(axes, keep)),
        ["ReduceMin"] = Reduce((x, axes, keep) => x.ReduceMin(axes, keep)),
        ["ReduceMax"] = Reduce((x, axes, keep) => x.ReduceMax(axes, keep)),
        ["ReduceL1"] = Reduce((x, axes, keep) => x.Abs().ReduceSum(axes, keep)),
        ["ReduceL2"] = Reduce((x, axes, keep) => x.ReduceL2(axes, keep)),
        ["ReduceSumSquare"] = Reduce((x, axes, keep) => x.Square().ReduceSum(axes, keep)),
    };

    private static Dictionary<string, ImportRule> NormRows() => new()
    {
        ["BatchNormalization"] = Make(node => node.Integer("training_mode", 0) == 0
            ? BatchNorm(node)
            : throw node.Unsupported("statistics of the batch")),
        ["InstanceNormalization"] = Make(node => node.X.InstanceNorm(node[1], node[2], node.Float("epsilon", 1e-5f))),
        ["LayerNormalization"] = Make(node => node.X.LayerNorm(node[1], node.Optional(2), node.X.Shape.Rank - Axes.Of(Operator.ReduceMean, node.X, (int)node.Integer("axis", -1)), node.Float("epsilon", 1e-5f))),
        ["GroupNormalization"] = Make(GroupNorm),
        ["LpNormalization"] = Make(node => node.Integer("p", 2) == 2
            ? node.X / node.X.ReduceL2([(int)node.Integer("axis", -1)])
            : throw node.Unsupported("another norm than the second")),
    };

    private static Dictionary<string, ImportRule> FunctionRows() => new()
    {
        ["StopGradient"] = Each(x => x.StopGradient()),
        ["Barrier"] = Pair((x, other) => x.After(other)),
        ["ConvInputGradient"] = Make(node => node.X.ConvInputGradient(node[1], WindowOf(node), (int)node.Integer("group", 1), TwoOf(node.Integers("size"), 1))),
        ["ConvWeightGradient"] = Make(node => node.X.ConvWeightGradient(node[1], WindowOf(node), (int)node.Integer("group", 1))),
        ["MaxPoolIndices"] = Make(node => node.X.MaxPoolIndices(WindowOf(node))),
        ["ResizeGradient"] = Make(node => node.X.ResizeGradient(node.Integers("size")[0], node.Integers("size")[1], node.Attributes)),
        ["GridSampleGradient"] = node => node.X.GridSampleGradient(node[1], node[2], node.Attributes),
    };

    private static ImportRule Reduce(Func<Tensor, int[], bool, Tensor> reduce) => node =>
    {
        int[]? axes = node.List("axes", 1);
        return axes is null or [] && node.Integer("noop_with_empty_axes", 0) != 0 ? [node.X] : [reduce(node.X, axes ?? [], node.Integer("keepdims", 1) != 0)];
    };

    private static Tensor BatchNorm(ImportedNode node)
    {
        Tensor factor = node[1] / (node[4] + node.Float("epsilon", 1e-5f)).Sqrt(); // [C]
        Tensor term = node[2] - (node[3] * factor);
        int[] behind = [.. Enumerable.Range(1, node.X.Shape.Rank - 2)];
        return (node.X * factor.Unsqueeze(behind)) + term.Unsqueeze(behind);
    }

    // Before version 21, scale and shift were one for each group.
    private static Tensor GroupNorm(ImportedNode node)
    {
        int groups = (int)node.Integer("num_groups", 1);
        int channels = node.X.Shape[1];
        Tensor PerChannel(Tensor setting) => setting.Shape[0] == channels ? setting : setting.Unsqueeze(1).Expand([groups, channels / groups]).Reshape(channels);
        return node.X.GroupNorm(groups, PerChannel(node[1]), PerChannel(node[2]), node.Float("epsilon", 1e-5f));
    }

    private static Window WindowOf(ImportedNode node)
    {
        int[] pads = node.Integers("pads");
        return new(TwoOf(node.Integers("kernel_shape"), 1), Strides(node), new(pads[0], pads[1], pads[2], pads[3]), Dilations(node));
    }
}
