using System.Runtime.InteropServices;
using System.Text.Json;
using Mien.Faces;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Runtime;
using Mien.Testing.Torch;
using Mien.Training.Checkpoints;
using Mien.Training.Data;
using Mien.Training.Loops;
using Mien.Training.Recipes;
using Mien.Training.Tests.Data;
using Mien.Training.Tests.Loops;

namespace Mien.Training.Tests.Torch;

/// <summary>tools/cuda goes on with a run, and the run goes on with what it wrote, as if one engine had done it all.</summary>
public sealed class TorchTrainingTests : IDisposable
{
    private const int Steps = 50;

    /// <summary>Of a state's elements, relative to the state's largest: fifty steps of rounding. Two seeds differ by about 1.</summary>
    private const double Tolerance = 2e-3;

    /// <summary>Of losses, relative.</summary>
    private const double LossTolerance = 5e-3;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FiftySteps_InTorch_EqualOnnxRuntimes()
    {
        Assert.SkipUnless(TorchPython.IsHere, TorchPython.Missing);

        TrainInBoth(() => new TinyRecipe { Steps = Steps }, TinyRecipe.SizePx);

        Assert.InRange(Difference("onnx", "torch"), 0, Tolerance);
        Assert.InRange(LossDifference("onnx", "torch"), 0, LossTolerance);
    }

    [Fact]
    public void FiftyStepsOfTheAutoencoder_InTorch_LearnTheSame()
    {
        // Weights that begin at 0, a loss of absolute values and Adam make much of little: rounding grows, so the losses are held, not each weight.
        Assert.SkipUnless(TorchPython.IsHere, TorchPython.Missing);
        using PerceptionModels models = new();
        AutoencoderSettings settings = new() { PhotoFolder = _folder.Path, SizePx = 32, Batch = 4, Steps = Steps };

        TrainInBoth(() => new AutoencoderRecipe(settings, models, new FaceCropCache(_folder.File("cache"))), settings.SizePx);

        Assert.InRange(LossDifference("onnx", "torch", steps: 5), 0, 1e-4);
        Assert.InRange(LossDifference("onnx", "torch"), 0, LossTolerance);
    }

    [Fact]
    public void Run_ThatChangesEngines_EndsAsOneThatDidNot()
    {
        Assert.SkipUnless(TorchPython.IsHere, TorchPython.Missing);
        Train("onnx", new TinyRecipe(), TinyRecipe.SizePx);
        Train("torch", new TinyRecipe(), TinyRecipe.SizePx, prepare: true);

        (int exitCode, string output) = TorchPython.Run("train.py", _folder.File("torch"), "--device", "cpu", "--steps", "9");
        Assert.True(exitCode == 0, output);
        Assert.Equal(9, Checkpoint.Load(Path.Combine(_folder.File("torch"), "checkpoint.safetensors")).Step);
        TrainingReport report = Train("torch", new TinyRecipe(), TinyRecipe.SizePx);

        Assert.Equal((9, 20, true), (report.FirstStep, report.Step, report.IsFinished));
        Assert.InRange(Difference("onnx", "torch"), 0, Tolerance);
        Assert.InRange(LossDifference("onnx", "torch"), 0, LossTolerance);
    }

    [Fact]
    public void Loss_ThatRunsAway_StopsTheRunAndKeepsTheCheckpointFromBefore()
    {
        Assert.SkipUnless(TorchPython.IsHere, TorchPython.Missing);
        Train("torch", new TinyRecipe { Steps = 1000, GrowsFrom = 300 }, TinyRecipe.SizePx, prepare: true);

        (int exitCode, string output) = TorchPython.Run("train.py", _folder.File("torch"), "--device", "cpu", "--checkpoint-every", "0.001");

        Assert.Equal((int)ExitCode.BadInputOrNoFace, exitCode);
        Assert.Contains("the loss has run away, from 0.0", output, StringComparison.Ordinal);
        Assert.InRange(Checkpoint.Load(Path.Combine(_folder.File("torch"), "checkpoint.safetensors")).Step, 301, 351); // it looks every 50 steps after the first
    }

    [Fact]
    public void Folder_WithoutARun_SaysSo()
    {
        Assert.SkipUnless(TorchPython.IsHere, TorchPython.Missing);

        (int exitCode, string output) = TorchPython.Run("train.py", _folder.Path);

        Assert.Equal((int)ExitCode.WrongUsage, exitCode);
        Assert.StartsWith("error: ", output, StringComparison.Ordinal);
        Assert.Contains("\nhint: begin one with", output, StringComparison.Ordinal);
    }

    private void TrainInBoth(Func<ITrainingRecipe> recipe, int sizePx)
    {
        Train("onnx", recipe(), sizePx);
        Train("torch", recipe(), sizePx, prepare: true);
        (int exitCode, string output) = TorchPython.Run("train.py", _folder.File("torch"), "--device", "cpu");
        Assert.True(exitCode == 0, output);
    }

    private TrainingReport Train(string name, ITrainingRecipe recipe, int sizePx, bool prepare = false)
    {
        using RunFolder run = new(_folder.File(name));
        if (!File.Exists(run.ItemsPath))
        {
            ItemsExample.Write(run, sizePx);
        }

        return new TrainingLoop(recipe, run, new() { Device = DeviceChoice.Cpu, PreviewEvery = 1000, OnlyPrepare = prepare }, new Notes()).Run();
    }

    /// <summary>The worst difference of the two runs' states.</summary>
    private double Difference(string one, string other)
    {
        Checkpoint first = Checkpoint.Load(Path.Combine(_folder.File(one), "checkpoint.safetensors"));
        Checkpoint second = Checkpoint.Load(Path.Combine(_folder.File(other), "checkpoint.safetensors"));
        Assert.Equal(first.Step, second.Step);
        Assert.Equal(first.States.Select(state => state.Name), second.States.Select(state => state.Name));
        return first.States.Zip(second.States).Where(pair => pair.First.Type == ElementType.Float32).Max(pair => Difference(pair.First, pair.Second));
    }

    private static double Difference(OnnxTensor first, OnnxTensor second)
    {
        float[] expected = MemoryMarshal.Cast<byte, float>(first.Data.Span).ToArray();
        float[] actual = MemoryMarshal.Cast<byte, float>(second.Data.Span).ToArray();
        double largest = Math.Max(1e-3, expected.Max(Math.Abs));
        return expected.Zip(actual).Max(pair => Math.Abs(pair.First - pair.Second)) / largest;
    }

    private double LossDifference(string one, string other, int steps = int.MaxValue) => Losses(one).Zip(Losses(other)).Take(steps).Max(pair => Math.Abs(pair.First - pair.Second) / pair.First);

    private List<double> Losses(string name)
    {
        List<double> losses = [];
        foreach (string line in File.ReadLines(Path.Combine(_folder.File(name), "metrics.jsonl")))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("loss", out JsonElement loss))
            {
                losses.Add(loss.GetDouble());
            }
        }

        Assert.Equal((int)Checkpoint.Load(Path.Combine(_folder.File(name), "checkpoint.safetensors")).Step, losses.Count);
        return losses;
    }
}
