namespace Mien.Graphs;

/// <content>Arithmetic, comparison and choice; g is the gradient of the result.</content>
internal static partial class GradientTable
{
    private static Dictionary<Operator, GradientRule> ArithmeticRows() => new()
    {
        [Operator.Add] = Pair((a, b, g) => (g, g)),
        [Operator.Sub] = Pair((a, b, g) => (g, -g)),
        [Operator.Mul] = Pair((a, b, g) => (g * b, g * a)),
        [Operator.Div] = Pair((a, b, g) => (g / b, -(g * a / (b * b)))),
        [Operator.Pow] = Pair((a, b, g) => (g * b * a.Pow(b - 1f), g * a.Pow(b) * a.Log())),

        // Where both are equal, the gradient is shared.
        [Operator.Max] = Pair((a, b, g) => (g * Share(a.Greater(b), a.EqualTo(b), g), g * Share(b.Greater(a), a.EqualTo(b), g))),
        [Operator.Min] = Pair((a, b, g) => (g * Share(a.Less(b), a.EqualTo(b), g), g * Share(b.Less(a), a.EqualTo(b), g))),
        [Operator.Mod] = Nothing,
        [Operator.BitwiseAnd] = Nothing,
        [Operator.BitwiseXor] = Nothing,

        [Operator.Less] = Nothing,
        [Operator.LessOrEqual] = Nothing,
        [Operator.Greater] = Nothing,
        [Operator.GreaterOrEqual] = Nothing,
        [Operator.Equal] = Nothing,
        [Operator.And] = Nothing,
        [Operator.Or] = Nothing,
        [Operator.Not] = Nothing,
        [Operator.Where] = (node, g) => [null, node.Inputs[0]!.Where(g[0]!), node.Inputs[0]!.Where(g[0]!.Like(0), g[0]!)],
    };

    private static Tensor Share(Tensor wins, Tensor ties, Tensor like) => wins.ToNumber(like) + (ties.ToNumber(like) * 0.5f);
}
