using Mien.Faces;
using Mien.Graphs;
using Mien.Runtime;
using Mien.Testing;
using Mien.Training.Loops;
using Mien.Training.Networks;
using Mien.Training.Packs;
using Mien.Training.Recipes;

namespace Mien.Training.Tests.Recipes;

public sealed class CompletionRecipeTests : IDisposable
{
    private const int SizePx = CompletionNetwork.SizePx, Area = SizePx * SizePx;

    private static readonly string s_shipped = Path.Combine(RepositoryFolder.Root, "models", "completion", "model.onnx");

    private readonly TemporaryFolder _folder = new();
    private readonly PerceptionModels _models = new();

    public void Dispose()
    {
        _models.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void BuildFinished_OfInitialValues_FillsWhatIsHiddenFromTheOtherSideAndFromAround()
    {
        CompletionRecipe recipe = Recipe();
        Graph finished = recipe.BuildFinished(Checkpoint.Weights(recipe.BuildStep().States.Select(state => state.Initial() with { Name = state.Name })));
        using Session session = Session.Open(finished.ToOnnx(), new() { Device = DeviceChoice.Cpu });
        using TensorValue seen = TensorValue.Create(1, 3, SizePx, SizePx);
        using TensorValue trust = TensorValue.Create(1, 1, SizePx, SizePx);
        for (int i = 0; i < Area; i++)
        {
            (int y, int x) = Math.DivRem(i, SizePx);

            // The right half and a band across are hidden; the left eye has a mark.
            bool isShown = x < SizePx / 2 && y is < 20 or > 50;
            trust.Floats[i] = isShown ? 1 : 0;
            seen.Floats[i] = !isShown ? 0 : IsMark(x, y) ? 0.1f : 0.6f;
        }

        IReadOnlyList<TensorValue> outputs = session.Run([seen, trust]);
        float[] whole = outputs[0].Floats.ToArray();

        Assert.Equal(0.6f, whole[(100 * SizePx) + 230], 0.02f);                 // the other side
        Assert.Equal(0.1f, whole[(100 * SizePx) + SizePx - 1 - 60], 0.03f);     // its mark, mirrored
        Assert.Equal(0.6f, whole[(35 * SizePx) + 60], 0.03f);                   // the band, seen on neither side
        Assert.All(outputs[1].Floats.ToArray(), error => Assert.InRange(error, 0, 0.5f));

        static bool IsMark(int x, int y) => Math.Abs(x - 60) < 8 && Math.Abs(y - 100) < 8;
    }

    [Fact]
    public void BuildStep_And_BuildLook_TakeTheSameItems()
    {
        CompletionRecipe recipe = Recipe();

        string[] Inputs(TrainingStep step) => [.. step.Graph.Inputs.Where(input => input.Value.Type == ElementType.UInt8).Select(input => input.Key).Order(StringComparer.Ordinal)];

        Assert.Equal(["changed", "known", "seen", "trust", "truth"], Inputs(recipe.BuildStep()));
        Assert.Equal(Inputs(recipe.BuildStep()), Inputs(recipe.BuildLook()));
    }

    [Fact]
    public void Loss_OfTheTruth_IsNearlyNothingAndGrowsWithWhatIsHidden()
    {
        float Loss(float difference, float trust)
        {
            Graph graph = new("loss");
            Tensor truth = graph.Input("truth", [1, 3, 32, 32]);
            Tensor one = graph.Filled(1, [1, 1, 32, 32]);
            CompletedFace face = new(truth, truth + difference, one * 0f);
            graph.Output("loss", new CompletionLoss(truth, truth, one, one * trust, one * 0f).Of(face));
            using Session session = Session.Open(graph.ToOnnx(), new() { Device = DeviceChoice.Cpu });
            using TensorValue value = TensorValue.Create(1, 3, 32, 32);
            return session.Run([value])[0].Floats[0];
        }

        Assert.Equal(0, Loss(0, 0), 1e-5f);
        Assert.True(Loss(0.1f, 1) > 1);
        Assert.True(Loss(0.1f, 0) > 2 * Loss(0.1f, 1));
    }

    [Fact]
    public void Strangeness_OfAMarkUnderOtherLight_IsTheMarkAlone()
    {
        Graph graph = new("strangeness");
        Tensor seen = graph.Input("seen", [1, 3, 64, 64]);
        Tensor one = graph.Filled(1, [1, 1, 64, 64]);
        graph.Output("strangeness", new CompletionLoss(seen, graph.Filled(0.6f, [1, 3, 64, 64]), one, one, one * 0f).Strangeness());
        using Session session = Session.Open(graph.ToOnnx(), new() { Device = DeviceChoice.Cpu });
        using TensorValue value = TensorValue.Create(1, 3, 64, 64);
        for (int i = 0; i < value.Floats.Length; i++)
        {
            (int x, int y) = (i % 64, i / 64 % 64);
            value.Floats[i] = x is >= 30 and < 33 && y is >= 30 and < 33 ? 0.1f : 0.4f;     // darker than the truth, and a mark
        }

        float[] strangeness = session.Run([value])[0].Floats.ToArray();

        Assert.InRange(strangeness[(31 * 64) + 31], 0.3f, 0.6f);
        Assert.InRange(strangeness[(10 * 64) + 10], 0, 0.01f);
    }

    [Fact]
    public void New_FromAnotherNetwork_SaysSoInWords()
    {
        string path = _folder.File("model.onnx");
        Graph other = new("other");
        other.Output("twice", other.Input("value", [1]) * 2f);
        File.WriteAllBytes(path, other.ToOnnx());

        TrainingException fault = Assert.Throws<TrainingException>(() => Recipe(path));

        Assert.Equal("FROM_DIFFERS", fault.Code);
        Assert.Contains("`mien train completion`", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BuildStep_FromTheShippedNetwork_BeginsWithItsValuesAndNamesIt()
    {
        CompletionRecipe recipe = Recipe(s_shipped);

        string weight = recipe.BuildStep().States.First(state => state.Name.EndsWith("enter/weight", StringComparison.Ordinal)).Name;
        Assert.NotEqual(Values(Recipe(), weight), Values(recipe, weight));
        Assert.Contains("0001.jpg", recipe.TrainedOn(new Dictionary<string, string>())["names"], StringComparison.Ordinal);

        static float[] Values(CompletionRecipe recipe, string name) => recipe.BuildStep().States.First(state => state.Name == name).Initial().ToFloats();
    }

    private CompletionRecipe Recipe(string? from = null) => new(
        new() { PhotoFolder = _folder.Path, Batch = 1, From = from }, new PerceivedFaceCache(new FaceAnalyzer(_models), _folder.File("cache")), _models.Parser);
}
