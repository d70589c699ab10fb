using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Measurements.Films;
using Mien.Runtime;
using Mien.Testing;
using Mien.Testing.Torch;
using Mien.Training.Checkpoints;
using Mien.Training.Steps;
using ElementType = Mien.Graphs.ElementType;

namespace Mien.Measurements.Training;

/// <summary>What a training step costs here and in PyTorch's CPU build: time and memory, in turns, each side in a process of its own.</summary>
internal static class TrainingSpeed
{
    private const int Rounds = 3;
    private const int Steps = 8;

    /// <summary>The first steps choose kernels and take memory; they are not counted.</summary>
    private const int WarmUpSteps = 2;

    private static readonly Dictionary<string, Func<TrainingStep>> s_steps = new()
    {
        ["h64"] = () => TrainedNetworks.H64(batch: 16),
        ["unet"] = () => TrainedNetworks.DepthwiseUNet(batch: 8),
    };

    public static void Run()
    {
        Console.WriteLine(TorchPython.IsHere ? "both sides, in turns" : $"ONNX Runtime alone: {TorchPython.Missing}");
        foreach (string name in s_steps.Keys)
        {
            string folder = Directory.CreateTempSubdirectory("mien-training-").FullName;
            Write(s_steps[name](), folder);
            List<Course> ours = [], theirs = [];
            for (int round = 0; round < Rounds; round++)
            {
                ours.Add(Course.Of(Programs.Output(Environment.ProcessPath!, ["training-speed", name, folder])));
                if (TorchPython.IsHere)
                {
                    theirs.Add(Course.Of(TorchPython.Run(ScriptPath, name, folder, $"{Steps}").Output));
                }
            }

            Report(name, ours, theirs);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Our side, in this process: prints what training_speed.py prints.</summary>
    public static void RunOurs(string name, string folder)
    {
        using StepRunner runner = new(File.ReadAllBytes(Path.Combine(folder, "step.onnx")), DeviceChoice.Cpu);
        using (SafetensorsFile states = Safetensors.Open(Path.Combine(folder, "states.safetensors")))
        {
            runner.Load(states);
        }

        using SafetensorsFile batch = Safetensors.Open(Path.Combine(folder, "batch.safetensors"));
        Dictionary<string, TensorValue> inputs = batch.Tensors.ToDictionary(
            entry => entry.Name, entry => TensorValue.From(MemoryMarshal.Cast<byte, float>(batch.Read(entry).Data.Span).ToArray(), [.. entry.Dimensions]));
        inputs["learning_rate"] = TensorValue.From<float>([5e-5f], []);
        for (int step = 0; step < Steps; step++)
        {
            long start = Stopwatch.GetTimestamp();
            float loss = runner.Run(inputs)["loss"].Floats[0];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0000} {loss:0.0000000}"));
        }

        Console.WriteLine(PeakMiB().ToString(CultureInfo.InvariantCulture));
        foreach (TensorValue value in inputs.Values)
        {
            value.Dispose();
        }
    }

    private static string ScriptPath => Path.Combine(RepositoryFolder.Root, "bench", "Mien.Measurements", "Training", "training_speed.py");

    private static void Write(TrainingStep step, string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, "step.onnx"), step.Graph.ToOnnx());
        Safetensors.Write(Path.Combine(folder, "states.safetensors"), step.States.Select(state => state.Initial() with { Name = state.Name }));
        Random random = new(1);
        Safetensors.Write(
            Path.Combine(folder, "batch.safetensors"),
            step.Graph.Inputs.Where(input => input.Key is "images" or "masks").Select(input => OnnxTensor.Of(
                input.Key, ElementType.Float32, input.Value.Shape.ToInt64(),
                MemoryMarshal.AsBytes<float>(Enumerable.Range(0, (int)input.Value.Shape.Count).Select(_ => random.NextSingle()).ToArray()).ToArray())));
    }

    private static void Report(string name, List<Course> ours, List<Course> theirs)
    {
        Console.WriteLine($"{name}: ONNX Runtime {Middle(ours, course => course.Seconds):0.000} s a step, {Middle(ours, course => course.PeakMiB):0} MiB");
        if (theirs.Count > 0)
        {
            double apart = ours[0].Losses.Zip(theirs[0].Losses).Max(pair => Math.Abs(pair.First - pair.Second) / pair.Second);
            Console.WriteLine($"{name}: PyTorch      {Middle(theirs, course => course.Seconds):0.000} s a step, {Middle(theirs, course => course.PeakMiB):0} MiB; losses of {Steps} steps differ by {apart:0.0e0} at most");
            double[] ratios = [.. ours.Zip(theirs, (one, other) => one.Seconds / other.Seconds).Order()];
            Console.WriteLine($"{name}: time {ratios[Rounds / 2]:0.00} of PyTorch's ({ratios[0]:0.00} to {ratios[^1]:0.00}), memory {Middle(ours, course => course.PeakMiB) / Middle(theirs, course => course.PeakMiB):0.00}");
        }
    }

    private static double Middle(List<Course> courses, Func<Course, double> of) => courses.Select(of).Order().ElementAt(courses.Count / 2);

    /// <summary>Of this process (Linux).</summary>
    private static double PeakMiB() => File.ReadLines("/proc/self/status")
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024)
        .Single();

    /// <param name="Seconds">The median of a step's.</param>
    private sealed record Course(double Seconds, double[] Losses, double PeakMiB)
    {
        public static Course Of(string output)
        {
            double[][] lines = [.. output.TrimEnd().Split('\n').Select(line => line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray())];
            double[] seconds = [.. lines[WarmUpSteps..^1].Select(line => line[0]).Order()];
            return new(seconds[seconds.Length / 2], [.. lines[..^1].Select(line => line[1])], lines[^1][0]);
        }
    }
}
