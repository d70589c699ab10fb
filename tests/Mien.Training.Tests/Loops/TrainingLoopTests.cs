using System.Text.Json;
using Mien.Graphs.Onnx;
using Mien.Imaging.Files;
using Mien.Runtime;
using Mien.Training.Checkpoints;
using Mien.Training.Loops;

namespace Mien.Training.Tests.Loops;

public sealed class TrainingLoopTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(19)]
    public void Run_StoppedAndGoneOnWith_EqualsOneThatWasNotStopped(int stopAfter)
    {
        Train("whole", new TinyRecipe());

        TrainingWishes wishes = new();
        TrainingReport stopped = Train("parts", new TinyRecipe(), new Notes(progress => AskAt(progress, stopAfter, wishes, TrainingWish.Stop)), wishes: wishes);
        Assert.Equal((stopAfter, false), (stopped.Step, stopped.IsFinished));
        Assert.False(File.Exists(Run("parts").ModelPath));
        Train("parts", new TinyRecipe());

        AssertSame("whole", "parts");
    }

    [Fact]
    public void Run_Cancelled_KeepsTheLastStepAndGoesOn()
    {
        Train("whole", new TinyRecipe());
        using CancellationTokenSource source = new();

        Assert.Throws<OperationCanceledException>(() => Train(
            "parts", new TinyRecipe(), new Notes(progress => (progress.Step == 11 ? (Action)source.Cancel : () => { })()), cancellation: source.Token));

        Assert.Equal(11, Checkpoint.Load(Run("parts").CheckpointPath).Step);
        Train("parts", new TinyRecipe());
        AssertSame("whole", "parts");
    }

    [Fact]
    public void Run_FinishedElsewhere_IsLookedAt()
    {
        // tools/cuda takes all steps and logs them, but sees nothing of what is held out.
        TrainingReport whole = Train("parts", new TinyRecipe());
        string path = Run("parts").MetricsPath;
        File.WriteAllLines(path, File.ReadAllLines(path).Select(line => line.StartsWith("""{"step":20,""", StringComparison.Ordinal) ? """{"step":20,"seconds":1,"loss":0.1}""" : line));

        TrainingReport finished = Train("parts", new TinyRecipe());

        Assert.Equal((20, 20, true), (finished.FirstStep, finished.Step, finished.IsFinished));
        Assert.Equal(whole.HeldOutAfter, finished.HeldOutAfter);
        Assert.NotEqual(finished.HeldOutBefore, finished.HeldOutAfter);
    }

    [Fact]
    public void Run_KilledAfterACheckpoint_RepeatsWhatCameAfter()
    {
        // A kill leaves the checkpoint of step 12 and a log that is further, with half a line.
        Train("whole", new TinyRecipe());
        Notes notes = new(progress =>
        {
            if (progress.Step == 15)
            {
                throw new InvalidOperationException("killed");
            }
        });
        Assert.Throws<InvalidOperationException>(() => Train("parts", new TinyRecipe(), notes, new() { CheckpointEverySteps = 4 }));
        File.AppendAllText(Run("parts").MetricsPath, """{"step":16,"sec""");
        Assert.Equal(12, Checkpoint.Load(Run("parts").CheckpointPath).Step);

        Notes second = new();
        Train("parts", new TinyRecipe(), second);

        Assert.Equal(13, second.Steps[0]);
        AssertSame("whole", "parts");
    }

    [Fact]
    public void Run_LossThatIsNoNumber_StopsAndSaysWhere()
    {
        TrainingException fault = Assert.Throws<TrainingException>(() => Train("run", new TinyRecipe { BreaksAt = 9 }, plan: new() { CheckpointEverySteps = 4 }));

        Assert.Equal("LOSS_NOT_FINITE", fault.Code);
        Assert.Contains("step 9: loss", fault.Message, StringComparison.Ordinal);
        Assert.Contains("checkpoint of step 8", fault.Message, StringComparison.Ordinal);
        Assert.Equal(8, Checkpoint.Load(Run("run").CheckpointPath).Step);
    }

    [Fact]
    public void Run_LossThatRunsAway_StopsAndKeepsTheCheckpointFromBefore()
    {
        Notes notes = new();
        TrainingException fault = Assert.Throws<TrainingException>(() => Train("run", new TinyRecipe { Steps = 2000, GrowsFrom = 600 }, notes, new() { CheckpointEverySteps = 50 }));

        Assert.Equal("LOSS_RAN_AWAY", fault.Code);
        long kept = Checkpoint.Load(Run("run").CheckpointPath).Step;
        Assert.Contains($"checkpoint of step {kept} is kept", fault.Message, StringComparison.Ordinal);
        Assert.Equal(650, kept); // the block that ends with step 700 is the first in doubt
        Assert.Contains(notes.Sentences, note => note.StartsWith("step 700: the loss has risen from ", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_WeightsThatAreNoNumbers_AreNotKept()
    {
        // The loss of step 6 is still sound, what it leaves is not: a checkpoint of it would be the end of the run.
        TrainingException fault = Assert.Throws<TrainingException>(() => Train("run", new TinyRecipe { SpoilsFrom = 6 }, plan: new() { CheckpointEverySteps = 3 }));

        Assert.Contains("step 6", fault.Message, StringComparison.Ordinal);
        Assert.Equal(3, Checkpoint.Load(Run("run").CheckpointPath).Step);
    }

    [Fact]
    public void Run_ToItsEnd_WritesNetworkCardPreviewAndCurves()
    {
        TrainingReport report = Train("run", new TinyRecipe());
        RunFolder run = Run("run");

        Assert.True(report.IsFinished);
        Assert.True(report.HeldOutAfter["loss"] < report.HeldOutBefore["loss"]);
        Assert.InRange(Photo.Load(run.PreviewPath).Size.Width, 8 * 128, 10 * 128);
        Assert.True(Photo.Load(run.CurvesPath).Size.Height > 300);
        JsonElement card = JsonDocument.Parse(File.ReadAllBytes(run.CardPath)).RootElement;
        byte[] onnx = File.ReadAllBytes(run.ModelPath);
        Assert.Equal(Checkpoint.HashOf(onnx), card.GetProperty("sha256").GetString());
        Assert.Equal("generated", card.GetProperty("trainedOn").GetProperty("source").GetString());
        Assert.Equal(20, card.GetProperty("steps").GetInt64());
        using SafetensorsFile weights = Safetensors.Open(run.WeightsPath);
        Assert.Equal(["net/a/bias", "net/a/weight", "net/b/bias", "net/b/weight"], weights.Tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));

        // The network in the file is the averaged one.
        OnnxTensor average = Checkpoint.Load(run.CheckpointPath).States.Single(state => state.Name == "net/b/bias:average");
        Assert.Equal(average.ToFloats(), weights.Read(weights.Find("net/b/bias")!).ToFloats());
        using Session session = Session.Open(onnx, new() { Device = DeviceChoice.Cpu });
        using TensorValue zeros = TensorValue.Create(1, 3, TinyRecipe.SizePx, TinyRecipe.SizePx);
        Assert.Equal("seen", Assert.Single(session.Outputs).Name);
        Assert.All(session.Run(zeros), output => output.Dispose());
    }

    [Fact]
    public void Run_EachStep_StandsInTheLogOnce()
    {
        Train("run", new TinyRecipe(), plan: new() { PreviewEvery = 8 });

        JsonElement[] lines = [.. File.ReadLines(Run("run").MetricsPath).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(Enumerable.Range(0, 21), lines.Select(line => line.GetProperty("step").GetInt32()));
        Assert.All(lines[1..], line => Assert.True(line.GetProperty("loss").GetDouble() > 0 && line.GetProperty("learning_rate").GetDouble() >= 0));
        Assert.Equal([0, 8, 16, 20], lines.Where(line => line.TryGetProperty("heldout/loss", out _)).Select(line => line.GetProperty("step").GetInt32()));
    }

    [Fact]
    public void Run_PreviewAndSaveWished_AreMadeAtOnce()
    {
        TrainingWishes wishes = new();
        bool isSaved = false;
        bool isDrawn = false;
        RunFolder run = Run("run");
        Train("run", new TinyRecipe(), new Notes(progress =>
        {
            AskAt(progress, 5, wishes, TrainingWish.Save);
            AskAt(progress, 5, wishes, TrainingWish.Preview);

            // A wish made while step 5 is reported is met after it, the preview with the next step.
            isSaved |= progress.Step == 7 && Checkpoint.Load(run.CheckpointPath).Step == 5;
            isDrawn |= progress.Step == 7 && File.ReadLines(run.MetricsPath).Any(line => line.StartsWith("{\"step\":6,", StringComparison.Ordinal) && line.Contains("heldout/", StringComparison.Ordinal));
        }), wishes: wishes);

        Assert.Equal((true, true), (isSaved, isDrawn));
    }

    private static void AskAt(TrainingProgress progress, long step, TrainingWishes wishes, TrainingWish wish)
    {
        if (progress.Step == step)
        {
            wishes.Ask(wish);
        }
    }

    private RunFolder Run(string name) => new(_folder.File(name));

    private TrainingReport Train(
        string name, TinyRecipe recipe, Notes? notes = null, TrainingPlan? plan = null, TrainingWishes? wishes = null, CancellationToken cancellation = default)
    {
        using RunFolder run = Run(name);
        return new TrainingLoop(recipe, run, (plan ?? new()) with { Device = DeviceChoice.Cpu }, notes ?? new()).Run(wishes, cancellation);
    }

    /// <summary>State, log and network of two runs are the same to the bit; only the clock differs.</summary>
    private void AssertSame(string first, string second)
    {
        Assert.Equal(Convert.ToHexString(File.ReadAllBytes(Run(first).CheckpointPath)), Convert.ToHexString(File.ReadAllBytes(Run(second).CheckpointPath)));
        Assert.Equal(File.ReadAllBytes(Run(first).ModelPath), File.ReadAllBytes(Run(second).ModelPath));
        Assert.Equal(Log(first), Log(second));
    }

    private string[] Log(string name) =>
        [.. File.ReadLines(Run(name).MetricsPath).Select(line => string.Join(' ', JsonDocument.Parse(line).RootElement.EnumerateObject().Where(entry => entry.Name != "seconds")))];
}
