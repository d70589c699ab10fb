using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Models.Cards;
using Mien.Runtime;
using Mien.Training.Checkpoints;
using Mien.Training.Loops;
using Mien.Training.Networks;
using Mien.Training.Packs;
using Mien.Training.Recipes;
using Mien.Training.Tests.Loops;
using Mien.Training.Tests.Networks;

namespace Mien.Training.Tests.Recipes;

public sealed class EmbeddingInputTests : IDisposable
{
    private const int SizePx = 32;

    private static readonly LiveNetworkSize s_tiny = new("tiny", SizePx, (8, 8, 12, 16), 1);

    private readonly TemporaryFolder _folder = new();

    public EmbeddingInputTests() => File.WriteAllBytes(Recogniser, SquaresRecogniser.Onnx());

    private string Recogniser => _folder.File("recogniser.onnx");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("256", 1.5e6, 1.2e9)]
    [InlineData("mini", 4.7e6, 6.3e9)]
    [InlineData("base", 9.5e6, 12.1e9)]
    public void BuildFinished_EachSize_KeepsItsRivalsBudget_AndWhatFollowsFromTheSourceCostsNothingOfIt(string size, double parameters, double macs)
    {
        LiveRecipe recipe = Recipe(LiveNetworkSize.Named(size));
        IReadOnlyDictionary<string, OnnxTensor> values = Initial(recipe);
        Graph finished = recipe.BuildFinished(values);

        GraphCost cost = finished.Cost();

        Assert.InRange(cost.Parameters, 0.5 * parameters, parameters);
        Assert.InRange(cost.Macs, 0.8 * macs, macs);
        Assert.Equal(["target", "identity"], finished.Inputs.Select(input => input.Key));
        long ofTheSource = values.Where(value => value.Key.Contains("style/", StringComparison.Ordinal) || value.Key.Contains("scale/", StringComparison.Ordinal) || value.Key.Contains("shift/", StringComparison.Ordinal))
            .Sum(value => value.Value.Dimensions.Aggregate(1L, (product, side) => product * side));
        Assert.InRange(ofTheSource, 50_000, 0.001 * macs); // a multiply-add for each, at most
    }

    [Fact]
    public void BuildFinished_OfInitialValues_ChangesNothingWhoeverIsAskedFor()
    {
        LiveRecipe recipe = Recipe(s_tiny);

        float[] changes = Changes(recipe.BuildFinished(Initial(recipe)), 0, 7);

        Assert.All(changes, change => Assert.Equal(0, change));
    }

    [Fact]
    public void New_WithoutARecogniser_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new LiveRecipe(new() { Pack = "none", Identity = LiveIdentity.Embedding }, null!));

    [Fact]
    public void Run_OnTargetsThatDoNotSayWhoIsAskedFor_LearnsToReadTheVector()
    {
        LiveRecipe recipe = Recipe(s_tiny, steps: 150);
        using RunFolder run = new(_folder.File("run"));
        WriteItems(run);

        TrainingReport report = new TrainingLoop(recipe, run, new() { Device = DeviceChoice.Cpu, PreviewEvery = 1000 }, new Notes()).Run();

        (IReadOnlyDictionary<string, double> before, IReadOnlyDictionary<string, double> after) = (report.HeldOutBefore, report.HeldOutAfter);
        Assert.Equal(before["error/target"], before["error/result"], 1e-3);
        // Who leaves the vector unread can do no better than grey, which is the target.
        Assert.True(after["error/result"] < 0.5 * after["error/target"], $"{after["error/result"]} of {after["error/target"]}");
        ModelCard card = ModelCard.Read(run.CardPath);
        Assert.Equal(["target", "identity"], card.Inputs.Keys);
        Assert.Equal("embedding", card.Choices["identity"]);
        Assert.Contains(card.Network.Limits, limit => limit.Contains("identity.onnx", StringComparison.Ordinal));

        float[] red = Identity(run, 0);
        float[] blue = Identity(run, 2);
        Assert.Equal(1, red.Sum(value => value * value), 1e-3f);
        using Session session = Session.OpenFile(run.ModelPath, new() { Device = DeviceChoice.Cpu });
        float[] towardsRed = Change(session, red);
        float[] towardsBlue = Change(session, blue);
        int middle = ((SizePx / 2) * SizePx) + (SizePx / 2);
        Assert.True(towardsRed[middle] > towardsBlue[middle] + 0.1f, $"{towardsRed[middle]}, {towardsBlue[middle]}");
        Assert.True(towardsBlue[middle + (2 * SizePx * SizePx)] > towardsRed[middle + (2 * SizePx * SizePx)] + 0.1f);

        TrainingReport further = new TrainingLoop(
            Recipe(s_tiny, steps: 1, from: run.ModelPath), Folder("further"), new() { Device = DeviceChoice.Cpu, PreviewEvery = 1000 }, new Notes()).Run();
        Assert.Equal(after["error/result"], further.HeldOutBefore["error/result"], 1e-3);
    }

    [Fact]
    public void New_FromANetworkThatIsGivenPixels_SaysSo()
    {
        LiveRecipe texture = new(new() { Pack = "none", Size = s_tiny, Batch = 1 }, null!);
        string path = _folder.File("texture.onnx");
        File.WriteAllBytes(path, texture.BuildFinished(Initial(texture)).ToOnnx());

        Assert.Equal("FROM_DIFFERS", Assert.Throws<TrainingException>(() => Recipe(s_tiny, from: path)).Code);
    }

    private LiveRecipe Recipe(LiveNetworkSize size, long steps = 1, string? from = null) => new(
        new() { Pack = "none", Size = size, Batch = steps > 1 ? 8 : 1, Steps = steps, LearningRate = 0.004, Identity = LiveIdentity.Embedding, Recogniser = Recogniser, From = from },
        null!,
        null!);

    private RunFolder Folder(string name)
    {
        RunFolder folder = new(_folder.File(name));
        WriteItems(folder);
        return folder;
    }

    private static IReadOnlyDictionary<string, OnnxTensor> Initial(LiveRecipe recipe) =>
        Checkpoint.Weights(recipe.BuildStep().States.Select(state => state.Initial() with { Name = state.Name }));

    /// <summary>For two vectors with a 1 in one place each.</summary>
    private float[] Changes(Graph finished, int first, int second)
    {
        using Session session = Session.Open(finished.ToOnnx(), new() { Device = DeviceChoice.Cpu });
        int length = (int)session.Inputs[1].Shape[^1];
        return [.. new[] { first, second }.SelectMany(place => Change(session, [.. Enumerable.Range(0, length).Select(i => i == place ? 1f : 0)]))];
    }

    /// <summary>Of a grey target.</summary>
    private static float[] Change(Session session, float[] identity)
    {
        using TensorValue target = TensorValue.Create(1, 3, SizePx, SizePx);
        target.Floats.Fill(0.5f);
        using TensorValue vector = TensorValue.From<float>(identity, 1, identity.Length);
        IReadOnlyList<TensorValue> outputs = session.Run([target, vector]);
        float[] change = outputs[0].Floats.ToArray();
        foreach (TensorValue output in outputs)
        {
            output.Dispose();
        }

        return change;
    }

    /// <summary>What the file beside the network gives for a source of one colour.</summary>
    private static float[] Identity(RunFolder run, int channel)
    {
        using Session session = Session.OpenFile(Path.Combine(run.Root, "identity.onnx"), new() { Device = DeviceChoice.Cpu });
        using TensorValue source = TensorValue.Create(1, 3, SizePx, SizePx);
        source.Floats.Fill(0.2f);
        source.Floats.Slice(channel * SizePx * SizePx, SizePx * SizePx).Fill(0.8f);
        using TensorValue identity = Assert.Single(session.Run([source]));
        return identity.Floats.ToArray();
    }

    /// <summary>All targets are grey; the truth has the source's colour.</summary>
    private static void WriteItems(RunFolder folder)
    {
        Directory.CreateDirectory(folder.Root);
        Safetensors.Write(folder.HeldOutPath, Items(16, seed: 2));
        Safetensors.Write(folder.ItemsPath, Items(64, seed: 1), new Dictionary<string, string> { ["source"] = "generated" });
    }

    private static OnnxTensor[] Items(int count, int seed)
    {
        const int area = SizePx * SizePx;
        Random random = new(seed);
        byte[] colours = [.. Enumerable.Range(0, count * 3).Select(_ => (byte)random.Next(40, 216))];
        byte[] coloured = [.. colours.SelectMany(colour => Enumerable.Repeat(colour, area))];
        byte[] grey = Filled(128, 3 * area);
        return
        [
            Tensor(SwapBackItems.Target, 3, grey),
            Tensor(SwapBackItems.Drawn, 3, coloured),
            Tensor(SwapBackItems.Truth, 3, coloured),
            Tensor(SwapBackItems.Coverage, 1, Filled(255, area)),
            Tensor(SwapBackItems.Mask, 1, Filled(255, area)),
            Tensor(SwapBackItems.Source, 3, coloured),
            OnnxTensor.Of(SwapBackItems.IsReal, ElementType.UInt8, [count, 1, 1, 1], Enumerable.Repeat((byte)1, count).ToArray()),
        ];

        byte[] Filled(byte value, int bytes) => [.. Enumerable.Repeat(value, count * bytes)];
        OnnxTensor Tensor(string name, int channels, byte[] bytes) => OnnxTensor.Of(name, ElementType.UInt8, [count, channels, SizePx, SizePx], bytes);
    }
}
