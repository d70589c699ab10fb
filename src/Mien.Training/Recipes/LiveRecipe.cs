using Mien.Faces.Alignment;
using Mien.Faces.Mesh;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Training.Loops;
using Mien.Training.Networks;
using Mien.Training.Packs;

namespace Mien.Training.Recipes;

/// <summary>Teaches a <see cref="LiveNetwork"/> to make drawn faces belong to their pictures, on <see cref="SwapBack"/>s.</summary>
/// <param name="careful">Leaves what it takes to lie before a face.</param>
/// <param name="whole">Draws over whatever lies before a face, as will be done when the network is used.</param>
public sealed class LiveRecipe(LiveSettings settings, IPairSwapper careful, IPairSwapper whole) : ITrainingRecipe
{
    private const string RateName = "learning_rate";
    private const string SeedName = "seed";
    private const string ChangeName = "change";

    private const int LookBatch = 8;
    private const float LargestNorm = 1;
    private const double LastRateShare = 0.02;
    private const long MostWarmUpSteps = 100;

    /// <summary>Null when likeness is not asked for. Read at once: a wrong path is told of before any work.</summary>
    private readonly FrozenRecogniser? _recogniser = settings.Recogniser is null ? null : FrozenRecogniser.Open(settings.Recogniser);

    /// <summary>Null when the network begins anew.</summary>
    private readonly LiveWeights? _first = settings.From is null ? null : LiveWeights.Read(settings.From, settings.Size);

    public string Name => LiveNetwork.Name;

    private LiveNetworkSize Size => settings.Size with { IsEven = _first?.IsEven ?? settings.Size.IsEven };

    public int Batch => settings.Batch;

    public long Seed => settings.Seed;

    public long Steps => settings.Steps;

    public IReadOnlyList<RunChoice> Choices => settings.ToChoices();

    public IReadOnlyDictionary<string, Schedule> Settings => new Dictionary<string, Schedule>
    {
        [RateName] = new WarmUpCosineSchedule
        {
            Peak = settings.LearningRate,
            Last = settings.LearningRate * LastRateShare,
            WarmUpSteps = Math.Min(MostWarmUpSteps, Math.Max(1, settings.Steps / 10)),
            Steps = settings.Steps,
        },
        [SeedName] = new ConstantSchedule(settings.Seed),
    };

    public void Prepare(RunFolder folder, ITrainingObserver observer, CancellationToken cancellation)
    {
        using FacePack pack = FacePack.Open(settings.Pack);
        if (pack.SizePx != settings.Size.SizePx)
        {
            throw FacePackException.OtherSize(settings.Pack, pack.SizePx, settings.Size.SizePx);
        }

        SwapBackMaker maker = new(pack, careful, whole, CanonicalFace.Load(), settings.Seed);
        new SwapBackItems(pack, maker, Environment.ProcessorCount).Write(folder, settings.Items, settings.Seed, observer, cancellation);
    }

    public TrainingStep BuildStep()
    {
        Graph graph = new("live step");
        TrainingStep step = new(graph);
        Randomness random = new(graph.Input(SeedName, [], ElementType.Int64), step.Number);
        LiveItems items = LiveItems.In(graph, settings.Batch, settings.Size.SizePx).Mirrored(random).TakenOtherwise(random);
        Parameters net = step.Parameters(LiveNetwork.Name, (int)settings.Seed, _first?.Values);
        LiveFace face = LiveNetwork.Of(items.Target, items.Drawn, items.Coverage, net, Size);
        Tensor loss = items.Loss.Of(face, items.Target, items.Drawn);
        if (Likeness(items) is { } likeness)
        {
            loss += likeness.Of(face.FineOn(items.Target, items.Drawn));
        }

        Tensor length = step.Minimise(loss, net.Trained, new AdamW { LearningRate = graph.Input(RateName, []) }, LargestNorm);
        step.Average(net.Trained, AverageDecay.At(step));
        graph.Output("loss", loss);
        graph.Output("gradient_length", length);
        return step;
    }

