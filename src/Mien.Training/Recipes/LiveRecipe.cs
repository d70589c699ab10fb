using Mien.Faces.Alignment;
using Mien.Faces.Mesh;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Models.Cards;
using Mien.Models.Contracts;
using Mien.Training.Loops;
using Mien.Training.Networks;
using Mien.Training.Packs;

namespace Mien.Training.Recipes;

/// <summary>Teaches a <see cref="LiveNetwork"/> to make drawn faces belong to their pictures, on <see cref="SwapBack"/>s.</summary>
public sealed class LiveRecipe : ITrainingRecipe
{
    private const string RateName = "learning_rate";
    private const string SeedName = "seed";

    internal static readonly string TargetLayout = $"RGB, sRGB-encoded, 0 … 1, framed as {AlignmentTemplate.Arcface128.Name} with the pack's margin";

    private const LiveLosses NeedLandmarks = LiveLosses.Landmarks | LiveLosses.Features;

    private const int LookBatch = 8;
    private const float LargestNorm = 1;
    private const float AdversaryWeight = 0.05f;

    /// <summary>The critic's learning rate as a multiple: it begins anew beside a finished network, and one that knows nothing teaches noise.</summary>
    private const float CriticHaste = 8;

    private const double LastRateShare = 0.02;
    private const long MostWarmUpSteps = 100;

    private static readonly AlignmentTemplate s_framing = AlignmentTemplate.Arcface128.WithMargin(AlignmentTemplate.UsualMargin);

    private readonly LiveSettings _settings;
    private readonly IPairSwapper _drawing;
    private readonly IPairSwapper? _teacher;
    private readonly ISourceInput _source;
    private readonly LiveTeachers _teachers;

    /// <summary>Null when the network begins anew.</summary>
    private readonly LiveWeights? _first;

    /// <summary>Null when the settings name no teacher.</summary>
    private readonly NetworkOrigin? _taughtBy;

    /// <summary>Reads the networks that the settings name at once: a wrong path is told of before any work.</summary>
    /// <param name="drawing">Draws as will be done when the network is used.</param>
    /// <param name="teacher">What the settings' teacher makes of a face; null where they name none.</param>
    /// <exception cref="ArgumentException">The settings want a recogniser's vectors, and name none.</exception>
    public LiveRecipe(LiveSettings settings, IPairSwapper drawing, IPairSwapper? teacher = null)
    {
        (_settings, _drawing, _teacher) = (settings, drawing, teacher);
        FrozenRecogniser? recogniser = settings.Recogniser is null ? null : FrozenRecogniser.Open(settings.Recogniser);
        _source = settings.Identity == LiveIdentity.Texture
            ? new TextureInput()
            : new EmbeddingInput(recogniser ?? throw new ArgumentException("There is no recogniser.", nameof(settings)), s_framing);
        _teachers = new(_source, s_framing, settings.Losses, recogniser, (settings.Losses & NeedLandmarks) == 0 ? null : FrozenLandmarks.Open());
        _first = settings.From is null ? null : LiveWeights.Read(settings.From, settings.Size, _source.Finished);
        _taughtBy = settings.Teacher is null ? null : NetworkOrigin.Read(settings.Teacher);
    }

    public string Name => LiveNetwork.Name;

    public string Preparing => "exercises";

    private LiveNetworkSize Size => _settings.Size with { IsEven = _first?.IsEven ?? _settings.Size.IsEven };

    public int Batch => _settings.Batch;

    public long Seed => _settings.Seed;

    public long Steps => _settings.Steps;

    public IReadOnlyList<RunChoice> Choices => _settings.ToChoices();

    public IReadOnlyDictionary<string, Schedule> Settings => new Dictionary<string, Schedule>
    {
        [RateName] = new WarmUpCosineSchedule
        {
            Peak = _settings.LearningRate,
            Last = _settings.LearningRate * LastRateShare,
            WarmUpSteps = Math.Min(MostWarmUpSteps, Math.Max(1, _settings.Steps / 10)),
            Steps = _settings.Steps,
        },
        [SeedName] = new ConstantSchedule(_settings.Seed),
    };

    public void Prepare(RunFolder folder, ITrainingObserver observer, CancellationToken cancellation)
    {
        using FacePack pack = FacePack.Open(_settings.Pack);
        if (pack.SizePx != _settings.Size.SizePx)
        {
            throw FacePackException.OtherSize(_settings.Pack, pack.SizePx, _settings.Size.SizePx);
        }

        SwapBackMaker maker = new(pack, _drawing, CanonicalFace.Load(), _settings.Seed) { Teacher = _teacher };
        new SwapBackItems(pack, maker, Environment.ProcessorCount) { HasSource = _source.NeedsSource }.Write(folder, _settings.Items, _settings.Seed, observer, cancellation);
    }

