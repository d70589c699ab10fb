namespace Mien.Graphs.Tests.Training;

public sealed class TrainingStepTests
{
    /// <summary>Losses of PyTorch on the same weights and batches; they come from course.py.</summary>
    private static readonly (int Step, double Loss)[] s_course =
    [
        (0, 0.5046168),
        (20, 0.4754927),
        (40, 0.2866227),
        (60, 0.0949890),
        (80, 0.0368847),
        (100, 0.0176143),
        (120, 0.0093768),
        (140, 0.0056043),
        (160, 0.0039784),
        (180, 0.0032840),
        (199, 0.0024555),
    ];

    [Fact]
    public void Run_Autoencoder200Steps_TakesPyTorchsCourse()
    {
        TrainingStep step = Autoencoder();
        using StepRunner runner = Start(step, inRuntime: true);
        double[] losses = [.. Enumerable.Range(0, 200).Select(number => runner.Run(Batch(number))["loss"].Reals[0])];

        Assert.All(s_course, point => Assert.InRange(losses[point.Step] / point.Loss, 1 - 1e-3, 1 + 1e-3));
    }

    [Fact]
    public void Run_InOnnxRuntime_TakesTheEvaluationsCourse()
    {
        TrainingStep step = Autoencoder();
        using StepRunner actual = Start(step, inRuntime: true);
        using StepRunner expected = Start(step, inRuntime: false);
        for (int number = 0; number < 4; number++)
        {
            Assert.Equal(expected.Run(Batch(number))["loss"].Reals[0], actual.Run(Batch(number))["loss"].Reals[0], 1e-6);
        }

        Assert.All(expected.State, state => Assert.All(state.Value.Reals.Zip(actual.State[state.Key].Reals), pair => Assert.Equal(pair.First, pair.Second, 2e-5)));
    }

    [Fact]
    public void Minimise_LargestNorm_ShortensLongGradientsOnly()
    {
        // The gradient is (3, 4) times the input.
        TrainingStep step = Line(out Tensor loss, out Parameters net);
        step.Graph.Output("norm", step.Minimise(loss, net.Trained, new Sgd { LearningRate = 1f }, largestNorm: 1f));
        using StepRunner runner = new(step, inRuntime: true);

        Assert.Equal(5, runner.Run(("x", Values.Of([], [1.0])))["norm"].Reals[0], 1e-6);
        Assert.Equal([-0.6, -0.8], runner.State["net/w"].Reals.Select(value => Math.Round(value, 5)));
        runner.Run(("x", Values.Of([], [0.1])));
        Assert.Equal([-0.9, -1.2], runner.State["net/w"].Reals.Select(value => Math.Round(value, 5)));
    }

    [Fact]
    public void Average_AfterMinimise_FollowsTheNewValue()
    {
        TrainingStep step = Line(out Tensor loss, out Parameters net);
        step.Minimise(loss, net.Trained, new Sgd { LearningRate = 1f });
        step.Average(net.Trained, decay: 0.75f);
        using StepRunner runner = new(step, inRuntime: true);

        runner.Run(("x", Values.Of([], [1.0])));

        Assert.Equal([-0.75, -1], runner.State["net/w:average"].Reals.Select(value => Math.Round(value, 5)));
    }

    [Fact]
    public void Minimise_TwoLosses_EachMovesItsOwnNetwork()
    {
        // As in adversarial training: one wants the score high, the other low, and each gradient passes through both networks.
        Graph graph = new("two");
        TrainingStep step = new(graph);
        (Parameters first, Parameters second) = (step.Parameters("first", 1), step.Parameters("second", 1));
        Tensor score = first.Weight("w", [], Initial.Constant(2)) * second.Weight("w", [], Initial.Constant(3));
        step.Minimise(-score, first.Trained, new Sgd { LearningRate = 0.1f });
        step.Minimise(score, second.Trained, new Sgd { LearningRate = 0.1f });
        using StepRunner runner = new(step, inRuntime: true);

        runner.Run();

        Assert.Equal(2.3, runner.State["first/w"].Reals[0], 1e-5);
        Assert.Equal(2.8, runner.State["second/w"].Reals[0], 1e-5);
    }

