using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Pooling over the last two axes of [N,C,H,W].</summary>
public static class Pooling
{
    /// <summary>Largest value of each window; padding never wins.</summary>
    public static Tensor MaxPool(this Tensor value, (int Height, int Width) kernel, (int Height, int Width)? strides = null, Pads pads = default) =>
        Pool(Operator.MaxPool, value, kernel, strides, pads);

    /// <summary>Mean of each window, over the cells inside the image only.</summary>
    public static Tensor AveragePool(this Tensor value, (int Height, int Width) kernel, (int Height, int Width)? strides = null, Pads pads = default) =>
        Pool(Operator.AveragePool, value, kernel, strides, pads);

    /// <returns>[N,C,1,1].</returns>
    public static Tensor GlobalAveragePool(this Tensor value) => value.Shape.Rank == 4
        ? value.Graph.Apply(Operator.GlobalAveragePool, [value], value.Shape.With(2, 1).With(3, 1), value.Type)
        : throw ShapeException.Unfit(Operator.GlobalAveragePool, value, "[N,C,H,W]");

    /// <summary>Where the largest value of each window lies, counted in row-major order within its channel; the first of equal ones.</summary>
    internal static Tensor MaxPoolIndices(this Tensor value, Window window) =>
        value.Graph.Apply(Operator.MaxPoolIndices, [value], window.Over(Operator.MaxPoolIndices, value), ElementType.Int64, window.Attributes());

    private static Tensor Pool(Operator op, Tensor value, (int, int) kernel, (int, int)? strides, Pads pads)
    {
        Window window = new(kernel, strides ?? (1, 1), pads, (1, 1));
        return value.Graph.Apply(op, [value], window.Over(op, value), value.Type, window.Attributes());
    }
}
