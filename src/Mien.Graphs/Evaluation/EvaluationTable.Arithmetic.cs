namespace Mien.Graphs;

/// <content>Arithmetic, comparison and choice.</content>
internal static partial class EvaluationTable
{
    private static Dictionary<Operator, EvaluationRule> ArithmeticRows() => new()
    {
        [Operator.Add] = Pair((a, b) => a + b, (a, b) => a + b),
        [Operator.Sub] = Pair((a, b) => a - b, (a, b) => a - b),
        [Operator.Mul] = Pair((a, b) => a * b, (a, b) => a * b),
        [Operator.Div] = Pair((a, b) => a / b, (a, b) => a / b),
        [Operator.Pow] = Pair(Math.Pow),
        [Operator.Max] = Pair(Math.Max, Math.Max),
        [Operator.Min] = Pair(Math.Min, Math.Min),
        [Operator.Mod] = Pair((a, b) => a - (b * Math.Floor(a / b)), (a, b) => ((a % b) + b) % b),
        [Operator.BitwiseAnd] = Pair((a, b) => double.NaN, (a, b) => a & b),
        [Operator.BitwiseXor] = Pair((a, b) => double.NaN, (a, b) => a ^ b),

        [Operator.Less] = Compare((a, b) => a < b, (a, b) => a < b),
        [Operator.LessOrEqual] = Compare((a, b) => a <= b, (a, b) => a <= b),
        [Operator.Greater] = Compare((a, b) => a > b, (a, b) => a > b),
        [Operator.GreaterOrEqual] = Compare((a, b) => a >= b, (a, b) => a >= b),
        [Operator.Equal] = Compare((a, b) => a == b, (a, b) => a == b),
        [Operator.And] = Compare((a, b) => false, (a, b) => a != 0 && b != 0),
        [Operator.Or] = Compare((a, b) => false, (a, b) => a != 0 || b != 0),
        [Operator.Not] = Each(a => double.NaN, a => a == 0 ? 1 : 0),
        [Operator.Where] = (node, x) =>
        [
            Cells.Pick(Joined(x[1], x[2]), node.Outputs[0].Shape, cell => x[0].Wholes[Cells.BroadcastOffset(x[0].Shape, cell)] != 0
                ? Cells.BroadcastOffset(x[1].Shape, cell)
                : (int)x[1].Shape.Count + Cells.BroadcastOffset(x[2].Shape, cell)),
        ],
    };

    /// <summary>The elements of one tensor behind those of another.</summary>
    private static Values Joined(Values first, Values second)
    {
        Shape shape = Shape.Of((int)(first.Shape.Count + second.Shape.Count));
        return Values.IsReal(first.Type)
            ? Values.Of(shape, [.. first.Reals, .. second.Reals], first.Type)
            : Values.Of(shape, [.. first.Wholes, .. second.Wholes], first.Type);
    }
}
