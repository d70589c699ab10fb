using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Models.Cards;
using Mien.Training.Loops;

namespace Mien.Training.Tests.Loops;

/// <summary>Learns to give 8×8 pictures back through one convolution, with noise in the way: a training that takes no time.</summary>
internal sealed class TinyRecipe : ITrainingRecipe
{
    public const int SizePx = 8;

    /// <summary>The loss of this step is infinite; 0 for none.</summary>
    public long BreaksAt { get; init; }

    /// <summary>What a step writes into its weights is infinite, from this step on; 0 for none.</summary>
    public long SpoilsFrom { get; init; }

    /// <summary>What is told of the loss grows by a hundredth each step, from this step on; 0 for none.</summary>
    public long GrowsFrom { get; init; }

    /// <summary>Output channels of the first layer.</summary>
    public int Channels { get; init; } = 4;

    public double LearningRate { get; init; } = 0.01;

    public string Name => "tiny";

    public int Batch => 4;

    public long Seed { get; init; } = 1;

    public long Steps { get; init; } = 20;

    public IReadOnlyList<RunChoice> Choices =>
    [
        new("seed", $"{Seed}", MayChange: false), new("learning-rate", FormattableString.Invariant($"{LearningRate}"), MayChange: true),
    ];

    public IReadOnlyDictionary<string, Schedule> Settings => new Dictionary<string, Schedule>
    {
        ["learning_rate"] = new WarmUpCosineSchedule { Peak = LearningRate, WarmUpSteps = 5, Steps = Steps },
        ["seed"] = new ConstantSchedule(Seed),
    };

    public void Prepare(RunFolder folder, ITrainingObserver observer, CancellationToken cancellation)
    {
        observer.Prepare(1, 1, 64);
        Data.ItemsExample.Write(folder, SizePx);
    }

    public TrainingStep BuildStep()
    {
        TrainingStep step = new(new("tiny step"));
        Graph graph = step.Graph;
        Tensor noise = new Randomness(graph.Input("seed", [], ElementType.Int64), step.Number).Normal([Batch, 3, SizePx, SizePx]);
        Parameters net = step.Parameters("net", (int)Seed);
        Tensor pictures = Pictures(graph, Batch);
        Tensor loss = Loss(Network(pictures + (noise * 0.1f), net), pictures);
        Tensor number = step.Number.Cast(ElementType.Float32);
        Tensor rate = graph.Input("learning_rate", []);
        step.Minimise(loss, net.Trained, new Adam { LearningRate = SpoilsFrom > 0 ? number.Less(graph.Constant((float)SpoilsFrom)).Where(rate, graph.Constant(float.PositiveInfinity)) : rate });
        step.Average(net.Trained, 0.9f);
        loss = GrowsFrom > 0 ? loss * ((number - GrowsFrom).Max(graph.Constant(0)) * 0.01f).Exp() : loss;
        graph.Output("loss", BreaksAt > 0 ? loss / (number - BreaksAt).Abs().Min(graph.Constant(1)) : loss);
        return step;
    }

    public TrainingStep BuildLook()
    {
        TrainingStep step = new(new("tiny look"));
        Tensor pictures = Pictures(step.Graph, 8);
        Tensor seen = Network(pictures, step.Parameters("net", 0));
        step.Graph.Output("loss", Loss(seen, pictures));
        step.Graph.Output("seen", seen.Clip(0, 1));
        return step;
    }

    public Graph BuildFinished(IReadOnlyDictionary<string, OnnxTensor> values)
    {
        Graph graph = new("tiny");
        graph.Output("seen", Network(graph.Input("pictures", [1, 3, SizePx, SizePx]), Parameters.Fixed(graph, values)["net"]));
        return graph;
    }

    public NetworkDescription Describe() => new() { Purpose = "Tests.", Values = new Dictionary<string, string>(), Limits = ["everything"] };

    private static Tensor Pictures(Graph graph, int batch) => graph.Input("faces", [batch, 3, SizePx, SizePx], ElementType.UInt8).Cast(ElementType.Float32) / 255f;

    private static Tensor Loss(Tensor seen, Tensor pictures) => (seen - pictures).Square().ReduceMean([], keepAxes: false);

    private Tensor Network(Tensor x, Parameters net) => x.Conv(net["a"], Channels).LeakyRelu(0.1f).Conv(net["b"], 3);
}
