namespace Mien.Graphs.Tests.Differentiation;

/// <summary>Holds a graph's gradients against central differences, both computed in double precision.</summary>
internal static class GradientCheck
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-6;
    private const int Directions = 5;

    /// <summary>The largest error over some random directions, relative to 1 + the derivative.</summary>
    /// <param name="graph">Has the outputs "loss", a scalar, and "g0", "g1" … , its gradients with respect to the inputs of those names.</param>
    public static double WorstError(Graph graph, Dictionary<string, Values> inputs, IReadOnlyList<string> variables, int seed)
    {
        Random random = new(seed);
        IReadOnlyDictionary<string, Values> results = graph.Evaluate(inputs);
        double worst = 0;
        for (int i = 0; i < Directions; i++)
        {
            double[][] direction = Unit([.. variables.Select(name => inputs[name].Reals.Count)], random);
            double numeric = (Loss(graph, Move(inputs, variables, direction, Step)) - Loss(graph, Move(inputs, variables, direction, -Step))) / (2 * Step);
            double analytic = variables.Select((_, v) => results[$"g{v}"].Reals.Zip(direction[v], (gradient, along) => gradient * along).Sum()).Sum();
            worst = Math.Max(worst, Math.Abs(numeric - analytic) / (1 + Math.Abs(numeric)));
        }

        return worst;
    }

    public static void Holds(Graph graph, Dictionary<string, Values> inputs, IReadOnlyList<string> variables, int seed)
    {
        double error = WorstError(graph, inputs, variables, seed);
        Assert.True(error <= Tolerance, $"{graph.Name}: the gradient is off by {error:g3}");
    }

    /// <summary>A scalar that every element of a result moves by another amount: Σ w·y with fixed random w.</summary>
    public static Tensor Loss(Tensor result, int seed)
    {
        Random random = new(seed);
        float[] weights = [.. Enumerable.Range(0, (int)result.Shape.Count).Select(_ => (float)(random.NextDouble() + 0.5))];
        return (result * result.Graph.Constant(weights, result.Shape)).ReduceSum([], keepAxes: false);
    }

    private static double Loss(Graph graph, Dictionary<string, Values> inputs) => graph.Evaluate(inputs)["loss"].Reals[0];

    private static double[][] Unit(int[] sizes, Random random)
    {
        double[][] direction = Array.ConvertAll(sizes, size => Enumerable.Range(0, size).Select(_ => random.NextDouble() - 0.5).ToArray());
        double length = Math.Sqrt(direction.Sum(part => part.Sum(value => value * value)));
        return Array.ConvertAll(direction, part => Array.ConvertAll(part, value => value / length));
    }

    private static Dictionary<string, Values> Move(Dictionary<string, Values> inputs, IReadOnlyList<string> variables, double[][] direction, double by)
    {
        Dictionary<string, Values> moved = new(inputs);
        for (int v = 0; v < variables.Count; v++)
        {
            Values start = inputs[variables[v]];
            moved[variables[v]] = Values.Of(start.Shape, [.. start.Reals.Zip(direction[v], (value, along) => value + (by * along))]);
        }

        return moved;
    }
}
