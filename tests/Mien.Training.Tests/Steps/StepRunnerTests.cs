using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Runtime;
using Mien.Training.Steps;
using Mien.Training.Tests.Loops;

namespace Mien.Training.Tests.Steps;

public sealed class StepRunnerTests
{
    [Fact]
    public void Run_ManySteps_EqualsPassingTheStateByHand()
    {
        TrainingStep step = new TinyRecipe().BuildStep();
        byte[] onnx = step.Graph.ToOnnx();
        OnnxTensor[] initial = [.. step.States.Select(state => state.Initial() with { Name = state.Name })];
        using StepRunner runner = new(onnx, DeviceChoice.Cpu);
        runner.Load(initial);
        using Session session = Session.Open(onnx, new() { Device = DeviceChoice.Cpu, IntraOpThreads = 0, Deterministic = true });
        Dictionary<string, OnnxTensor> state = initial.ToDictionary(tensor => tensor.Name);

        for (int number = 1; number <= 6; number++)
        {
            OnnxTensor[] batch = [Data.ItemsExample.Pictures("faces", 4, TinyRecipe.SizePx, number), Scalar("learning_rate", 0.01f), Seed()];
            Dictionary<string, TensorValue> inputs = batch.ToDictionary(tensor => tensor.Name, HostTensors.Of);
            float loss = runner.Run(inputs)["loss"].Floats[0];
            Dictionary<string, TensorValue> all = inputs.Concat(state.ToDictionary(entry => entry.Key, entry => HostTensors.Of(entry.Value))).ToDictionary();
            IReadOnlyDictionary<string, TensorValue> expected = session.Run(all);
            Assert.Equal(expected["loss"].Floats[0], loss);
            state = expected.Where(result => result.Key.StartsWith("next/", StringComparison.Ordinal)).ToDictionary(result => result.Key[5..], result => HostTensors.ToTensor(result.Key[5..], result.Value));
        }

        Assert.Equal(
            state.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key} {Convert.ToHexString(entry.Value.Data.Span)}"),
            runner.Save().OrderBy(tensor => tensor.Name).Select(tensor => $"{tensor.Name} {Convert.ToHexString(tensor.Data.Span)}"));
    }

    [Fact]
    public void Run_Cancelled_LeavesTheStateAsItWas()
    {
        TrainingStep step = new TinyRecipe().BuildStep();
        using StepRunner runner = new(step.Graph.ToOnnx(), DeviceChoice.Cpu);
        runner.Load(step.States.Select(state => state.Initial() with { Name = state.Name }));
        string before = Text(runner);
        Dictionary<string, TensorValue> inputs = ((OnnxTensor[])[Data.ItemsExample.Pictures("faces", 4, TinyRecipe.SizePx, 1), Scalar("learning_rate", 0.01f), Seed()])
            .ToDictionary(tensor => tensor.Name, HostTensors.Of);

        Assert.Throws<OperationCanceledException>(() => runner.Run(inputs, new CancellationToken(canceled: true)));

        Assert.Equal(before, Text(runner));
        runner.Run(inputs);
        Assert.NotEqual(before, Text(runner));
    }

    [Fact]
    public void Load_StateThatTheStepHasNot_IsRefused()
    {
        using StepRunner runner = new(new TinyRecipe().BuildStep().Graph.ToOnnx(), DeviceChoice.Cpu);

        Assert.Throws<TensorMismatchException>(() => runner.Load([Scalar("nobody", 1)]));
    }

    private static OnnxTensor Scalar(string name, float value) => OnnxTensor.Of(name, ElementType.Float32, [], BitConverter.GetBytes(value));

    private static OnnxTensor Seed() => OnnxTensor.Of("seed", ElementType.Int64, [], BitConverter.GetBytes(1L));

    private static string Text(StepRunner runner) => string.Join(';', runner.Save().Select(tensor => Convert.ToHexString(tensor.Data.Span)));
}
