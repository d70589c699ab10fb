namespace Mien.Graphs;

/// <content>One value in, one value out: x is the input, y the result, g the gradient of the result. Where y will do, x is not kept.</content>
internal static partial class GradientTable
{
    private static Dictionary<Operator, GradientRule> ElementRows() => new()
    {
        [Operator.Neg] = Each((x, y, g) => -g),
        [Operator.Abs] = Each((x, y, g) => g * x.Sign()),
        [Operator.Sign] = Nothing,
        [Operator.Sqrt] = Each((x, y, g) => g / (y * 2f)),
        [Operator.Exp] = Each((x, y, g) => g * y),
        [Operator.Log] = Each((x, y, g) => g / x),
        [Operator.Sin] = Each((x, y, g) => g * x.Cos()),
        [Operator.Cos] = Each((x, y, g) => -(g * x.Sin())),
        [Operator.Erf] = Each((x, y, g) => g * (-x.Square()).Exp() * (2 / MathF.Sqrt(MathF.PI))),
        [Operator.Floor] = Nothing,
        [Operator.Identity] = Each((x, y, g) => g),
        [Operator.Cast] = Each((x, y, g) => g.Cast(x.Type)),

        [Operator.Relu] = Each((x, y, g) => g * y.Greater(y.Like(0)).ToNumber(g)),
        [Operator.LeakyRelu] = One((node, g) => g * node.Inputs[0]!.Greater(g.Like(0)).Where(g.Like(1), g.Like(node.Float("alpha")))),
        [Operator.PRelu] = Pair((x, slope, g) => (x.Greater(x.Like(0)).Where(g, g * slope), g * x.Min(x.Like(0)))),
        [Operator.Clip] = One((node, g) => g * Inside(node.Inputs[0]!, node.Inputs[1]!, node.Inputs[2]!)),
        [Operator.Sigmoid] = Each((x, y, g) => g * y * (1f - y)),
        [Operator.Tanh] = Each((x, y, g) => g * (1f - y.Square())),
        [Operator.Softmax] = One((node, g) => node.Outputs[0] * (g - (g * node.Outputs[0]).ReduceSum([Axis(node)]))),
        [Operator.LogSoftmax] = One((node, g) => g - (node.Outputs[0].Exp() * g.ReduceSum([Axis(node)]))),
    };

    private static int Axis(Node node) => (int)node.Integer("axis");

    private static Tensor Inside(Tensor x, Tensor low, Tensor high) => x.GreaterOrEqual(low).And(x.LessOrEqual(high)).ToNumber(x);
}
