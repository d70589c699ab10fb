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

    public static Tensor Neg(this Tensor value) => Each(Operator.Neg, value);

    public static Tensor Abs(this Tensor value) => Each(Operator.Abs, value);

    public static Tensor Sqrt(this Tensor value) => Each(Operator.Sqrt, value);

    public static Tensor Exp(this Tensor value) => Each(Operator.Exp, value);

    public static Tensor Log(this Tensor value) => Each(Operator.Log, value);

    public static Tensor Floor(this Tensor value) => Each(Operator.Floor, value);

    public static Tensor Identity(this Tensor value) => Each(Operator.Identity, value);

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