    public TrainingStep BuildLook()
    {
        Graph graph = new("live look");
        TrainingStep step = new(graph);
        LiveItems items = LiveItems.In(graph, LookBatch, settings.Size.SizePx);
        LiveFace face = LiveNetwork.Of(items.Target, items.Drawn, items.Coverage, step.Parameters(LiveNetwork.Name, 0), Size);
        Tensor result = face.On(items.Target, items.Drawn).Clip(0, 1);
        graph.Output("loss", items.Loss.Of(face, items.Target, items.Drawn));
        graph.Output("error/result", items.Loss.Error(result));
        graph.Output("error/drawn", items.Loss.Error(items.Drawn));
        graph.Output("error/target", items.Loss.Error(items.Target));
        graph.Output("sharpness/result", items.Loss.Sharpness(result));
        graph.Output("sharpness/drawn", items.Loss.Sharpness(items.Drawn));
        if (Likeness(items) is { } likeness)
        {
            graph.Output("likeness/result", Mean(likeness.Likeness(result)));
            graph.Output("likeness/drawn", Mean(likeness.Likeness(items.Drawn)));
            graph.Output("likeness/target", Mean(likeness.Likeness(items.Target)));
        }

        graph.Output("mask/result", Mean(face.Mask));
        graph.Output("mask/wanted", Mean(items.Mask));
        graph.Output("before", items.Target);
        graph.Output("face drawn", items.Drawn);
        graph.Output("where it shows", Selection.Concat(1, face.Mask, face.Mask, face.Mask));
        graph.Output("result", result);
        graph.Output("photo", items.Truth);
        return step;
    }

    public Graph BuildFinished(IReadOnlyDictionary<string, OnnxTensor> values)
    {
        Graph graph = new(LiveNetwork.Name);
        Shape shape = [1, 3, settings.Size.SizePx, settings.Size.SizePx];
        Tensor target = graph.Input(SwapBackItems.Target, shape);
        Tensor drawn = graph.Input(SwapBackItems.Drawn, shape);
        Tensor coverage = graph.Input(SwapBackItems.Coverage, shape.With(1, 1));
        LiveFace face = LiveNetwork.Of(target, drawn, coverage, Parameters.Fixed(graph, values)[LiveNetwork.Name], Size);
        graph.Output(ChangeName, face.Change);
        graph.Output(SwapBackItems.Mask, face.Mask);
        return graph;
    }

    public NetworkDescription Describe() => new()
    {
        Purpose = "Makes a face that was drawn on a picture from another photo's own pixels belong there: light, seams, gaps, and what lies before it.",
        Values = new Dictionary<string, string>
        {
            [SwapBackItems.Target] = $"RGB, sRGB-encoded, 0 … 1, framed as {AlignmentTemplate.Arcface128.Name} with the pack's margin",
            [SwapBackItems.Drawn] = "the same with the face drawn over whatever lay before the target's",
            [SwapBackItems.Coverage] = "how much of each pixel was drawn over, 0 … 1",
            [ChangeName] = "is added to the drawn face, about −1 … 1",
            [SwapBackItems.Mask] = "where the face is to be seen, 0 … 1",
        },
        Limits =
        [
            "it was shown faces of the pack named here only, and does worst on whatever is rare among them",
            "it has seen the drawn person only in pictures made of one photo: mirrored, in other light, coarser",
            "it does not know who is who: likeness comes from the drawn pixels, and it can only keep or lose it",
            .. settings.Recogniser is null ? [] : (string[])[$"{Path.GetFileName(settings.Recogniser)} taught it to keep the likeness, and so must not judge it"],
        ],
    };

    public IReadOnlyDictionary<string, string> TrainedOn(IReadOnlyDictionary<string, string> items) => _first?.AddTo(items) ?? items;

    private static Tensor Mean(Tensor value) => value.ReduceMean([], keepAxes: false);

    /// <returns>Null when there is no recogniser.</returns>
    private IdentityLoss? Likeness(LiveItems items) => _recogniser is null
        ? null
        : new(_recogniser, AlignmentTemplate.Arcface128.WithMargin(AlignmentTemplate.UsualMargin), items.Truth, items.IsReal);
}
