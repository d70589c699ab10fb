using System.Diagnostics;
using System.Globalization;
using Mien.Graphs;
using Mien.Measurements.Films;
using Mien.Runtime;
using Mien.Training.Steps;

namespace Mien.Measurements.Training;

/// <summary>What a large step takes to build and to open, and whether a small one grows over ten thousand steps.</summary>
internal static class TrainingLimits
{
    private const int Layers = 300;
    private const int Steps = 10_000;

    public static void Run()
    {
        Build(); // the first time compiles the code
        long start = Stopwatch.GetTimestamp();
        byte[] onnx = Build();
        Console.WriteLine(Invariant($"{Layers} layers built, differentiated and written: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s, {onnx.Length / 1024} KiB"));
        start = Stopwatch.GetTimestamp();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        new StepRunner(onnx, DeviceChoice.Cpu).Dispose();
        Console.WriteLine(Invariant($"opened in ONNX Runtime: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s, {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:0.00} s of them on a processor"));
        foreach ((string name, TrainingStep step) in new[] { ("H64", TrainedNetworks.H64(16)), ("U-Net", TrainedNetworks.DepthwiseUNet(8)) })
        {
            byte[] bytes = step.Graph.ToOnnx();
            start = Stopwatch.GetTimestamp();
            new StepRunner(bytes, DeviceChoice.Cpu).Dispose();
            Console.WriteLine(Invariant($"{name} opened: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s"));
        }

        Grow();
    }

    /// <summary>Convolutions of 16 channels with a norm, in residual pairs.</summary>
    private static byte[] Build()
    {
        TrainingStep step = new(new("deep step"));
        Tensor images = step.Graph.Input("images", [1, 3, 32, 32]);
        Parameters net = step.Parameters("net", seed: 1);
        Tensor x = images.Conv(net["enter"], 16);
        for (int layer = 1; layer < Layers - 1; layer += 2)
        {
            x += x.Conv(net[$"a{layer}"], 16).InstanceNorm().LeakyRelu(0.1f).Conv(net[$"b{layer}"], 16);
        }

        Tensor loss = (x.Conv(net["exit"], 3) - images).Square().ReduceMean([], keepAxes: false);
        step.Minimise(loss, net.Trained, new Adam { LearningRate = step.Graph.Input("learning_rate", []) });
        step.Graph.Output("loss", loss);
        return step.Graph.ToOnnx();
    }

    private static void Grow()
    {
        TrainingStep step = new(new("small step"));
        Tensor images = step.Graph.Input("images", [4, 3, 16, 16]);
        Parameters net = step.Parameters("net", seed: 1);
        Tensor noise = new Randomness(step.Graph.Integers([1], []), step.Number).Normal(images.Shape);
        Tensor seen = (images + (noise * 0.1f)).Conv(net["down"], 16, stride: 2).LeakyRelu(0.1f).Conv(net["up"], 12).PixelShuffle(2);
        Tensor loss = (seen - images).Square().ReduceMean([], keepAxes: false);
        step.Minimise(loss, net.Trained, new Adam { LearningRate = 1e-3f }, largestNorm: 1f);
        step.Average(net.Trained, 0.999f);
        step.Graph.Output("loss", loss);

        using StepRunner runner = new(step.Graph.ToOnnx(), DeviceChoice.Cpu);
        runner.Load(step.States.Select(state => state.Initial() with { Name = state.Name }));
        Random random = new(1);
        float[] pixels = [.. Enumerable.Range(0, (int)images.Shape.Count).Select(_ => random.NextSingle())];
        Dictionary<string, TensorValue> batch = new() { ["images"] = TensorValue.From(pixels, images.Shape.ToInt64()) };
        double before = 0;
        for (int number = 1; number <= Steps; number++)
        {
            runner.Run(batch);
            if (number is Steps / 10 or Steps)
            {
                GC.Collect();
                double mebibytes = Programs.ResidentBytes(Environment.ProcessId) / 1048576.0;
                Console.WriteLine(Invariant($"after {number} steps: {mebibytes:0.0} MiB{(before > 0 ? Invariant($", {mebibytes - before:+0.0;-0.0} since step {Steps / 10}") : "")}"));
                before = mebibytes;
            }
        }

        batch["images"].Dispose();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
