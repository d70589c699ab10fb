namespace Mien.Graphs;

/// <summary>Element-by-element arithmetic. Two operands broadcast by the rule of ONNX and NumPy and have one type.</summary>
public static class Arithmetic
{
    public static Tensor Add(this Tensor left, Tensor right) => Pair(Operator.Add, left, right);

    public static Tensor Sub(this Tensor left, Tensor right) => Pair(Operator.Sub, left, right);

    public static Tensor Mul(this Tensor left, Tensor right) => Pair(Operator.Mul, left, right);

    public static Tensor Div(this Tensor left, Tensor right) => Pair(Operator.Div, left, right);

    public static Tensor Pow(this Tensor left, Tensor right) => Pair(Operator.Pow, left, right);

    public static Tensor Max(this Tensor left, Tensor right) => Pair(Operator.Max, left, right);

    public static Tensor Min(this Tensor left, Tensor right) => Pair(Operator.Min, left, right);

    /// <summary>Remainder of whole numbers, with the divisor's sign.</summary>
    public static Tensor Mod(this Tensor left, Tensor right) => Whole(Operator.Mod, left, right);

    public static Tensor BitwiseAnd(this Tensor left, Tensor right) => Whole(Operator.BitwiseAnd, left, right);

    public static Tensor BitwiseXor(this Tensor left, Tensor right) => Whole(Operator.BitwiseXor, left, right);

    public static Tensor Neg(this Tensor value) => Each(Operator.Neg, value);

    public static Tensor Abs(this Tensor value) => Each(Operator.Abs, value);

    /// <returns>−1, 0 or 1.</returns>
    public static Tensor Sign(this Tensor value) => Each(Operator.Sign, value);

    public static Tensor Sqrt(this Tensor value) => Each(Operator.Sqrt, value);

    public static Tensor Exp(this Tensor value) => Each(Operator.Exp, value);

    public static Tensor Log(this Tensor value) => Each(Operator.Log, value);

    /// <param name="value">Radians.</param>
    public static Tensor Sin(this Tensor value) => Each(Operator.Sin, value);

    /// <param name="value">Radians.</param>
    public static Tensor Cos(this Tensor value) => Each(Operator.Cos, value);

    /// <summary>The error function.</summary>
    public static Tensor Erf(this Tensor value) => Each(Operator.Erf, value);

    public static Tensor Square(this Tensor value) => value * value;

    public static Tensor Floor(this Tensor value) => Each(Operator.Floor, value);

    public static Tensor Identity(this Tensor value) => Each(Operator.Identity, value);

    private static Tensor Whole(Operator op, Tensor left, Tensor right) => left.Type is ElementType.Int64 or ElementType.Int32
        ? Pair(op, left, right)
        : throw ShapeException.Unfit(op, left, "whole numbers");

    internal static Tensor Each(Operator op, Tensor value) => value.Graph.Apply(op, [value], value.Shape, value.Type);

    internal static Tensor Pair(Operator op, Tensor left, Tensor right, ElementType? result = null)
    {
        if (left.Type != right.Type)
        {
            throw ShapeException.Mismatch(op, left, right, "both must have one element type");
        }

        Shape shape = left.Shape.BroadcastWith(right.Shape)
            ?? throw ShapeException.Mismatch(op, left, right, "from the last axis, dimensions must be equal or 1");
        return left.Graph.Apply(op, [left, right], shape, result ?? left.Type);
    }
}
