using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>One value from all along some axes; without axes, from all of the tensor. Reduced axes stay as dimension 1 unless
/// <c>keepAxes</c> is false.</summary>
public static class Reduction
{
    public static Tensor ReduceSum(this Tensor value, ReadOnlySpan<int> axes, bool keepAxes = true) =>
        Reduce(Operator.ReduceSum, value, axes, keepAxes);

    public static Tensor ReduceMean(this Tensor value, ReadOnlySpan<int> axes, bool keepAxes = true) =>
        Reduce(Operator.ReduceMean, value, axes, keepAxes);

    public static Tensor ReduceMin(this Tensor value, ReadOnlySpan<int> axes, bool keepAxes = true) =>
        Reduce(Operator.ReduceMin, value, axes, keepAxes);

    public static Tensor ReduceMax(this Tensor value, ReadOnlySpan<int> axes, bool keepAxes = true) =>
        Reduce(Operator.ReduceMax, value, axes, keepAxes);

    /// <summary>Square root of the sum of squares.</summary>
    public static Tensor ReduceL2(this Tensor value, ReadOnlySpan<int> axes, bool keepAxes = true) =>
        Reduce(Operator.ReduceL2, value, axes, keepAxes);

    private static Tensor Reduce(Operator op, Tensor value, ReadOnlySpan<int> axes, bool keepAxes)
    {
        int rank = value.Shape.Rank;
        int[] reduced = axes.IsEmpty ? [.. Enumerable.Range(0, rank)] : Axes.Of(op, value, axes, rank);
        int[] dimensions = keepAxes
            ? [.. value.Shape.Select((dimension, axis) => reduced.Contains(axis) ? 1 : dimension)]
            : [.. value.Shape.Where((_, axis) => !reduced.Contains(axis))];
        Tensor numbers = value.Graph.Integers(Array.ConvertAll(reduced, axis => (long)axis));
        OnnxAttribute keep = OnnxAttribute.Of("keepdims", keepAxes ? 1 : 0);
        return value.Graph.Apply(op, [value, numbers], Shape.Of(dimensions), value.Type, keep);
    }
}
