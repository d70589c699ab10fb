using Mien.Faces;
using Mien.Faces.Alignment;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Models.Cards;
using Mien.Training.Data;
using Mien.Training.Loops;
using Mien.Training.Networks;

namespace Mien.Training.Recipes;

/// <summary>Teaches a <see cref="FaceAutoencoder"/> to bring faces back from <see cref="FaceDamage"/>.</summary>
/// <param name="models">To find faces with; opened only when photos are looked through.</param>
public sealed class AutoencoderRecipe(AutoencoderSettings settings, PerceptionModels models, FaceCropCache cache) : ITrainingRecipe
{
    private const string Network = "autoencoder";
    private const string Faces = "faces";
    private const string RateName = "learning_rate";
    private const string SeedName = "seed";

    /// <summary>Faces of a look; other damage than any step's.</summary>
    private const int LookBatch = 8;
    private const long LookSeed = -1;

    /// <summary>What edges count beside single pixels.</summary>
    private const float EdgeWeight = 0.5f;

    private const float LargestNorm = 1;
    private const double LastRateShare = 0.02;
    private const long MostWarmUpSteps = 200;

    public string Name => Network;

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

    private Shape FaceShape => [1, 3, settings.SizePx, settings.SizePx];

    public void Prepare(RunFolder folder, ITrainingObserver observer, CancellationToken cancellation)
    {
        FaceCropper cropper = new(new FaceAnalyzer(models), AlignmentTemplate.DflWholeFace, settings.SizePx);
        new FaceItems(cropper, cache).Write(settings.PhotoFolder, folder, Faces, observer, cancellation);
    }

    public TrainingStep BuildStep()
    {
        Graph graph = new("autoencoder step");
        TrainingStep step = new(graph);
        Randomness random = new(graph.Input(SeedName, [], ElementType.Int64), step.Number);
        Tensor faces = FaceDamage.Mirror(Pictures(graph, settings.Batch), random);
        Parameters net = step.Parameters(Network, (int)settings.Seed);
        Tensor loss = Loss(FaceAutoencoder.Restore(FaceDamage.Of(faces, random), net), faces);
        Tensor length = step.Minimise(loss, net.Trained, new Adam { LearningRate = graph.Input(RateName, []) }, LargestNorm);
        step.Average(net.Trained, AverageDecay.At(step));
        graph.Output("loss", loss);
        graph.Output("gradient_length", length);
        return step;
    }

    public TrainingStep BuildLook()
    {
        Graph graph = new("autoencoder look");
        TrainingStep step = new(graph);
        Randomness random = new(graph.Integers([LookSeed], []), step.Number);
        Tensor faces = Pictures(graph, LookBatch);
        Tensor damaged = FaceDamage.Of(faces, random);
        Tensor restored = FaceAutoencoder.Restore(damaged, step.Parameters(Network, 0));
        graph.Output("loss", Loss(restored, faces));
        graph.Output("error/restored", Error(restored.Clip(0, 1), faces));
        graph.Output("error/damaged", Error(damaged, faces));
        graph.Output("damaged", damaged);
        graph.Output("restored", restored.Clip(0, 1));
        graph.Output("original", faces);
        return step;
    }

    public Graph BuildFinished(IReadOnlyDictionary<string, OnnxTensor> values)
    {
        Graph graph = new(Network);
        Tensor damaged = graph.Input("damaged", FaceShape);
        graph.Output("restored", FaceAutoencoder.Restore(damaged, Parameters.Fixed(graph, values)[Network]).Clip(0, 1));
        return graph;
    }

    public NetworkDescription Describe() => new()
    {
        Purpose = $"Brings aligned faces of {settings.SizePx} px back from noise, blur and small holes.",
        Values = new Dictionary<string, string>
        {
            ["damaged"] = $"RGB, sRGB-encoded, 0 … 1, framed as {AlignmentTemplate.DflWholeFace.Name}",
            ["restored"] = "the same face, 0 … 1",
        },
        Limits =
        [
            "it was shown faces of the photos named here only, and does worst on whatever is rare among them",
            "what a hole or strong blur hides is made up: a likely face, not this person's",
            "holes larger than a third of the face, noise above 0.2 and motion blur were never shown to it",
            "faces that are not framed as stated come out worse",
        ],
    };

    /// <summary>[batch,3,S,S], 0 … 1, from bytes.</summary>
    private Tensor Pictures(Graph graph, int batch) => graph.Input(Faces, FaceShape.With(0, batch), ElementType.UInt8).Cast(ElementType.Float32) / 255f;

    /// <summary>Mean distance of pixels, and of the steps between neighbours, so that edges stay sharp.</summary>
    private static Tensor Loss(Tensor restored, Tensor faces)
    {
        Tensor difference = restored - faces;
        Tensor edges = Mean(Slope(difference, 2)) + Mean(Slope(difference, 3));
        return Mean(difference) + (edges * EdgeWeight);

        static Tensor Mean(Tensor value) => value.Abs().ReduceMean([], keepAxes: false);
        static Tensor Slope(Tensor value, int axis) => value.Slice(axis, 1, value.Shape[axis]) - value.Slice(axis, 0, value.Shape[axis] - 1);
    }

    /// <summary>Mean distance in levels of 255.</summary>
    private static Tensor Error(Tensor restored, Tensor faces) => (restored - faces).Abs().ReduceMean([], keepAxes: false) * 255f;
}