    public TrainingStep BuildStep()
    {
        Graph graph = new("live step");
        TrainingStep step = new(graph);
        Randomness random = new(graph.Input(SeedName, [], ElementType.Int64), step.Number);
        LiveItems given = LiveItems.In(graph, _settings.Batch, _settings.Size.SizePx, _source.NeedsSource).Shrunk(_settings.Shrinking);
        LiveItems items = _source.Asked(given.Mirrored(random).TakenOtherwise(random, _settings.Variation), random);
        Parameters net = step.Parameters(LiveNetwork.Name, (int)_settings.Seed, _first?.Values);
        LiveFace face = _source.FaceOf(items, net, Size);
        (string Name, Tensor Loss)[] taught = [.. _teachers.Of(face, items)];
        Tensor loss = taught.Aggregate(items.Loss.Of(face, _source.Ground(items)), (sum, next) => sum + next.Loss);
        graph.Output("loss", loss);
        Array.ForEach(taught, term => graph.Output($"lost/{term.Name}", term.Loss));
        Tensor rate = graph.Input(RateName, []);
        Tensor whole = _settings.Losses.HasFlag(LiveLosses.Adversary) ? loss + Persuading(step, face, items, rate) : loss;
        graph.Output("gradient_length", step.Minimise(whole, net.Trained, new AdamW { LearningRate = rate }, LargestNorm));
        step.Average(net.Trained, AverageDecay.At(step));
        return step;
    }

    public TrainingStep BuildLook()
    {
        Graph graph = new("live look");
        TrainingStep step = new(graph);
        LiveItems items = LiveItems.In(graph, LookBatch, _settings.Size.SizePx, _source.NeedsSource);
        LiveFace face = _source.FaceOf(items, step.Parameters(LiveNetwork.Name, 0), Size);
        Tensor result = face.On(_source.Ground(items)).Clip(0, 1);
        graph.Output("loss", items.Loss.Of(face, _source.Ground(items)));
        graph.Output("error/result", items.Loss.Error(result));
        graph.Output("error/drawn", items.Loss.Error(items.Drawn));
        graph.Output("error/target", items.Loss.Error(items.Target));
        graph.Output("sharpness/result", items.Loss.Sharpness(result));
        graph.Output("sharpness/drawn", items.Loss.Sharpness(items.Drawn));
        if (_teachers.LikenessOf(items) is { } likeness)
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
        LiveFace face = _source.Finished(graph, Parameters.Fixed(graph, values)[LiveNetwork.Name], Size);
        graph.Output(HarmoniserContract.Change, face.Change);
        graph.Output(HarmoniserContract.Mask, face.Mask);
        return graph;
    }

    public IReadOnlyDictionary<string, Graph> BuildCompanions() => _source.Companions(Size);

    public NetworkDescription Describe() => new()
    {
        Purpose = _source.Purpose,
        Values = _source.Values,
        Limits =
        [
            "it was shown faces of the pack named here only, and does worst on whatever is rare among them",
            .. _source.Limits,
            .. _settings.Recogniser is null ? [] : (string[])[$"{Path.GetFileName(_settings.Recogniser)} taught it to keep the likeness, and so must not judge it"],
            .. (_settings.Losses & NeedLandmarks) == 0 ? [] : (string[])["face-api's face_landmark_68 taught it too, and so must not judge it"],
        ],
    };

    public IReadOnlyDictionary<string, string> TrainedOn(IReadOnlyDictionary<string, string> items)
    {
        items = _first?.Origin.AddTo(items, CardKeys.BegunFrom) ?? items;
        return _taughtBy?.AddTo(items, CardKeys.TaughtBy) ?? items;
    }

    private static Tensor Mean(Tensor value) => value.ReduceMean([], keepAxes: false);

    /// <summary>Teaches a critic, too. What results lose to it stays out of the loss that is shown and watched, for it rises as the critic learns.</summary>
    private Tensor Persuading(TrainingStep step, LiveFace face, LiveItems items, Tensor rate)
    {
        PatchCritic critic = new(step, (int)_settings.Seed);
        Tensor result = face.LooksOn(_source.Ground(items));
        Tensor told = critic.Telling(items.Photo, result, items.Coverage);
        Tensor persuaded = critic.Persuading(result, items.Coverage) * AdversaryWeight;
        step.Minimise(told, critic.Net.Trained, new AdamW { LearningRate = rate * CriticHaste, Beta1 = 0 }, LargestNorm);
        step.Graph.Output("lost/adversary", persuaded);
        step.Graph.Output("critic", told);
        return persuaded;
    }
}
