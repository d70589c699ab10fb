using System.Runtime.InteropServices;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Runtime;
using Mien.Training.Networks;
using Mien.Training.Recipes;

namespace Mien.Training.Tests.Networks;

public sealed class WidenedValuesTests
{
    private static readonly LiveNetworkSize s_small = new("small", 32, (8, 10, 12, 16), 1) { IsEven = false };
    private static readonly LiveNetworkSize s_large = new("large", 32, (12, 10, 20, 28), 3) { IsEven = false };

    [Fact]
    public void Of_ASmallerNetwork_GivesTheSameUntilTheFirstStep()
    {
        Dictionary<string, OnnxTensor> small = Parameters(s_small).ToDictionary(parameter => parameter.Name, Noise);
        IReadOnlyDictionary<string, OnnxTensor> large = WidenedValues.Of(small, Parameters(s_large));

        float[] before = Change(s_small, small);
        float[] after = Change(s_large, large);

        Assert.True(before.Max(MathF.Abs) > 0.1f);
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void Of_ASmallerNetwork_FurtherChannelsSeeSomethingAndDiffer()
    {
        Dictionary<string, OnnxTensor> small = Parameters(s_small).ToDictionary(parameter => parameter.Name, Noise);

        OnnxTensor weight = WidenedValues.Of(small, Parameters(s_large))["live/down8/look/weight"];                  // [20,20,3,3]

        float[][] outputs = [.. weight.ToFloats().Chunk(20 * 9)];
        Assert.All(outputs[..12], output => Assert.All(output[(12 * 9)..], value => Assert.Equal(0, value)));      // nobody listens to them
        Assert.All(outputs[12..], output => Assert.True(output.Max(MathF.Abs) > 0.05f));
        Assert.Equal(8, outputs[12..].Select(output => output[0]).Distinct().Count());
    }

    [Theory]
    [InlineData("mini", "base", true)]
    [InlineData("base", "mini", false)]
    [InlineData("mini", "mini", false)]
    [InlineData("256", "base", false)]  // a face is half as many pixels wide for it
    public void FitsInto_SmallerSizesForAsManyPixels_Only(string size, string other, bool fits) =>
        Assert.Equal(fits, LiveNetworkSize.Named(size).FitsInto(LiveNetworkSize.Named(other)));

    private static IReadOnlyList<Parameter> Parameters(LiveNetworkSize size)
    {
        Graph graph = new("parameters");
        Parameters net = new TrainingStep(graph).Parameters(LiveNetwork.Name, 1);
        new TextureInput().Finished(graph, net, size);
        return net.All;
    }

    private static OnnxTensor Noise(Parameter parameter)
    {
        Random random = new(parameter.Name.Length * 31);
        float[] values = [.. parameter.Initial().ToFloats().Select(_ => (float)(random.NextDouble() - 0.5) * 0.3f)];
        return OnnxTensor.Of(parameter.Name, ElementType.Float32, parameter.Tensor.Shape.ToInt64(), MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
    }

    private static float[] Change(LiveNetworkSize size, IReadOnlyDictionary<string, OnnxTensor> values)
    {
        Graph graph = new("finished");
        graph.Output("change", new TextureInput().Finished(graph, Mien.Graphs.Parameters.Fixed(graph, values)[LiveNetwork.Name], size).Change);
        using Session session = Session.Open(graph.ToOnnx(), new() { Device = DeviceChoice.Cpu });
        Random random = new(7);
        TensorValue[] inputs = [TensorValue.Create(1, 3, 32, 32), TensorValue.Create(1, 3, 32, 32), TensorValue.Create(1, 1, 32, 32)];
        foreach (TensorValue input in inputs)
        {
            foreach (ref float value in input.Floats)
            {
                value = random.NextSingle();
            }
        }

        using TensorValue change = session.Run(inputs)[0];
        float[] result = change.Floats.ToArray();
        Array.ForEach(inputs, input => input.Dispose());
        return result;
    }
}
