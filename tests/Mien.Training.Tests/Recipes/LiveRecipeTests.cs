using System.Text.Json;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Models.Cards;
using Mien.Runtime;
using Mien.Training.Checkpoints;
using Mien.Training.Loops;
using Mien.Training.Networks;
using Mien.Training.Packs;
using Mien.Training.Recipes;
using Mien.Training.Tests.Data;
using Mien.Training.Tests.Loops;
using Mien.Training.Tests.Networks;

namespace Mien.Training.Tests.Recipes;

public sealed class LiveRecipeTests : IDisposable
{
    private static readonly LiveNetworkSize s_tiny = new("tiny", 32, (8, 8, 12, 16), 1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("256", 1.5e6, 1.2e9)]
    [InlineData("mini", 4.7e6, 6.3e9)]
    [InlineData("base", 9.5e6, 12.1e9)]
    public void BuildFinished_EachSize_KeepsItsBudget(string size, double parameters, double macs)
    {
        GraphCost cost = Finished(LiveNetworkSize.Named(size)).Cost();

        Assert.InRange(cost.Parameters, 0.5 * parameters, parameters);
        Assert.InRange(cost.Macs, 0.8 * macs, macs);
    }

    [Fact]
    public void BuildFinished_OfInitialValues_ChangesNothingAndShowsWhatWasDrawn()
    {
        int sizePx = LiveNetworkSize.Live256.SizePx;
        using Session session = Session.Open(Finished(LiveNetworkSize.Live256).ToOnnx(), new() { Device = DeviceChoice.Cpu });
        using TensorValue target = TensorValue.Create(1, 3, sizePx, sizePx);
        using TensorValue drawn = TensorValue.Create(1, 3, sizePx, sizePx);
        using TensorValue coverage = TensorValue.Create(1, 1, sizePx, sizePx);
        drawn.Floats.Fill(0.5f);
        for (int y = 64; y < 192; y++)
        {
            coverage.Floats.Slice((y * sizePx) + 64, 128).Fill(1);
        }

        IReadOnlyList<TensorValue> outputs = session.Run([target, drawn, coverage]);
        using TensorValue change = outputs[0];
        using TensorValue mask = outputs[1];

        Assert.All(change.Floats.ToArray(), value => Assert.Equal(0, value));
        Assert.InRange(mask.Floats[(128 * sizePx) + 128], 0.95f, 1);
        Assert.Equal(0, mask.Floats[(128 * sizePx) + 40]); // beyond its reach
    }

    [Fact]
    public void Run_OnFacesDrawnTooDark_LightensThemAndBringsBackWhatTheyCover()
    {
        LiveRecipe recipe = new(new() { Pack = "none", Size = s_tiny, Batch = 8, Steps = 150, LearningRate = 0.004 }, null!);
        using RunFolder run = new(_folder.File("run"));
        WriteItems(run);

        TrainingReport report = new TrainingLoop(recipe, run, new() { Device = DeviceChoice.Cpu, PreviewEvery = 1000 }, new Notes()).Run();

        (IReadOnlyDictionary<string, double> before, IReadOnlyDictionary<string, double> after) = (report.HeldOutBefore, report.HeldOutAfter);
        Assert.Equal(before["error/drawn"], before["error/result"], before["error/drawn"] * 0.05);
        Assert.True(after["error/result"] < 0.4 * after["error/drawn"], $"{after["error/result"]} of {after["error/drawn"]}");
        Assert.InRange(after["mask/result"] / after["mask/wanted"], 0.9, 1.1);
    }

