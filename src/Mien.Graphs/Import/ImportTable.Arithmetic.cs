namespace Mien.Graphs;

/// <content>Element-by-element operators.</content>
internal static partial class ImportTable
{
    private static Dictionary<string, ImportRule> ArithmeticRows() => new()
    {
        ["Add"] = Pair((a, b) => a + b),
        ["Sub"] = Pair((a, b) => a - b),
        ["Mul"] = Pair((a, b) => a * b),
        ["Div"] = Pair((a, b) => a / b),
        ["Pow"] = Pair((a, b) => b.Node.Value is { } power && power.Type == a.Type && a.Shape.Count >= b.Shape.Count && Values.Of(power).Reals.All(value => value == 2) ? a.Square() : a.Pow(b.Cast(a.Type))),
        ["Mod"] = Pair((a, b) => a.Mod(b)),
        ["BitwiseAnd"] = Pair((a, b) => a.BitwiseAnd(b)),
        ["BitwiseXor"] = Pair((a, b) => a.BitwiseXor(b)),
        ["Max"] = Many((a, b) => a.Max(b)),
        ["Min"] = Many((a, b) => a.Min(b)),
        ["Sum"] = Many((a, b) => a + b),
        ["Mean"] = Make(node => node.Inputs.Select(input => input!).Aggregate((a, b) => a + b) / node.Inputs.Length),

        ["Neg"] = Each(x => -x),
        ["Abs"] = Each(x => x.Abs()),
        ["Sign"] = Each(x => x.Sign()),
        ["Sqrt"] = Each(x => x.Sqrt()),
        ["Exp"] = Each(x => x.Exp()),
        ["Log"] = Each(x => x.Log()),
        ["Sin"] = Each(x => x.Sin()),
        ["Cos"] = Each(x => x.Cos()),
        ["Erf"] = Each(x => x.Erf()),
        ["Floor"] = Each(x => x.Floor()),
        ["Ceil"] = Each(x => -(-x).Floor()),
        ["Reciprocal"] = Each(x => 1f / x),
        ["Identity"] = Each(x => x),
        ["Dropout"] = Each(x => x), // at inference
        ["Cast"] = Make(node => node.X.Type == (ElementType)node.Integer("to", 0) ? node.X : node.X.Cast((ElementType)node.Integer("to", 0))),

        ["Relu"] = Each(x => x.Relu()),
        ["LeakyRelu"] = Make(node => node.X.LeakyRelu(node.Float("alpha", 0.01f))),
        ["PRelu"] = Make(node => node.X.PRelu(SlopeOf(node))),
        ["Clip"] = Make(Clip),
        ["Sigmoid"] = Each(x => x.Sigmoid()),
        ["Tanh"] = Each(x => x.Tanh()),
        ["Softplus"] = Each(x => x.Softplus()),
        ["Softmax"] = Make(node => AlongLast(node, (x, axis) => x.Softmax(axis))),
        ["LogSoftmax"] = Make(node => AlongLast(node, (x, axis) => x.LogSoftmax(axis))),
        ["Elu"] = Make(node => node.X.Elu(node.Float("alpha", 1))),
        ["Gelu"] = Make(node => node.Text("approximate", "none") == "none" ? node.X.Gelu() : throw node.Unsupported("the approximate GELU")),
        ["HardSigmoid"] = Make(node => ((node.X * node.Float("alpha", 0.2f)) + node.Float("beta", 0.5f)).Clip(0, 1)),
        ["HardSwish"] = Each(x => x.HardSwish()),
        ["Mish"] = Each(x => x * x.Softplus().Tanh()),
        ["Swish"] = Make(node => node.X * (node.X * node.Float("alpha", 1)).Sigmoid()),

        ["Less"] = Pair((a, b) => a.Less(b)),
        ["LessOrEqual"] = Pair((a, b) => a.LessOrEqual(b)),
        ["Greater"] = Pair((a, b) => a.Greater(b)),
        ["GreaterOrEqual"] = Pair((a, b) => a.GreaterOrEqual(b)),
        ["Equal"] = Pair((a, b) => a.EqualTo(b)),
        ["And"] = Pair((a, b) => a.And(b)),
        ["Or"] = Pair((a, b) => a.Or(b)),
        ["Not"] = Each(x => x.Not()),
        ["Where"] = Make(node => node[0].Where(node[1], node[2])),
    };

    // Older files give one slope for each channel without the axes behind it.
    private static Tensor SlopeOf(ImportedNode node)
    {
        (Tensor x, Tensor slope) = (node.X, node[1]);
        bool isList = slope.Shape.Rank == 1 && slope.Shape[0] == x.Shape[1] && x.Shape.Rank > 2 && slope.Shape[0] != 1;
        return isList ? slope.Unsqueeze([.. Enumerable.Range(1, x.Shape.Rank - 2)]) : slope;
    }

    private static Tensor Clip(ImportedNode node)
    {
        float low = node.Number("min", 1, float.MinValue), high = node.Number("max", 2, float.MaxValue);
        return low == 0 && high == float.MaxValue ? node.X.Relu() : node.X.Clip(low, high);
    }

    // Before version 13, everything from the axis on was one axis.
    private static Tensor AlongLast(ImportedNode node, Func<Tensor, int, Tensor> function)
    {
        Tensor x = node.X;
        if (node.Opset >= 13)
        {
            return function(x, (int)node.Integer("axis", -1));
        }

        int axis = Axes.Of(Operator.Softmax, x, (int)node.Integer("axis", 1));
        int rows = x.Shape.Take(axis).Aggregate(1, (product, size) => product * size);
        return function(x.Reshape(rows, (int)(x.Shape.Count / Math.Max(rows, 1))), 1).Reshape(x.Shape);
    }
}
