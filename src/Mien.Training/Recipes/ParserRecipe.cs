using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Models.Cards;
using Mien.Training.Data;
using Mien.Training.Loops;
using Mien.Training.Networks;
using Mien.Training.Packs;
using Mien.Training.Packs.Parsing;

namespace Mien.Training.Recipes;

/// <summary>Teaches a <see cref="ParserNetwork"/> what hair, spectacles, hands and the parts of a face look like, on faces on which such things were drawn.</summary>
/// <param name="models">To find faces with; opened only when photos are looked through.</param>
public sealed class ParserRecipe(ParserSettings settings, PerceptionModels models) : ITrainingRecipe
{
    private const string RateName = "learning_rate";
    private const string SeedName = "seed";
    private const int LookBatch = 8;
    private const float LargestNorm = 1;
    private const float Decay = 0.01f;
    private const double LastRateShare = 0.02;
    private const long MostWarmUpSteps = 100;

    /// <summary>Null when the network begins anew.</summary>
    private readonly FinishedValues? _first = settings.From is null
        ? null
        : FinishedValues.Read(settings.From, ParserNetwork.Name, (graph, net) => Finished(graph, net, settings.SizePx));

    public string Name => ParserNetwork.Name;

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
        using HairTeacher teacher = HairTeacher.Open(settings.Hair);
        LabelledFaces faces = new(PerceivedFaceCache.Default(new FaceAnalyzer(models)), teacher, models.Parser);
        ParserItemMaker maker = new(faces, settings.SizePx, CanonicalFace.Load(), settings.Seed);
        new ParserItems(faces, maker, settings.People, settings.SizePx).Write(settings.PhotoFolder, folder, settings.Items, settings.Seed, observer, cancellation);
    }

    public TrainingStep BuildStep()
    {
        Graph graph = new("parser step");
        TrainingStep step = new(graph);
        Randomness random = new(graph.Input(SeedName, [], ElementType.Int64), step.Number);
        ParserBatch items = ParserBatch.In(graph, settings.Batch, settings.SizePx).TakenOtherwise(random);
        Parameters net = step.Parameters(ParserNetwork.Name, (int)settings.Seed, _first?.Values);
        Tensor loss = items.LossOfSomePixels(ParserNetwork.Cells(items.Picture, net));
        graph.Output("loss", loss);
        graph.Output("gradient_length", step.Minimise(loss, net.Trained, new AdamW { LearningRate = graph.Input(RateName, []), WeightDecay = Decay }, LargestNorm));
        step.Average(net.Trained, AverageDecay.At(step));
        return step;
    }

    public TrainingStep BuildLook()
    {
        Graph graph = new("parser look");
        TrainingStep step = new(graph);
        ParserBatch items = ParserBatch.In(graph, LookBatch, settings.SizePx);
        Tensor logits = ParserNetwork.Of(items.Picture, step.Parameters(ParserNetwork.Name, 0));
        graph.Output("loss", items.Loss.Of(logits));
        foreach (FaceClass kind in FaceClasses.All)
        {
            (Tensor both, Tensor either) = items.Loss.Overlap(logits, kind);
            graph.Output($"{kind}/found and wanted", both);
            graph.Output($"{kind}/found or wanted", either);
        }

        graph.Output("photo", items.Picture);
        graph.Output("wanted", ParserColours.Over(items.Picture, items.Shares));
        graph.Output("found", ParserColours.Over(items.Picture, logits.Softmax(1)));
        return step;
    }

    public Graph BuildFinished(IReadOnlyDictionary<string, OnnxTensor> values)
    {
        Graph graph = new(ParserNetwork.Name);
        Finished(graph, Parameters.Fixed(graph, values)[ParserNetwork.Name], settings.SizePx);
        return graph;
    }

    public NetworkDescription Describe() => new()
    {
        Purpose = "Says softly what each pixel around a face shows: skin, brow, eye, lips, inner mouth, hair, frame and lens of spectacles, something in front, other.",
        Values = new Dictionary<string, string>
        {
            [FaceParser.InputName] = "RGB, sRGB-encoded, 0 … 1: upright along the eyes, 1.6 times the longer side of the face's box, around its middle",
            [FaceParser.OutputName] = $"shares that add up to 1, in this order: {string.Join(", ", FaceClasses.All)}",
        },
        Limits =
        [
            "it was shown faces of the photos named here only, and does worst on whatever is rare among them",
            "hands, masks and things that it learnt from were drawn; spectacles were drawn too, or found in photos by a fit that nobody corrected by hand",
            "hair is what its teacher takes for hair: not brows, lashes, moustache or beard",
            "ears and neck may be called other",
            "eyes and lips are where the mesh has them: a wrong mesh taught wrong places; open mouths were made by warping closed ones",
        ],
    };

    public IReadOnlyDictionary<string, string> TrainedOn(IReadOnlyDictionary<string, string> items)
    {
        Dictionary<string, string> facts = new(items) { ["hair_labels"] = Path.GetFileName(settings.Hair) };
        if (settings.Licence is not null)
        {
            facts[CardKeys.Licence] = settings.Licence;
        }

        return _first?.Origin.AddTo(facts, CardKeys.BegunFrom) ?? facts;
    }

    private static void Finished(Graph graph, Parameters net, int sizePx)
    {
        Tensor picture = graph.Input(FaceParser.InputName, [1, 3, sizePx, sizePx]);
        graph.Output(FaceParser.OutputName, ParserNetwork.Shares(ParserNetwork.Of(picture, net)));
    }
}
