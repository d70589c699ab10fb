namespace Mien.Graphs;

/// <content>One value in, one value out.</content>
internal static partial class EvaluationTable
{
    private static Dictionary<Operator, EvaluationRule> ElementRows() => new()
    {
        [Operator.Neg] = Each(x => -x, x => -x),
        [Operator.Abs] = Each(Math.Abs, Math.Abs),
        [Operator.Sign] = Each(x => Math.Sign(x)),
        [Operator.Sqrt] = Each(Math.Sqrt),
        [Operator.Exp] = Each(Math.Exp),
        [Operator.Log] = Each(Math.Log),
        [Operator.Sin] = Each(Math.Sin),
        [Operator.Cos] = Each(Math.Cos),
        [Operator.Erf] = Each(Erf),
        [Operator.Floor] = Each(Math.Floor),
        [Operator.Identity] = (_, x) => [x[0]],
        [Operator.Cast] = (node, x) => [Cast(node, x[0])],
        [Operator.StopGradient] = (_, x) => [x[0]],
        [Operator.Barrier] = (_, x) => [x[0]],

        [Operator.Relu] = Each(x => Math.Max(x, 0)),
        [Operator.LeakyRelu] = (node, x) => Each(value => value > 0 ? value : value * node.Float("alpha"))(node, x),
        [Operator.PRelu] = Pair((x, slope) => x > 0 ? x : x * slope),
        [Operator.Clip] = (node, x) => Each(value => Math.Clamp(value, x[1].Reals[0], x[2].Reals[0]), value => Math.Clamp(value, x[1].Wholes[0], x[2].Wholes[0]))(node, x),
        [Operator.Sigmoid] = Each(x => 1 / (1 + Math.Exp(-x))),
        [Operator.Tanh] = Each(Math.Tanh),
    };

    private static Values Cast(Node node, Values x) => (Values.IsReal(x.Type), Values.IsReal(node.Outputs[0].Type), node.Outputs[0].Type) switch
    {
        (true, true, _) => Real(node, x.Reals),
        (true, false, ElementType.Bool) => Whole(node, x.Reals.Select(value => value != 0 ? 1L : 0)),
        (true, false, _) => Whole(node, x.Reals.Select(value => (long)value)),
        (false, true, _) => Real(node, x.Wholes.Select(value => (double)value)),
        (false, false, ElementType.Bool) => Whole(node, x.Wholes.Select(value => value != 0 ? 1L : 0)),
        (false, false, _) => Whole(node, x.Wholes),
    };

    /// <summary>By its power series near 0 and its continued fraction beyond (Abramowitz and Stegun 7.1.6 and 7.1.14).</summary>
    private static double Erf(double x)
    {
        double size = Math.Abs(x);
        if (size > 3)
        {
            double fraction = 0;
            for (int k = 80; k > 0; k--)
            {
                fraction = k / 2.0 / (size + fraction);
            }

            return Math.Sign(x) * (1 - (Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (size + fraction)));
        }

        double term = x, sum = x;
        for (int k = 1; k < 100; k++)
        {
            term *= 2 * x * x / ((2 * k) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
