using Mien.Faces;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Runtime;
using Mien.Training.Data;
using Mien.Training.Recipes;
using Mien.Training.Steps;
using Mien.Training.Tests.Data;

namespace Mien.Training.Tests.Steps;

public sealed class WebGpuStepTests
{
    private const int Steps = 3;

    /// <summary>Of a gradient's largest value. Noise is drawn with sines, which shaders compute to 2⁻¹¹, and the loss is one of absolute values: where a
    /// difference is near 0, its sign turns.</summary>
    private const float GradientTolerance = 5e-3f;

    [Fact]
    public void Run_AutoencoderOnWebGpu_EqualsTheCpu()
    {
        using PerceptionModels models = new();
        TrainingStep step = new AutoencoderRecipe(new() { PhotoFolder = ".", SizePx = 32, Batch = 2 }, models, FaceCropCache.Default).BuildStep();
        using StepRunner gpu = OpenOrSkip(step);
        using StepRunner cpu = new(step.Graph.ToOnnx(), DeviceChoice.Cpu);
        TestContext.Current.TestOutputHelper?.WriteLine($"{gpu.Device}: {string.Join(", ", gpu.Device.NodesByProvider)}");

        Assert.Equal(DeviceChoice.WebGpu, gpu.Device.Actual);
        Assert.Equal(Losses(cpu, step, 1)[0], Losses(gpu, step, 1)[0], 1e-5f);
        Assert.All(Means(cpu).Zip(Means(gpu)), pair =>
        {
            float largest = pair.First.ToFloats().Max(Math.Abs);
            float furthest = pair.First.ToFloats().Zip(pair.Second.ToFloats()).Max(values => Math.Abs(values.First - values.Second));
            Assert.InRange(furthest, 0, (GradientTolerance * largest) + 1e-9f);
        });
        Assert.All(Losses(cpu, step, Steps).Zip(Losses(gpu, step, Steps)), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    /// <summary>Only a device that is not there is a reason to skip; one that fails on the step is a failure.</summary>
    private static StepRunner OpenOrSkip(TrainingStep step)
    {
        try
        {
            return new(step.Graph.ToOnnx(), DeviceChoice.WebGpu);
        }
        catch (DeviceException fault) when (fault.Code == "DEVICE_UNAVAILABLE")
        {
            Assert.Skip(fault.Message);
            throw;
        }
    }

    private static float[] Losses(StepRunner runner, TrainingStep step, int steps)
    {
        runner.Load(step.States.Select(state => state.Initial() with { Name = state.Name }));
        OnnxTensor[] given =
        [
            ItemsExample.Pictures("faces", 2, 32, seed: 1),
            OnnxTensor.Of("learning_rate", ElementType.Float32, [], BitConverter.GetBytes(0.001f)),
            OnnxTensor.Of("seed", ElementType.Int64, [], BitConverter.GetBytes(1L)),
        ];
        Dictionary<string, TensorValue> inputs = given.ToDictionary(tensor => tensor.Name, HostTensors.Of);
        return [.. Enumerable.Range(0, steps).Select(_ => runner.Run(inputs)["loss"].Floats[0])];
    }

    /// <summary>The moving means of the gradients, which Adam has not divided by their size.</summary>
    private static IEnumerable<OnnxTensor> Means(StepRunner runner) =>
        runner.Save().Where(state => state.Name.EndsWith(":mean", StringComparison.Ordinal)).OrderBy(state => state.Name, StringComparer.Ordinal);
}
