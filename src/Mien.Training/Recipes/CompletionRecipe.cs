using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Models.Cards;
using Mien.Training.Loops;
using Mien.Training.Networks;
using Mien.Training.Packs;
using Mien.Training.Packs.Completions;

namespace Mien.Training.Recipes;

/// <summary>Teaches a <see cref="CompletionNetwork"/> on faces of which parts were hidden and the light was changed.</summary>
/// <param name="cache">Finds the faces.</param>
/// <param name="parser">Tells what lies before them.</param>
public sealed class CompletionRecipe(CompletionSettings settings, PerceivedFaceCache cache, FaceParser parser) : ITrainingRecipe
{
    private const string RateName = "learning_rate";
    private const string SeedName = "seed";

    /// <summary>Outputs of the finished network.</summary>
    private const string WholeName = "whole", DoubtName = "doubt";

    private const int LookBatch = 8;
    private const float LargestNorm = 1;
    private const double LastRateShare = 0.02;
    private const long MostWarmUpSteps = 100;

    /// <summary>Null when the network begins anew.</summary>
    private readonly FinishedValues? _first = settings.From is null ? null : FinishedValues.Read(settings.From, CompletionNetwork.Name, Finished);

    public string Name => CompletionNetwork.Name;

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

    public void Prepare(RunFolder folder, ITrainingObserver observer, CancellationToken cancellation) =>
        new CompletionItems(new(cache, parser, CanonicalFace.Load()), settings.VariantsFolder, settings.Seed).Write(settings.PhotoFolder, folder, settings.Items, observer, cancellation);

    public TrainingStep BuildStep()
    {
        Graph graph = new("completion step");
        TrainingStep step = new(graph);
        Randomness random = new(graph.Input(SeedName, [], ElementType.Int64), step.Number);
        Given given = Given.In(graph, settings.Batch).Halved().Mirrored(random);
        Parameters net = step.Parameters(Name, (int)settings.Seed, _first?.Values);
        Tensor loss = given.Loss.Of(CompletionNetwork.OfHalf(given.Seen, given.Trust, net));
        graph.Output("loss", loss);
        graph.Output("gradient_length", step.Minimise(loss, net.Trained, new AdamW { LearningRate = graph.Input(RateName, []) }, LargestNorm));
        step.Average(net.Trained, AverageDecay.At(step));
        return step;
    }

    public TrainingStep BuildLook()
    {
        Graph graph = new("completion look");
        TrainingStep step = new(graph);
        Given given = Given.In(graph, LookBatch);
        CompletedFace face = CompletionNetwork.Of(given.Seen, given.Trust, step.Parameters(Name, 0));
        Tensor whole = face.Whole.Clip(0, 1);
        graph.Output("loss", given.Loss.Of(face));
        graph.Output("hidden/made up", given.Loss.ErrorOfHidden(whole));
        graph.Output("hidden/filled", given.Loss.ErrorOfHidden(face.Beginning));
        graph.Output("expression/made up", given.Loss.ErrorOfChanged(whole));
        graph.Output("expression/filled", given.Loss.ErrorOfChanged(face.Beginning));
        graph.Output("shown/made up", given.Loss.ErrorOfShown(whole));
        graph.Output("shown/filled", given.Loss.ErrorOfShown(face.Beginning));
        graph.Output("given", given.Seen);
        graph.Output("what is trusted", given.Seen * given.Trust);
        graph.Output("filled", face.Beginning.Clip(0, 1));
        graph.Output("made whole", whole);
        graph.Output("the face", given.Truth);
        graph.Output("doubt, 4 times", (Selection.Concat(1, face.Doubt, face.Doubt, face.Doubt) * 4f).Clip(0, 1));
        return step;
    }

    public Graph BuildFinished(IReadOnlyDictionary<string, OnnxTensor> values)
    {
        Graph graph = new(Name);
        Finished(graph, Parameters.Fixed(graph, values)[Name]);
        return graph;
    }

    public IReadOnlyDictionary<string, string> TrainedOn(IReadOnlyDictionary<string, string> items)
    {
        IReadOnlyDictionary<string, string> facts = settings.Licence is null ? items : new Dictionary<string, string>(items) { ["licence"] = settings.Licence };
        return _first?.Origin.AddTo(facts, CardKeys.BegunFrom) ?? facts;
    }

    public NetworkDescription Describe() => new()
    {
        Purpose = "Makes a face that was unwrapped from a photo whole and evenly lit: what the photo did not show is made up.",
        Values = new Dictionary<string, string>
        {
            [CompletionItems.Seen] = "RGB, sRGB-encoded, 0 … 1, in the canonical face's texture map",
            [CompletionItems.Trust] = "how far each texel was seen and is the face's own, 0 … 1",
            [WholeName] = "the same face, whole, under even light",
            [DoubtName] = "how far what was shown is from the face's own look, its light apart, 0 … 0.5",
        },
        Limits =
        [
            "it was shown faces of the photos named here only, and does worst on whatever is rare among them",
            "what was not seen on either side is made up: a likely face, not this person's",
            "what nobody marked as lying before the face is taken for the face: thin rims and strands that a parser misses stay",
            "expressions that it was shown were mostly drawn: of real ones a part stays",
            "skin that is made up is smoother than skin that was seen",
        ],
    };

    private static void Finished(Graph graph, Parameters net)
    {
        CompletedFace face = CompletionNetwork.Of(graph.Input(CompletionItems.Seen, AtlasShape(1, 3)), graph.Input(CompletionItems.Trust, AtlasShape(1, 1)), net);
        graph.Output(WholeName, face.Whole.Clip(0, 1));
        graph.Output(DoubtName, face.Doubt);
    }

    private static Shape AtlasShape(int batch, int channels) => [batch, channels, CompletionNetwork.SizePx, CompletionNetwork.SizePx];

    /// <summary>A batch of exercises in a graph, as floats of 0 … 1.</summary>
    private sealed record Given(Tensor Seen, Tensor Trust, Tensor Truth, Tensor Known, Tensor Changed)
    {
        public CompletionLoss Loss => new(Seen, Truth, Known, Trust, Changed);

        public static Given In(Graph graph, int batch)
        {
            return new(Of(CompletionItems.Seen, 3), Of(CompletionItems.Trust, 1), Of(CompletionItems.Truth, 3), Of(CompletionItems.Known, 1), Of(CompletionItems.Changed, 1));

            Tensor Of(string name, int channels) => graph.Input(name, AtlasShape(batch, channels), ElementType.UInt8).Cast(ElementType.Float32) / 255f;
        }

        /// <summary>The same of half the side; what is not trusted has no say in a texel's colour.</summary>
        public Given Halved()
        {
            Tensor trust = CompletionNetwork.Half(Trust);
            return new(CompletionNetwork.Half(Seen * Trust) / (trust + 1e-4f), trust, CompletionNetwork.Half(Truth), CompletionNetwork.Half(Known), CompletionNetwork.Half(Changed));
        }

        /// <summary>Every second exercise turned around, left to right.</summary>
        public Given Mirrored(Randomness random)
        {
            Tensor isTurned = random.Uniform([Seen.Shape[0], 1, 1, 1]).Less(Seen.Graph.Constant(0.5f));
            return new(Turned(Seen), Turned(Trust), Turned(Truth), Turned(Known), Turned(Changed));

            Tensor Turned(Tensor value) => isTurned.Where(value.Flip(3), value);
        }
    }
}
