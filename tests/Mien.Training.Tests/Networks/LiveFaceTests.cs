using Mien.Graphs;
using Mien.Runtime;
using Mien.Training.Networks;

namespace Mien.Training.Tests.Networks;

public sealed class LiveFaceTests
{
    private const int SizePx = 256;

    [Fact]
    public void FineOn_IsTheSamePicture_ButALossOfItTeachesNeitherLightNorMask()
    {
        Graph graph = new("fine");
        Tensor change = graph.Input("change", [1, 3, SizePx, SizePx]);
        Tensor mask = graph.Input("mask", [1, 1, SizePx, SizePx]);
        LiveFace face = new(change, mask);
        Tensor drawn = graph.Filled(0.5f, change.Shape);
        Tensor fine = face.FineOn(drawn);
        graph.Output("picture", face.On(drawn));
        graph.Output("fine picture", fine);
        graph.Output("light", Sum(Sum(fine).Gradients([change])[0]));
        graph.Output("light of the whole", Sum(Sum(face.On(drawn)).Gradients([change])[0]));
        graph.Output("pixel", Sum(fine.Slice(2, 100, 101).Slice(3, 100, 101)).Gradients([change])[0].Slice(2, 100, 101).Slice(3, 100, 101));
        graph.Output("mask taught", Sum(fine.Square()).Gradients([mask])[0]);
        using Session session = Session.Open(graph.ToOnnx(), new() { Device = DeviceChoice.Cpu });
        using TensorValue changeValue = TensorValue.Create(1, 3, SizePx, SizePx);
        using TensorValue maskValue = TensorValue.Create(1, 1, SizePx, SizePx);
        Random random = new(1);
        foreach (ref float value in changeValue.Floats)
        {
            value = random.NextSingle() - 0.5f;
        }

        maskValue.Floats.Fill(1);
        float[][] results = [.. session.Run([changeValue, maskValue]).Select(value => value.Floats.ToArray())];

        Assert.Equal(results[0].Length, results[1].Length);
        Assert.All(results[0].Zip(results[1]), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        float all = results[3][0];
        Assert.Equal(3 * SizePx * SizePx, all, 1f);
        Assert.InRange(MathF.Abs(results[2][0]), 0, all * 1e-3f);
        Assert.All(results[4], value => Assert.InRange(value, 0.9f, 1));
        Assert.All(results[5], value => Assert.Equal(0, value));
    }

    private static Tensor Sum(Tensor value) => value.ReduceSum([], keepAxes: false);
}
