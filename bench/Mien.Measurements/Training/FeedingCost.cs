using System.Diagnostics;
using System.Globalization;
using Mien.Graphs;
using Mien.Runtime;
using Mien.Training.Checkpoints;
using Mien.Training.Data;
using Mien.Training.Recipes;
using Mien.Training.Steps;
using ElementType = Mien.Graphs.ElementType;

namespace Mien.Measurements.Training;

/// <summary>What it costs a training step to be fed from a file: the live 256 network's step, fed and with one batch that stays, in turns.</summary>
internal static class FeedingCost
{
    private const int Batch = 8, Items = 256;
    private const int Rounds = 5, StepsInTurn = 2;

    /// <summary>The first steps choose kernels and take memory; they are not counted.</summary>
    private const int WarmUpSteps = 2;

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("mien-feeding-").FullName;
        try
        {
            Run(Path.Combine(folder, "items.safetensors"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Run(string path)
    {
        LiveRecipe recipe = new(new() { Pack = "none", Batch = Batch }, null!, null!);
        TrainingStep step = recipe.BuildStep();
        Write(path, step);
        using ItemsFile items = ItemsFile.Open(path);
        using StepRunner runner = new(step.Graph.ToOnnx(), DeviceChoice.Cpu);
        runner.Load(step.States.Select(state => state.Initial() with { Name = state.Name }));
        using TensorValue rate = TensorValue.From<float>([1e-5f], []);
        using TensorValue seed = TensorValue.From<long>([1], []);
        runner.Run(new Dictionary<string, TensorValue> { ["learning_rate"] = rate, ["seed"] = seed }.Concat(First(items, out Batch kept)).ToDictionary());
        using (kept)
        {
            Time(WarmUpSteps - 1, () => runner.Run(kept.Values));
            Report(items, runner, kept);
        }
    }

    private static void Report(ItemsFile items, StepRunner runner, Batch kept)
    {
        List<double> fed = [], repeated = [];
        for (int round = 0; round < Rounds; round++)
        {
            using (BatchFeeder feeder = new(items, Batch, seed: 1, firstStep: 1 + (round * StepsInTurn)))
            {
                fed.Add(Time(StepsInTurn, () => runner.Run(feeder.Take().Values)));
            }

            repeated.Add(Time(StepsInTurn, () => runner.Run(kept.Values)));
        }

        // Neighbours in time are compared: other work on the machine weighs on both.
        double[] ratios = [.. fed.Zip(repeated, (one, other) => one / other).Order()];
        double[] fills = [.. Enumerable.Range(0, 20).Select(turn => Time(1, () => kept.Fill([.. Enumerable.Range(0, Batch).Select(i => ((turn * Batch) + (i * 31)) % Items)]))).Order()];
        double whole = repeated.Order().ElementAt(Rounds / 2);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"live 256, batch {Batch}: a step takes {whole:0.000} s with one batch that stays; fed it takes {ratios[Rounds / 2]:0.000} of that (median of {Rounds}; {ratios[0]:0.000} to {ratios[^1]:0.000})"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"reading a batch takes {fills[fills.Length / 2] * 1000:0.0} ms, {fills[fills.Length / 2] / whole:0.00 %} of a step, beside which it is done"));
    }

    private static IReadOnlyDictionary<string, TensorValue> First(ItemsFile items, out Batch batch)
    {
        batch = new(items, Batch);
        batch.Fill([.. Enumerable.Range(0, Batch)]);
        return batch.Values;
    }

    /// <returns>Seconds of one.</returns>
    private static double Time(int count, Action work)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    }

    /// <summary>Noise in the shapes that the step takes: what is in the pictures costs nothing.</summary>
    private static void Write(string path, TrainingStep step)
    {
        Random random = new(1);
        Safetensors.Write(path, [.. step.Graph.Inputs.Where(input => input.Value.Type == ElementType.UInt8).Select(input => new TensorSource(
            input.Key, ElementType.UInt8, [Items, .. input.Value.Shape.ToInt64()[1..]], stream => Fill(stream, Items * (input.Value.Shape.Count / Batch), random)))]);
    }

    private static void Fill(Stream stream, long count, Random random)
    {
        byte[] bytes = new byte[1 << 16];
        for (long left = count; left > 0; left -= bytes.Length)
        {
            random.NextBytes(bytes);
            stream.Write(bytes.AsSpan(0, (int)Math.Min(left, bytes.Length)));
        }
    }
}
