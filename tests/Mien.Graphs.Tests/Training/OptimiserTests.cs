namespace Mien.Graphs.Tests.Training;

/// <summary>Optimisers against PyTorch's, on f(x) = Σ c·x² from x = (1, −2, 3), c = (1, 0.5, 0.1), five steps at rate 0.1; the numbers come
/// from optimisers.py.</summary>
public sealed class OptimiserTests
{
    private const float Rate = 0.1f;

    public static TheoryData<string, Optimiser, double[]> Cases => new()
    {
        { "SGD", new Sgd { LearningRate = Rate }, [0.32768, -1.1809800000000001, 2.7117623903999997] },
        { "SGD with momentum and decay", new Sgd { LearningRate = Rate, Momentum = 0.9f, WeightDecay = 0.1f }, [-0.6142167041, 0.2071776782, 1.8986895651] },
        { "RMSProp", new RmsProp { LearningRate = Rate, Decay = 0.9f }, [0.19979516027737232, -1.0489273119323752, 2.0067038521305967] },
        { "Adam", new Adam { LearningRate = Rate }, [0.5079636592643418, -1.5029557825929858, 2.5017794639254634] },
        { "Adam with decay", new Adam { LearningRate = Rate, WeightDecay = 0.1f, Beta1 = 0.5f }, [0.5313866973097463, -1.5140444802134152, 2.509026119269188] },
        { "AdamW", new AdamW { LearningRate = Rate, WeightDecay = 0.1f }, [0.46995266699220745, -1.4155664812286117, 2.3652785808532855] },
        { "AdaBelief", new AdaBelief { LearningRate = Rate }, [0.4044931873720474, -1.3930135559225414, 2.3904895179777528] },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Descend_FiveSteps_EqualsPyTorch(string name, Optimiser optimiser, double[] expected)
    {
        foreach (bool inRuntime in new[] { false, true })
        {
            Graph graph = new(name);
            TrainingStep step = new(graph);
            Parameters parameters = step.Parameters("f", seed: 0);
            Tensor x = parameters.Weight("x", [3], Initial.Zero);
            step.Minimise((x.Square() * graph.Constant([1f, 0.5f, 0.1f], [3])).ReduceSum([], keepAxes: false), parameters.Trained, optimiser);
            using StepRunner runner = new(step, inRuntime);
            runner.State["f/x"] = Values.Of([3], [1.0, -2, 3]);

            for (int i = 0; i < 5; i++)
            {
                runner.Run();
            }

            Assert.All(expected.Zip(runner.State["f/x"].Reals), pair => Assert.Equal(pair.First, pair.Second, 2e-6));
            Assert.Equal(5, runner.State["step"].Wholes[0]);
        }
    }
}
