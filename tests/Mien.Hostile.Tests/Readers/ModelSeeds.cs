using Mien.Graphs;
using Mien.Graphs.Onnx;

namespace Mien.Hostile.Tests.Readers;

/// <summary>Small sound models.</summary>
internal static class ModelSeeds
{
    public static IReadOnlyList<byte[]> All { get; } = [Convolutions(), Functions(), Live()];

    /// <summary>In the layout of `mien train live`.</summary>
    public static byte[] Live()
    {
        Graph graph = new("live");
        Tensor target = graph.Input("target", [1, 3, 16, 16]);
        Tensor drawn = graph.Input("drawn", [1, 3, 16, 16]);
        Tensor coverage = graph.Input("coverage", [1, 1, 16, 16]);
        graph.Output("change", (target - drawn) * coverage);
        graph.Output("mask", coverage.Sigmoid());
        return graph.ToOnnx();
    }

    public static byte[] Recogniser()
    {
        Graph graph = new("recogniser");
        Tensor faces = graph.Input("input", [1, 3, 112, 112]);
        graph.Output("output", faces.Conv(Weights(graph, 4, 3, 3, 3)).ReduceMean([2, 3]));
        return graph.ToOnnx();
    }

    private static byte[] Convolutions()
    {
        Graph graph = new("small");
        Tensor x = graph.Input("x", [1, 3, 8, 8]);
        Tensor y = x.Conv(Weights(graph, 4, 3, 3, 3), pads: Pads.All(1)).Relu().Resize(16, 16, Interpolation.Linear);
        graph.Output("y", y.Reshape(1, 4 * 256).MatMul(Weights(graph, 4 * 256, 2)).Softmax());
        graph.Output("z", Selection.Concat(1, [x, x * 2f]).Transpose(0, 2, 3, 1));
        return graph.ToOnnx();
    }

    /// <summary>A model whose function is called twice, with a free first size.</summary>
    private static byte[] Functions() => new OnnxModel
    {
        IrVersion = 8,
        Opsets = [new("", 17), new("own", 1)],
        Functions =
        [
            new()
            {
                Name = "Twice", Domain = "own", Inputs = ["a"], Outputs = ["b"], Opsets = [new("", 17)],
                Nodes = [new() { OpType = "Add", Inputs = ["a", "a"], Outputs = ["b"] }],
            },
        ],
        Graph = new()
        {
            Name = "calls",
            Initializers = [OnnxTensor.Of("w", ElementType.Float32, [2], new byte[8]), OnnxTensor.Of("s", ElementType.Int64, [2], new byte[16])],
            Inputs = [new("x", ElementType.Float32) { Dimensions = [new(null, "N"), new(2)] }],
            Outputs = [new("y", ElementType.Float32) { Dimensions = [new(null, "N"), new(2)] }],
            Nodes =
            [
                new() { OpType = "Twice", Domain = "own", Inputs = ["x"], Outputs = ["t"], Name = "block/one" },
                new() { OpType = "Twice", Domain = "own", Inputs = ["t"], Outputs = ["u"] },
                new() { OpType = "Add", Inputs = ["u", "w"], Outputs = ["v"] },
                new() { OpType = "Softmax", Inputs = ["v"], Outputs = ["y"], Attributes = [OnnxAttribute.Of("axis", 1L)] },
            ],
        },
    }.ToBytes();

    private static Tensor Weights(Graph graph, params int[] shape)
    {
        Shape all = Shape.Of(shape);
        return graph.Constant([.. Enumerable.Range(0, (int)all.Count).Select(i => 0.01f * (i % 7))], all);
    }
}
