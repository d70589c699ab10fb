namespace Mien.Graphs.Tests.Ops;

public sealed class RandomnessTests
{
    [Fact]
    public void Uniform_InOnnxRuntime_EqualsEvaluationBitForBit()
    {
        (Graph graph, Dictionary<string, Values> inputs) = Build([3, 50, 7], seed: -4611686018427387904, counter: 1L << 40);

        Assert.Equal(graph.Evaluate(inputs)["uniform"].Reals, RuntimeAgreement.Run(graph, inputs)["uniform"].Reals);
        RuntimeAgreement.Holds(graph, inputs, tolerance: 2e-6);
    }

    [Fact]
    public void Uniform_ManyNumbers_AreEvenAndIndependent()
    {
        const int count = 200_000;
        (Graph graph, Dictionary<string, Values> inputs) = Build([count], seed: 1, counter: 2);
        double[] numbers = [.. RuntimeAgreement.Run(graph, inputs)["uniform"].Reals];

        Assert.All(numbers, number => Assert.InRange(number, 0, 1 - 1e-9));
        double[] bins = [.. numbers.GroupBy(number => (int)(number * 100)).Select(bin => (double)bin.Count())];
        double chiSquared = bins.Sum(bin => (bin - (count / 100)) * (bin - (count / 100)) / (count / 100));
        Assert.Equal(100, bins.Length);
        Assert.InRange(chiSquared, 60, 148); // 99 degrees of freedom: 0.1 % lie outside on either side
        Assert.All((int[])[1, 2, 100, 1024], lag => Assert.InRange(Correlation(numbers[..^lag], numbers[lag..]), -0.01, 0.01));
    }

    [Fact]
    public void Normal_ManyNumbers_HasMeanDeviationAndTails()
    {
        (Graph graph, Dictionary<string, Values> inputs) = Build([100_000], seed: 3, counter: 4);
        double[] numbers = [.. RuntimeAgreement.Run(graph, inputs)["normal"].Reals];

        Assert.InRange(numbers.Average(), -0.015, 0.015);
        Assert.InRange(Math.Sqrt(numbers.Average(number => number * number)), 0.99, 1.01);
        Assert.InRange(numbers.Count(number => Math.Abs(number) > 2) / 1e5, 0.0455 - 0.003, 0.0455 + 0.003);
        Assert.InRange(numbers.Max(), 3.5, 6);
    }

    [Fact]
    public void Draws_OfOtherSeedCounterOrCall_AreOthers()
    {
        double[] first = Draw(1, 1, "uniform");

        Assert.Equal(first, Draw(1, 1, "uniform"));
        foreach (double[] other in new[] { Draw(2, 1, "uniform"), Draw(1, 2, "uniform"), Draw(1 + (1L << 32), 1, "uniform"), Draw(1, 1 + (1L << 32), "uniform"), Draw(1, 1, "second") })
        {
            Assert.InRange(Correlation(first, other), -0.06, 0.06);
        }
    }

    [Fact]
    public void Constructor_SeedThatIsNoWholeNumber_Throws()
    {
        Graph graph = new("wrong");

        Assert.Throws<ShapeException>(() => new Randomness(graph.Input("seed", []), graph.Input("counter", [], ElementType.Int64)));
    }

    private static double[] Draw(long seed, long counter, string name)
    {
        (Graph graph, Dictionary<string, Values> inputs) = Build([4000], seed, counter);
        return [.. RuntimeAgreement.Run(graph, inputs)[name].Reals];
    }

    private static (Graph Graph, Dictionary<string, Values> Inputs) Build(Shape shape, long seed, long counter)
    {
        Graph graph = new("random");
        Randomness random = new(graph.Input("seed", [], ElementType.Int64), graph.Input("counter", [], ElementType.Int64));
        graph.Output("uniform", random.Uniform(shape));
        graph.Output("second", random.Uniform(shape));
        graph.Output("normal", random.Normal(shape));
        return (graph, new() { ["seed"] = Values.Of([], [seed]), ["counter"] = Values.Of([], [counter]) });
    }

    private static double Correlation(double[] left, double[] right)
    {
        (double x, double y) = (left.Average(), right.Average());
        double product = left.Zip(right, (a, b) => (a - x) * (b - y)).Sum();
        return product / Math.Sqrt(left.Sum(a => (a - x) * (a - x)) * right.Sum(b => (b - y) * (b - y)));
    }
}
