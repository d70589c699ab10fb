using Mien.Graphs.Onnx;

namespace Mien.Graphs.Tests.Training;

public sealed class ParametersTests
{
    [Fact]
    public void Weight_AskedTwice_IsOneTensor()
    {
        Parameters net = new TrainingStep(new("net")).Parameters("net", seed: 1);

        Assert.Same(net["a"].Weight("w", [2], Initial.He), net["a"].Weight("w", [2], Initial.He));
        Assert.Throws<ArgumentException>(() => net["a"].Weight("w", [3], Initial.He));
        Assert.Equal(["net/a/w"], net.All.Select(parameter => parameter.Name));
    }

    [Fact]
    public void Trained_Buffer_IsNotAmongThem()
    {
        Parameters net = new TrainingStep(new("net")).Parameters("net", seed: 1);
        net.Weight("w", [2], Initial.He);
        net.Buffer("mean", [2], Initial.Zero);

        Assert.Equal(["net/w"], net.Trained.Select(parameter => parameter.Name));
        Assert.Equal(["net/w", "net/mean"], net.All.Select(parameter => parameter.Name));
    }

    [Fact]
    public void Fixed_ValuesOfATraining_MakeTheNetworkWithoutState()
    {
        TrainingStep step = new(new("step"));
        Parameters trained = step.Parameters("net", seed: 1);
        Tensor layer = step.Graph.Input("x", [1, 3, 4, 4]).Conv(trained["conv"], outputs: 5);
        Dictionary<string, OnnxTensor> values = trained.All.ToDictionary(parameter => parameter.Name["net/".Length..], parameter => parameter.Initial());

        Graph graph = new("net");
        graph.Output("y", graph.Input("x", [1, 3, 4, 4]).Conv(Parameters.Fixed(graph, values)["conv"], outputs: 5));

        Assert.Equal(layer.Shape, graph.Outputs[0].Value.Shape);
        Assert.Equal((5 * 27) + 5, graph.Cost().Parameters);
        Assert.Throws<ArgumentException>(() => graph.Inputs[0].Value.Conv(Parameters.Fixed(graph, values)["other"], outputs: 5));
    }

    [Fact]
    public void Initial_SameSeedAndName_IsTheSame()
    {
        Assert.Equal(Initial.He.Of([3, 4], 1, "a").ToFloats(), Initial.He.Of([3, 4], 1, "a").ToFloats());
        Assert.NotEqual(Initial.He.Of([3, 4], 1, "a").ToFloats(), Initial.He.Of([3, 4], 1, "b").ToFloats());
        Assert.NotEqual(Initial.He.Of([3, 4], 1, "a").ToFloats(), Initial.He.Of([3, 4], 2, "a").ToFloats());
    }

    [Fact]
    public void Initial_HeAndXavier_HaveTheirSpread()
    {
        float[] he = Initial.He.Of([64, 32, 3, 3], 1, "w").ToFloats();
        float[] xavier = Initial.Xavier.Of([100, 200], 1, "w").ToFloats();

        Assert.Equal(2.0 / (32 * 9), he.Average(value => (double)value * value), 2e-4);
        Assert.Equal(Math.Sqrt(6.0 / 300), xavier.Max(), 1e-3);
        Assert.Equal(-Math.Sqrt(6.0 / 300), xavier.Min(), 1e-3);
    }
}
