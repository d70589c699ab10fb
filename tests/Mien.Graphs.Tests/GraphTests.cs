using Mien.Graphs.Onnx;

namespace Mien.Graphs.Tests;

public sealed class GraphTests
{
    [Fact]
    public void ToModel_NodeNoOutputNeeds_IsLeftOut()
    {
        Graph graph = new("test");
        Tensor x = graph.Input("x", Shape.Of(2, 3));
        _ = x.Sigmoid();
        graph.Output("y", x.Relu());

        Assert.Equal(["Relu"], graph.ToModel().Graph.Nodes.Select(node => node.OpType));
    }

    [Fact]
    public void ToModel_EqualConstants_AreStoredOnce()
    {
        Graph graph = new("test");
        Tensor x = graph.Input("x", Shape.Of(2));
        graph.Output("y", ((x * 2f) + 2f) * graph.Constant([2f, 2f], Shape.Of(2)));

        Assert.Equal(2, graph.ToModel().Graph.Initializers.Length);
    }

    [Fact]
    public void ToModel_OutputThatIsInputConstantOrNamedTwice_GetsIdentity()
    {
        Graph graph = new("test");
        Tensor x = graph.Input("x", Shape.Of(1));
        Tensor y = x.Relu();
        graph.Output("same", x);
        graph.Output("fixed", graph.Constant(3f));
        graph.Output("first", y);
        graph.Output("second", y);

        OnnxGraph written = graph.ToModel().Graph;

        Assert.Equal(["Relu", "Identity", "Identity", "Identity"], written.Nodes.Select(node => node.OpType));
        Assert.Equal(["first", "same", "fixed", "second"], written.Nodes.Select(node => node.Outputs[0]));
        Assert.Equal(["same", "fixed", "first", "second"], written.Outputs.Select(output => output.Name));
    }

    [Fact]
    public void ToModel_NoOutput_Throws() =>
        Assert.Throws<InvalidOperationException>(() => new Graph("empty").ToModel());

    [Fact]
    public void ToOnnx_SameGraphBuiltTwice_GivesEqualBytes() =>
        Assert.Equal(SampleGraph.Build().ToOnnx(), SampleGraph.Build().ToOnnx());

    [Fact]
    public void Operator_TensorOfAnotherGraph_Throws()
    {
        Tensor here = new Graph("here").Input("x", Shape.Of(1));
        Tensor there = new Graph("there").Input("x", Shape.Of(1));

        Assert.Contains("\"there\"", Assert.Throws<ArgumentException>(() => here + there).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_NameTaken_Throws()
    {
        Graph graph = new("test");
        graph.Input("x", Shape.Of(1));

        Assert.Throws<ArgumentException>(() => graph.Input("x", Shape.Of(2)));
    }

    [Fact]
    public void Cost_ConvMatMulGemm_CountsMultiplyAdds()
    {
        Graph graph = new("test");
        Tensor image = graph.Input("image", Shape.Of(1, 4, 8, 8));
        Tensor depthwise = image.Conv(graph.Constant(new float[4 * 9], Shape.Of(4, 1, 3, 3)), pads: Pads.All(1), groups: 4);
        Tensor full = depthwise.Conv(graph.Constant(new float[8 * 4], Shape.Of(8, 4, 1, 1)), graph.Constant(new float[8], Shape.Of(8)), (2, 2));
        Tensor flat = full.Reshape(1, 128);
        graph.Output("y", flat.Gemm(graph.Constant(new float[128 * 5], Shape.Of(128, 5))).MatMul(graph.Constant(new float[10], Shape.Of(5, 2))));

        Assert.Equal(new GraphCost(36 + 32 + 8 + 640 + 10, (4 * 64 * 9) + (8 * 16 * 4) + 640 + 10), graph.Cost());
    }

    [Fact]
    public void Cost_TransposedConvolutionAndGradients_CountLikeTheConvolution()
    {
        Graph graph = new("step");
        Tensor image = graph.Input("image", Shape.Of(1, 4, 8, 8));
        Tensor weights = graph.Input("weights", Shape.Of(6, 4, 3, 3));
        Tensor y = image.Conv(weights, strides: (2, 2), pads: Pads.All(1));
        long forward = 6 * 16 * 36;
        graph.Output("y", y);
        Assert.Equal(forward, graph.Cost().Macs);

        graph.Output("image gradient", y.Gradients(image)[0]);
        graph.Output("weight gradient", y.Gradients(weights)[0]);
        Assert.Equal(3 * forward, graph.Cost().Macs);

        Graph transposed = new("up");
        transposed.Output("y", transposed.Input("x", [1, 6, 4, 4]).ConvTranspose(transposed.Input("w", [6, 4, 3, 3]), strides: (2, 2), pads: Pads.All(1), extra: (1, 1)));
        Assert.Equal(forward, transposed.Cost().Macs);
    }

    [Fact]
    public void CostByLayer_SharedWeights_CountOnce()
    {
        Graph graph = new("test");
        Tensor weights = graph.Constant(new float[16], Shape.Of(4, 4, 1, 1));
        Tensor x = graph.Input("x", Shape.Of(1, 4, 3, 3));
        using (graph.Scope("first"))
        {
            x = x.Conv(weights).Relu();
        }

        graph.Output("y", x.Conv(weights));

        Assert.Equal(["first/Conv_2: 16, 144", "Conv_4: 0, 144"], graph.CostByLayer().Select(layer => $"{layer.Name}: {layer.Cost.Parameters}, {layer.Cost.Macs}"));
        Assert.Equal(graph.Cost(), graph.CostByLayer().Aggregate(default(GraphCost), (sum, layer) => sum + layer.Cost));
    }

    [Fact]
    public void Scope_Nested_NamesNodesAndErrors()
    {
        Graph graph = new("net");
        Tensor x = graph.Input("x", Shape.Of(2));
        Tensor inner;
        ShapeException exception;
        using (graph.Scope("block"))
        using (graph.Scope("branch"))
        {
            inner = x.Relu();
            exception = Assert.Throws<ShapeException>(() => x + graph.Constant([1f, 2f, 3f], Shape.Of(3)));
        }

        Assert.Equal("block/branch/Relu_1", inner.Node.Name);
        Assert.Equal("Relu_3", x.Relu().Node.Name);
        Assert.Equal(Operator.Add, exception.Operator);
        Assert.Equal("Add: [2] and [3] do not fit: from the last axis, dimensions must be equal or 1 (in net/block/branch, node 3)", exception.Message);
    }
}