    [Fact]
    public void Run_TakesUpARecogniserLater_AndIsTaughtByIt()
    {
        string recogniser = _folder.File("recogniser.onnx");
        File.WriteAllBytes(recogniser, SquaresRecogniser.Onnx());

        (TrainingReport without, double lossWithout) = GoOn("without", null);
        (TrainingReport with, double lossWith) = GoOn("with", recogniser);

        // The same weights and items: what the step loses more is a little of the distance in likeness, and what it learns from that is something else.
        Assert.InRange(lossWith - lossWithout, 0.001, 0.15);
        Assert.NotEqual(without.HeldOutAfter["error/result"], with.HeldOutAfter["error/result"]);
        Assert.Contains("recogniser.onnx taught it", File.ReadAllText(_folder.File("with/card.json")), StringComparison.Ordinal);
        Assert.DoesNotContain("taught it", File.ReadAllText(_folder.File("without/card.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LiveLosses.Landmarks, "lost/landmarks")]
    [InlineData(LiveLosses.Features, "lost/features")]
    [InlineData(LiveLosses.Adversary, "lost/adversary")]
    public void Run_WithAFurtherLoss_IsTaughtByItAndSaysSo(LiveLosses losses, string metric)
    {
        LiveSettings settings = new() { Pack = "none", Size = s_tiny, Batch = 8, Steps = 12, LearningRate = 0.004, Variation = PhotoVariation.None };
        TrainingReport without = Train("without", settings);
        TrainingReport with = Train("with", settings with { Losses = losses });

        Assert.NotEqual(without.HeldOutAfter["error/result"], with.HeldOutAfter["error/result"], 1e-4);
        Assert.All(File.ReadLines(_folder.File("with/metrics.jsonl")).Where(line => line.Contains("\"loss\"", StringComparison.Ordinal) && !line.Contains("held", StringComparison.Ordinal)), line => Assert.Contains(metric, line, StringComparison.Ordinal));
        Assert.Contains(LiveSettings.NameOf(losses), File.ReadAllText(_folder.File("with/card.json")), StringComparison.Ordinal);
        Assert.Equal(Macs("without"), Macs("with"));

        double Macs(string run) => Graph.FromOnnx(File.ReadAllBytes(_folder.File($"{run}/model.onnx"))).Cost().Macs;
    }

    [Fact]
    public void Named_FlagsAsAnOptionTakesThem_AreRead()
    {
        Assert.Equal(LiveLosses.Landmarks | LiveLosses.Adversary, LiveSettings.Named<LiveLosses>("landmarks,adversary"));
        Assert.Equal("landmarks,adversary", LiveSettings.NameOf(LiveLosses.Landmarks | LiveLosses.Adversary));
        LiveSettings settings = new() { Pack = "none", Losses = LiveLosses.Features, Variation = PhotoVariation.Light };
        LiveSettings kept = LiveSettings.Of("none", settings.ToChoices().ToDictionary(choice => choice.Name, choice => choice.Value));
        Assert.Equal((settings.Losses, settings.Variation), (kept.Losses, kept.Variation));
        Assert.Throws<FormatException>(() => LiveSettings.Named<LiveLosses>("luck"));
    }

    [Fact]
    public void Run_OnShrunkPicturesFirst_LearnsAndGoesOnWithWholeOnes()
    {
        LiveSettings settings = new() { Pack = "none", Size = s_tiny, Batch = 8, Steps = 100, LearningRate = 0.004, Shrinking = 2 };
        TrainingReport coarse = Train("shrunk", settings);
        TrainingReport whole = Train("shrunk", settings with { Steps = 120, Shrinking = 1 });

        Assert.All([coarse.HeldOutAfter, whole.HeldOutAfter], after =>
            Assert.True(after["error/result"] < 0.5 * after["error/drawn"], $"{after["error/result"]} of {after["error/drawn"]}"));
        using RunFolder run = new(_folder.File("shrunk"));
        Assert.Equal("1", run.Description()!.Choices["shrink"]);
        LiveSettings known = settings with { Size = LiveNetworkSize.Live256 };
        Assert.Equal(2, LiveSettings.Of("none", known.ToChoices().ToDictionary(choice => choice.Name, choice => choice.Value)).Shrinking);
    }

    [Fact]
    public void BuildStep_OnShrunkPictures_CostsAQuarter()
    {
        Assert.InRange(Macs(2) / Macs(1), 0.2, 0.3);

        double Macs(int shrinking) => new LiveRecipe(new() { Pack = "none", Size = s_tiny, Batch = 1, Shrinking = shrinking }, null!).BuildStep().Graph.Cost().Macs;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_FromAFinishedNetwork_BeginsWhereThatEndedAndKnowsItsPeople(bool isEven)
    {
        LiveSettings settings = new() { Pack = "none", Size = s_tiny with { IsEven = isEven }, Batch = 8, Steps = 20, LearningRate = 0.004 };
        TrainingReport first = Train("first", settings, new() { ["names"] = "b.jpg\nc.jpg", ["licence"] = "theirs" });

        TrainingReport second = Train(
            "second", settings with { Size = s_tiny, From = _folder.File("first/model.onnx") }, new() { ["names"] = "a.jpg\nb.jpg", ["licence"] = "ours" });

        Assert.All(first.HeldOutAfter, metric => Assert.Equal(metric.Value, second.HeldOutBefore[metric.Key], 1e-4));
        Assert.NotEqual(first.HeldOutBefore["loss"], second.HeldOutBefore["loss"], 1e-4);
        Assert.Equal(isEven, LiveWeights.Read(_folder.File("second/model.onnx"), s_tiny, new TextureInput().Finished).IsEven);
        IReadOnlyDictionary<string, string> taught = ModelCard.Read(_folder.File("second/card.json")).TrainedOn;
        Assert.Equal("a.jpg\nb.jpg\nc.jpg", taught["names"]);
        Assert.Equal("theirs\nours", taught["licence"]);
        Assert.StartsWith("first/model.onnx", taught["begun_from"], StringComparison.Ordinal);

        Train("third", settings with { Teacher = _folder.File("first/model.onnx") }, new() { ["names"] = "d.jpg", ["licence"] = "ours" });
        taught = ModelCard.Read(_folder.File("third/card.json")).TrainedOn;
        Assert.Equal("b.jpg\nc.jpg\nd.jpg", taught["names"]);
        Assert.StartsWith("first/model.onnx", taught["taught_by"], StringComparison.Ordinal);
        Assert.DoesNotContain("begun_from", taught.Keys);
    }

    [Fact]
    public void New_WithATeacherThatIsNoFile_SaysSoBeforeAnyWork() => Assert.Equal(
        "MODEL_NOT_FOUND", Assert.Throws<ModelException>(() => new LiveRecipe(new() { Pack = "none", Teacher = "mesh" }, null!)).Code);

    [Fact]
    public void New_FromANetworkOfAnotherSize_SaysSo()
    {
        string path = _folder.File("model.onnx");
        File.WriteAllBytes(path, Finished(s_tiny).ToOnnx());

        TrainingException fault = Assert.Throws<TrainingException>(
            () => new LiveRecipe(new() { Pack = "none", Size = LiveNetworkSize.Live256, From = path }, null!));

        Assert.Equal("FROM_DIFFERS", fault.Code);
    }

    [Fact]
    public void Loss_WrongAnswers_CostMoreThanTheRightOne()
    {
        Graph graph = new("loss");
        Tensor truth = graph.Filled(0.5f, [1, 3, 16, 16]);
        Tensor drawn = graph.Filled(0.4f, [1, 3, 16, 16]);
        Tensor one = graph.Filled(1, [1, 1, 16, 16]);
        LiveLoss loss = new(truth, one, one, graph.Filled(1, [1, 1, 1, 1]));
        graph.Output("right", loss.Of(new(graph.Filled(0.1f, [1, 3, 16, 16]), one), drawn));
        graph.Output("unchanged", loss.Of(new(graph.Filled(0, [1, 3, 16, 16]), one), drawn));
        graph.Output("hidden", loss.Of(new(graph.Filled(0.1f, [1, 3, 16, 16]), one * 0.1f), drawn));
        graph.Output("hidden, no truth", (loss with { IsReal = graph.Filled(0, [1, 1, 1, 1]) }).Of(new(graph.Filled(0.1f, [1, 3, 16, 16]), one * 0.1f), drawn));
        using Session session = Session.Open(graph.ToOnnx(), new() { Device = DeviceChoice.Cpu });
        float[] values = [.. session.Run([]).Select(value => value.Floats[0])];

        Assert.InRange(values[0], 0, 0.01f);
        Assert.True(values[1] > 0.5f && values[2] > 0.5f, $"{values[1]}, {values[2]}");
        Assert.InRange(values[3], 0.1f, values[2]); // the mask is still taught
    }

    /// <summary>Trains for 20 steps, and then for 20 more with the recogniser.</summary>
    /// <returns>What the first of these lost, too.</returns>
    private (TrainingReport Report, double Loss) GoOn(string name, string? recogniser)
    {
        LiveSettings settings = new() { Pack = "none", Size = s_tiny, Batch = 8, Steps = 20, LearningRate = 0.004 };
        TrainingPlan plan = new() { Device = DeviceChoice.Cpu, PreviewEvery = 1000 };
        using (RunFolder before = new(_folder.File(name)))
        {
            WriteItems(before);
            new TrainingLoop(new LiveRecipe(settings, null!), before, plan, new Notes()).Run();
        }

        using RunFolder run = new(_folder.File(name));
        LiveSettings longer = settings with { Steps = 40, Recogniser = recogniser };
        TrainingReport report = new TrainingLoop(new LiveRecipe(longer, null!), run, plan, new Notes()).Run();
        Assert.Equal(recogniser ?? "none", run.Description()!.Choices["recogniser"]);
        using JsonDocument first = JsonDocument.Parse(File.ReadLines(run.MetricsPath).First(line => line.StartsWith("""{"step":21,""", StringComparison.Ordinal)));
        return (report, first.RootElement.GetProperty("loss").GetDouble());
    }

    private TrainingReport Train(string name, LiveSettings settings, Dictionary<string, string>? facts = null)
    {
        using RunFolder run = new(_folder.File(name));
        WriteItems(run, facts);
        return new TrainingLoop(new LiveRecipe(settings, null!), run, new() { Device = DeviceChoice.Cpu, PreviewEvery = 1000 }, new Notes()).Run();
    }

    private static Graph Finished(LiveNetworkSize size)
    {
        LiveRecipe recipe = new(new() { Pack = "none", Size = size, Batch = 1 }, null!);
        return recipe.BuildFinished(Checkpoint.Weights(recipe.BuildStep().States.Select(state => state.Initial() with { Name = state.Name })));
    }

    /// <summary>Faces drawn at half the light over the whole picture; a band on the right lies before them.</summary>
    private static void WriteItems(RunFolder folder, Dictionary<string, string>? facts = null)
    {
        Directory.CreateDirectory(folder.Root);
        Safetensors.Write(folder.HeldOutPath, Items(16, seed: 2));
        Safetensors.Write(folder.ItemsPath, Items(64, seed: 1), facts ?? new() { ["source"] = "generated" });
    }

    private static OnnxTensor[] Items(int count, int seed)
    {
        const int size = 32;
        byte[] truth = ItemsExample.Pictures("truth", count, size, seed).Data.ToArray();
        byte[] drawn = [.. truth.Select(value => (byte)(value / 2))];
        byte[] target = [.. truth.Select((value, i) => i % size >= size * 2 / 3 ? value : (byte)0)]; // something that was drawn over by mistake lies at the right
        byte[] coverage = [.. Enumerable.Repeat((byte)255, count * size * size)];
        return
        [
            OnnxTensor.Of(SwapBackItems.Target, ElementType.UInt8, [count, 3, size, size], target),
            OnnxTensor.Of(SwapBackItems.Drawn, ElementType.UInt8, [count, 3, size, size], drawn),
            OnnxTensor.Of(SwapBackItems.Truth, ElementType.UInt8, [count, 3, size, size], truth),
            OnnxTensor.Of(SwapBackItems.Coverage, ElementType.UInt8, [count, 1, size, size], coverage),
            OnnxTensor.Of(SwapBackItems.Mask, ElementType.UInt8, [count, 1, size, size], coverage),
            OnnxTensor.Of(SwapBackItems.IsReal, ElementType.UInt8, [count, 1, 1, 1], Enumerable.Repeat((byte)1, count).ToArray()),
        ];
    }
}
