using Mien.Graphs.Tests.Ops;

namespace Mien.Graphs.Tests.Differentiation;

public sealed class DifferentiationTests
{
    [Fact]
    public void GradientCheck_WrongGradient_Fails()
    {
        Graph graph = new("wrong");
        Tensor x = graph.Input("x0", [6]);
        Tensor loss = x.Silu().ReduceSum([], keepAxes: false);
        graph.Output("loss", loss);
        Tensor sigmoid = x.Sigmoid();

        // The derivative of SiLU is σ + xσ(1 − σ); one factor is off by a thousandth.
        graph.Output("g0", sigmoid + (x * sigmoid * (1.001f - sigmoid)));
        Dictionary<string, Values> inputs = OperatorCase.Of("", [6], input => input).Draw(seed: 1);

        Assert.InRange(GradientCheck.WorstError(graph, inputs, ["x0"], seed: 2), 1e-5, 1);
    }

    [Fact]
    public void Gradients_TensorUsedTwice_AreAdded()
    {
        Graph graph = new("twice");
        Tensor x = graph.Input("x", [1]);
        graph.Output("g", ((x * x) + (x * 3f)).Gradients(x)[0]);

        Assert.Equal(13, graph.Evaluate(new Dictionary<string, Values> { ["x"] = Values.Of([1], [5.0]) })["g"].Reals[0]);
    }

    [Fact]
    public void Gradients_OfIntermediateAndItsSource_AreBothTotal()
    {
        Graph graph = new("chain");
        Tensor x = graph.Input("x", [1]);
        Tensor y = x * x;
        Tensor z = y * x;
        graph.Output("gx", z.Gradients(x, y)[0]);
        graph.Output("gy", z.Gradients(x, y)[1]);

        IReadOnlyDictionary<string, Values> results = graph.Evaluate(new Dictionary<string, Values> { ["x"] = Values.Of([1], [2.0]) });

        Assert.Equal(12, results["gx"].Reals[0]);
        Assert.Equal(2, results["gy"].Reals[0]);
    }

    [Fact]
    public void Gradients_VariableTheLossDoesNotNeed_AreZeros()
    {
        Graph graph = new("apart");
        Tensor x = graph.Input("x", [2, 3]);
        Tensor other = graph.Input("other", [4]);

        Tensor gradient = x.Square().Gradients(other)[0];

        Assert.Equal(Shape.Of(4), gradient.Shape);
        Assert.Equal(Operator.Expand, gradient.Node.Operator);
    }

    [Fact]
    public void Gradients_BehindStopGradient_AreZeros()
    {
        Graph graph = new("stopped");
        Tensor x = graph.Input("x", [1]);
        graph.Output("g", (x.Square().StopGradient() * x).Gradients(x)[0]);

        Assert.Equal(9, graph.Evaluate(new Dictionary<string, Values> { ["x"] = Values.Of([1], [3.0]) })["g"].Reals[0]);
    }

    [Fact]
    public void Gradients_InputComputedFromAnotherInput_CountsEachPathOnce()
    {
        // The grid is made from the image, so the rule through the function's body must not follow that path itself.
        OperatorCase row = OperatorCase.Of("warped by itself", [1, 2, 4, 4], x => x.GridSample((x * 0.3f).Reshape(1, 4, 4, 2)).Square()) with { Range = (-1.3, 1.3) };
        (Graph graph, Tensor[] inputs, Tensor result) = row.Open();
        Tensor loss = GradientCheck.Loss(result, seed: 1);
        graph.Output("loss", loss);
        graph.Output("g0", loss.Gradients(inputs)[0]);

        GradientCheck.Holds(graph, row.Draw(seed: 2), ["x0"], seed: 3);
    }

    [Fact]
    public void Gradients_OfR1Penalty_EqualCentralDifferencesAndOnnxRuntime()
    {
        Graph graph = new("r1");
        Tensor image = graph.Input("image", [2, 2, 6, 6]);
        Tensor first = graph.Input("first", [4, 2, 3, 3]);
        Tensor second = graph.Input("second", [1, 4, 3, 3]);
        Tensor score = image.Conv(first, strides: (2, 2), pads: Pads.All(1)).Silu().Conv(second).ReduceMean([1, 2, 3], keepAxes: false); // [2]
        Tensor penalty = score.Gradients(image)[0].Square().ReduceSum([], keepAxes: false);
        graph.Output("loss", penalty);
        graph.Output("g0", penalty.Gradients(first, second)[0]);
        graph.Output("g1", penalty.Gradients(first, second)[1]);
        Dictionary<string, Values> inputs = Random(graph, seed: 3);

        GradientCheck.Holds(graph, inputs, ["first", "second"], seed: 4);
        RuntimeAgreement.Holds(graph, inputs, tolerance: 1e-5);
    }

    [Fact]
    public void Gradients_OfGradientAlongVector_AreTheHessiansProduct()
    {
        // f = Σ ¼x⁴ + x₀x₁x₂: its second derivatives are 3x² on the diagonal and the third x beside it.
        Graph graph = new("hessian");
        Tensor x = graph.Input("x", [3]);
        Tensor f = (x.Square().Square() * 0.25f).ReduceSum([]) + (x.Slice(0, 0, 1) * x.Slice(0, 1, 2) * x.Slice(0, 2, 3));
        Tensor vector = graph.Constant([1f, -2f, 0.5f], [3]);
        graph.Output("product", (f.Gradients(x)[0] * vector).Gradients(x)[0]);

        IReadOnlyList<double> product = graph.Evaluate(new Dictionary<string, Values> { ["x"] = Values.Of([3], [2.0, 3, 5]) })["product"].Reals;

        Assert.Equal([(3 * 4) + (5 * -2) + (3 * 0.5), (5 * 1) + (3 * 9 * -2) + (2 * 0.5), (3 * 1) + (2 * -2) + (3 * 25 * 0.5)], product);
    }

    [Fact]
    public void Gradients_OfADeepNetwork_DoNotExhaustTheStack()
    {
        Graph graph = new("deep");
        Tensor x = graph.Input("x", [1]);
        Tensor y = x;
        for (int i = 0; i < 20_000; i++)
        {
            y = y + 1f;
        }

        Assert.Equal(Shape.Of(1), y.Gradients(x)[0].Shape);
    }

    [Fact]
    public void Gradients_OfEachOperator_HaveARule() =>
        Assert.All(Enum.GetValues<Operator>().Except([Operator.Input, Operator.Constant]), op => Assert.NotNull(GradientTable.RuleOf(op)));

    internal static Dictionary<string, Values> Random(Graph graph, int seed)
    {
        Random random = new(seed);
        return graph.Inputs.ToDictionary(input => input.Key, input =>
            Values.Of(input.Value.Shape, [.. Enumerable.Range(0, (int)input.Value.Shape.Count).Select(_ => (double)(float)((random.NextDouble() * 2) - 1))]));
    }
}
