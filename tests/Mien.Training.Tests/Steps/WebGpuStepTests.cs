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

    [Fact]
    public void Run_AutoencoderOnWebGpu_EqualsTheCpu()
    {
        using PerceptionModels models = new();
        TrainingStep step = new AutoencoderRecipe(new() { PhotoFolder = ".", SizePx = 32, Batch = 2 }, models, FaceCropCache.Default).BuildStep();
        using StepRunner gpu = OpenOrSkip(step);
        using StepRunner cpu = new(step.Graph.ToOnnx(), DeviceChoice.Cpu);
        TestContext.Current.TestOutputHelper?.WriteLine($"{gpu.Device}: {string.Join(", ", gpu.Device.NodesByProvider)}");

        float[] losses = Losses(gpu, step), expected = Losses(cpu, step);

        Assert.Equal(DeviceChoice.WebGpu, gpu.Device.Actual);
        Assert.All(expected.Zip(losses), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        Assert.All(Means(cpu).Zip(Means(gpu)), pair =>
        {
            float largest = pair.First.ToFloats().Max(Math.Abs);
            Assert.All(pair.First.ToFloats().Zip(pair.Second.ToFloats()), values => Assert.Equal(values.First, values.Second, (1e-3f * largest) + 1e-9f));
        });
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

    private static float[] Losses(StepRunner runner, TrainingStep step)
    {
        runner.Load(step.States.Select(state => state.Initial() with { Name = state.Name }));
        OnnxTensor[] given =
        [
            ItemsExample.Pictures("faces", 2, 32, seed: 1),
            OnnxTensor.Of("learning_rate", ElementType.Float32, [], BitConverter.GetBytes(0.001f)),
            OnnxTensor.Of("seed", ElementType.Int64, [], BitConverter.GetBytes(1L)),
        ];
        Dictionary<string, TensorValue> inputs = given.ToDictionary(tensor => tensor.Name, HostTensors.Of);
        return [.. Enumerable.Range(0, Steps).Select(_ => runner.Run(inputs)["loss"].Floats[0])];
    }

    /// <summary>The moving means of the gradients, which Adam has not divided by their size.</summary>
    private static IEnumerable<OnnxTensor> Means(StepRunner runner) =>
        runner.Save().Where(state => state.Name.EndsWith(":mean", StringComparison.Ordinal)).OrderBy(state => state.Name, StringComparer.Ordinal);
}