    [Fact]
    public void Minimise_FrozenPart_StaysAndPassesGradientsOn()
    {
        Graph graph = new("frozen");
        TrainingStep step = new(graph);
        Parameters net = step.Parameters("net", 1);
        Tensor y = net["lower"].Weight("w", [], Initial.Constant(2)) * net["upper"].Weight("w", [], Initial.Constant(3));
        step.Minimise(y, net["lower"].Trained, new Sgd { LearningRate = 0.1f });
        using StepRunner runner = new(step, inRuntime: true);

        runner.Run();

        Assert.Equal(1.7, runner.State["net/lower/w"].Reals[0], 1e-5);
        Assert.Equal(3, runner.State["net/upper/w"].Reals[0]);
        Assert.DoesNotContain("next/net/upper/w", graph.Outputs.Select(output => output.Key));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void MicroBatches_AnyParts_GiveTheWholeBatchsGradients(int parts)
    {
        TrainingStep whole = Autoencoder();
        TrainingStep split = Autoencoder(parts);
        using StepRunner expected = Start(whole, inRuntime: true);
        using StepRunner actual = Start(split, inRuntime: true);
        for (int number = 0; number < 3; number++)
        {
            Assert.Equal(expected.Run(Batch(number))["loss"].Reals[0], actual.Run(Batch(number))["loss"].Reals[0], 1e-5);
        }
    }

    [Fact]
    public void Next_SaidTwiceOrWithAnotherShape_Throws()
    {
        TrainingStep step = new(new("wrong"));
        Tensor state = step.Zeros("x", [2]);

        Assert.Throws<ArgumentException>(() => step.Next(state, state.ReduceSum([])));
        Assert.Throws<ArgumentException>(() => step.Next(state + 1f, state));
        step.Next(state, state + 1f);
        Assert.Throws<ArgumentException>(() => step.Next(state, state));
    }

    private static TrainingStep Line(out Tensor loss, out Parameters net)
    {
        Graph graph = new("line");
        TrainingStep step = new(graph);
        net = step.Parameters("net", seed: 0);
        loss = (net.Weight("w", [2], Initial.Zero) * graph.Constant([3f, 4f], [2]) * graph.Input("x", [])).ReduceSum([], keepAxes: false);
        return step;
    }

    /// <summary>The network and training of course.py.</summary>
    private static TrainingStep Autoencoder(int parts = 0)
    {
        Graph graph = new("autoencoder");
        TrainingStep step = new(graph);
        Tensor images = graph.Input("images", [4, 3, 8, 8]);
        Parameters net = step.Parameters("net", seed: 1);
        _ = Network(images, net);
        Tensor Loss(Tensor batch) => (Network(batch, net) - batch).Square().ReduceMean([], keepAxes: false);
        (Tensor loss, var gradients) = parts == 0
            ? (Loss(images), Loss(images).Gradients([.. net.Trained.Select(parameter => parameter.Tensor)]))
            : MicroBatches.Of([images], parts, net.Trained, batch => Loss(batch[0]));
        step.Apply(net.Trained, gradients, new Adam { LearningRate = 2e-3f });
        graph.Output("loss", loss);
        return step;
    }

    private static Tensor Network(Tensor images, Parameters net)
    {
        int batch = images.Shape[0];
        Tensor x = images.Conv(net.Weight("down", [8, 3, 5, 5], Initial.He), net.Weight("down_bias", [8], Initial.Zero), (2, 2), Pads.All(2)).LeakyRelu(0.1f);
        x = x.Reshape(batch, 128).Gemm(net.Weight("dense", [12, 128], Initial.Xavier), net.Weight("dense_bias", [12], Initial.Zero), transposeWeights: true).Tanh();
        x = x.Gemm(net.Weight("wide", [128, 12], Initial.Xavier), net.Weight("wide_bias", [128], Initial.Zero), transposeWeights: true).Silu().Reshape(batch, 8, 4, 4);
        return x.Conv(net.Weight("up", [12, 8, 3, 3], Initial.He), net.Weight("up_bias", [12], Initial.Zero), pads: Pads.All(1)).PixelShuffle(2);
    }

    private static StepRunner Start(TrainingStep step, bool inRuntime)
    {
        StepRunner runner = new(step, inRuntime);
        (string Name, double Phase, double Scale)[] waves =
        [
            ("down", 0.1, 0.2), ("down_bias", 0.2, 0.1), ("dense", 0.3, 0.1), ("dense_bias", 0.4, 0.1),
            ("wide", 0.5, 0.3), ("wide_bias", 0.6, 0.1), ("up", 0.7, 0.2), ("up_bias", 0.8, 0.1),
        ];
        foreach ((string name, double phase, double scale) in waves)
        {
            runner.State[$"net/{name}"] = Wave(runner.State[$"net/{name}"].Shape, phase, scale);
        }

        return runner;
    }

    private static (string, Values) Batch(int number) => ("images", Wave([4, 3, 8, 8], number % 10, 1));

    private static Values Wave(Shape shape, double phase, double scale) =>
        Values.Of(shape, [.. Enumerable.Range(0, (int)shape.Count).Select(i => (double)(float)(Math.Sin((i * 1.7) + phase) * scale))]);
}
