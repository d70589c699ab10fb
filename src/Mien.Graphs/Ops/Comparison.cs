using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>Comparisons (their result is <see cref="ElementType.Bool"/>), logic, choice and change of type.</summary>
public static class Comparison
{
    public static Tensor Less(this Tensor left, Tensor right) => Arithmetic.Pair(Operator.Less, left, right, ElementType.Bool);

    public static Tensor LessOrEqual(this Tensor left, Tensor right) =>
        Arithmetic.Pair(Operator.LessOrEqual, left, right, ElementType.Bool);

    public static Tensor Greater(this Tensor left, Tensor right) =>
        Arithmetic.Pair(Operator.Greater, left, right, ElementType.Bool);

    public static Tensor GreaterOrEqual(this Tensor left, Tensor right) =>
        Arithmetic.Pair(Operator.GreaterOrEqual, left, right, ElementType.Bool);

    public static Tensor EqualTo(this Tensor left, Tensor right) =>
        Arithmetic.Pair(Operator.Equal, left, right, ElementType.Bool);

    public static Tensor And(this Tensor left, Tensor right) => Arithmetic.Pair(Operator.And, left, right);

    public static Tensor Or(this Tensor left, Tensor right) => Arithmetic.Pair(Operator.Or, left, right);

    public static Tensor Not(this Tensor value) => Arithmetic.Each(Operator.Not, value);

    /// <summary>Takes <paramref name="then"/> where the condition holds, else <paramref name="otherwise"/>; all three
    /// broadcast.</summary>
    public static Tensor Where(this Tensor condition, Tensor then, Tensor otherwise)
    {
        if (condition.Type != ElementType.Bool)
        {
            throw ShapeException.Unfit(Operator.Where, condition, "a condition of type Bool");
        }

        if (then.Type != otherwise.Type || then.Shape.BroadcastWith(otherwise.Shape) is not { } branches)
        {
            throw ShapeException.Mismatch(Operator.Where, then, otherwise, "the branches must have one type and broadcast");
        }

        Shape shape = branches.BroadcastWith(condition.Shape)
            ?? throw ShapeException.Mismatch(Operator.Where, condition, then, "the condition must broadcast with the branches");
        return condition.Graph.Apply(Operator.Where, [condition, then, otherwise], shape, then.Type);
    }

    public static Tensor Cast(this Tensor value, ElementType type) =>
        value.Graph.Apply(Operator.Cast, [value], value.Shape, type, OnnxAttribute.Of("to", (long)type));
}
