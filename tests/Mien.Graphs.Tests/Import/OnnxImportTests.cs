using Mien.Graphs.Onnx;
using Mien.Graphs.Tests.Differentiation;
using Mien.Graphs.Tests.Ops;
using Mien.Runtime;
using ElementType = Mien.Graphs.ElementType;

namespace Mien.Graphs.Tests.Import;

public sealed class OnnxImportTests
{
    public static TheoryData<OperatorCase> Cases => [.. OperatorCases.All];

    /// <summary>Operators and older forms that graphs do not write, with the shape of the result.</summary>
    public static TheoryData<ForeignNode, Shape> Foreign => new()
    {
        { new("BatchNormalization", 15, [2, 3, 2, 2]) { Constants = [Reals(3, 1), Reals(3, 0.2), Reals(3, -0.1), Reals(3, 0.5)] }, [2, 3, 2, 2] },
        { new("BatchNormalization", 15, [4, 3]) { Constants = [Reals(3, 1), Reals(3, 0.2), Reals(3, -0.1), Reals(3, 0.5)] }, [4, 3] },
        { new("InstanceNormalization", 6, [2, 3, 4, 2]) { Constants = [Reals(3, 1), Reals(3, 0.2)], Attributes = [OnnxAttribute.Of("epsilon", 1e-3f)] }, [2, 3, 4, 2] },
        { new("LayerNormalization", 17, [2, 3, 4]) { Constants = [Reals(4, 1), Reals(4, 0.2)] }, [2, 3, 4] },
        { new("GroupNormalization", 21, [2, 4, 3, 2]) { Constants = [Reals(4, 1), Reals(4, 0.2)], Attributes = [OnnxAttribute.Of("num_groups", 2)] }, [2, 4, 3, 2] },
        { new("LpNormalization", 1, [2, 4]), [2, 4] },
        { new("DepthToSpace", 13, [1, 8, 2, 3]) { Attributes = [OnnxAttribute.Of("blocksize", 2)] }, [1, 2, 4, 6] },
        { new("DepthToSpace", 13, [1, 8, 2, 3]) { Attributes = [OnnxAttribute.Of("blocksize", 2), OnnxAttribute.Of("mode", "CRD")] }, [1, 2, 4, 6] },
        { new("SpaceToDepth", 13, [1, 2, 4, 6]) { Attributes = [OnnxAttribute.Of("blocksize", 2)] }, [1, 8, 2, 3] },
        { new("Flatten", 13, [2, 3, 4]) { Attributes = [OnnxAttribute.Of("axis", 2)] }, [6, 4] },
        { new("Tile", 13, [2, 3]) { Constants = [Wholes(2, 3)] }, [4, 9] },
        { new("Elu", 6, [7]) { Attributes = [OnnxAttribute.Of("alpha", 0.7f)] }, [7] },
        { new("Gelu", 20, [7]), [7] },
        { new("HardSigmoid", 6, [7]), [7] },
        { new("HardSwish", 14, [7]), [7] },
        { new("Mish", 18, [7]), [7] },
        { new("Ceil", 13, [7]), [7] },
        { new("Reciprocal", 13, [6]), [6] },
        { new("Dropout", 13, [7]), [7] },
        { new("Sum", 13, [3]) { Constants = [Reals(3, 1), Reals(1, 2)] }, [3] },
        { new("Mean", 13, [3]) { Constants = [Reals(3, 1), Reals(3, 2)] }, [3] },
        { new("Max", 13, [3]) { Constants = [Reals(3, 0), Reals(3, 0.5)] }, [3] },
        { new("Pow", 15, [4]) { Constants = [([], [2], ElementType.Float32)] }, [4] },
        { new("Pow", 15, [4]) { Constants = [([], [3], ElementType.Int64)] }, [4] },
        { new("PRelu", 7, [1, 3, 2, 2]) { Constants = [([3, 1, 1], [0.1, 0.2, 0.3], ElementType.Float32)] }, [1, 3, 2, 2] },
        { new("Clip", 6, [7]) { Attributes = [OnnxAttribute.Of("min", -1f), OnnxAttribute.Of("max", 0.6f)] }, [7] },
        { new("Clip", 13, [7]) { Constants = [null, ([], [0.6], ElementType.Float32)] }, [7] },
        { new("Softmax", 11, [2, 3, 2]) { Attributes = [OnnxAttribute.Of("axis", 1)] }, [2, 3, 2] },
        { new("Squeeze", 11, [1, 3, 1]) { Attributes = [OnnxAttribute.Of("axes", [0L])] }, [3, 1] },
        { new("Squeeze", 13, [1, 3, 1]), [3] },
        { new("Reshape", 13, [2, 3, 4]) { Constants = [Wholes(0, -1)] }, [2, 12] },
        { new("Transpose", 13, [2, 3, 4]), [4, 3, 2] },
        { new("Slice", 13, [5, 6]) { Constants = [Wholes(-1, 1), Wholes(-9223372036854775807, 1000), Wholes(0, 1), Wholes(-2, 2)] }, [3, 3] },
        { new("Gather", 13, [4, 2]) { Constants = [Wholes(-1, 0)] }, [2, 2] },
        { new("Pad", 11, [1, 1, 3, 3]) { Constants = [Wholes(0, 0, 1, 2, 0, 0, 0, 1)], Attributes = [OnnxAttribute.Of("mode", "reflect")] }, [1, 1, 4, 6] },
        { new("ReduceMean", 13, [2, 3, 4]) { Attributes = [OnnxAttribute.Of("axes", [-1L]), OnnxAttribute.Of("keepdims", 0)] }, [2, 3] },
        { new("ReduceL1", 13, [2, 3]) { Attributes = [OnnxAttribute.Of("axes", [1L])] }, [2, 1] },
        { new("ReduceSumSquare", 13, [2, 3]), [1, 1] },
        { new("GlobalMaxPool", 1, [2, 3, 4, 5]), [2, 3, 1, 1] },
        { new("Gemm", 13, [2, 3]) { Constants = [([4, 3], [.. Wave(12)], ElementType.Float32), Reals(4, 1)], Attributes = [OnnxAttribute.Of("alpha", 0.5f), OnnxAttribute.Of("beta", 2f), OnnxAttribute.Of("transB", 1)] }, [2, 4] },
        { new("MatMul", 13, [2, 3]) { Constants = [Reals(3, 1)] }, [2] },
        { new("Conv", 11, [1, 2, 7]) { Constants = [([3, 2, 3], [.. Wave(18)], ElementType.Float32), Reals(3, 0)], Attributes = [OnnxAttribute.Of("pads", [1L, 1L]), OnnxAttribute.Of("strides", [2L])] }, [1, 3, 4] },
        { new("Conv", 11, [1, 2, 6, 7]) { Constants = [([3, 2, 3, 3], [.. Wave(54)], ElementType.Float32)], Attributes = [OnnxAttribute.Of("auto_pad", "SAME_UPPER"), OnnxAttribute.Of("strides", [2L, 2L])] }, [1, 3, 3, 4] },
        { new("ConvTranspose", 11, [1, 3, 3, 3]) { Constants = [([3, 2, 4, 4], [.. Wave(96)], ElementType.Float32), Reals(2, 0)], Attributes = [OnnxAttribute.Of("pads", [1L, 1L, 1L, 1L]), OnnxAttribute.Of("strides", [2L, 2L])] }, [1, 2, 6, 6] },
        { new("MaxPool", 11, [1, 2, 6, 6]) { Attributes = [OnnxAttribute.Of("kernel_shape", [3L, 3L]), OnnxAttribute.Of("strides", [2L, 2L]), OnnxAttribute.Of("ceil_mode", 1)] }, [1, 2, 3, 3] },
        { new("AveragePool", 11, [1, 2, 4, 4]) { Attributes = [OnnxAttribute.Of("kernel_shape", [3L, 3L]), OnnxAttribute.Of("pads", [1L, 1L, 1L, 1L]), OnnxAttribute.Of("count_include_pad", 1)] }, [1, 2, 4, 4] },
        { new("Resize", 13, [1, 2, 3, 4]) { Constants = [null, ([4], [1, 1, 2, 2], ElementType.Float32)], Attributes = [OnnxAttribute.Of("mode", "linear"), OnnxAttribute.Of("coordinate_transformation_mode", "pytorch_half_pixel")] }, [1, 2, 6, 8] },
        { new("Resize", 13, [1, 2, 3, 4]) { Constants = [null, ([4], [1, 1, 2, 2], ElementType.Float32)], Attributes = [OnnxAttribute.Of("nearest_mode", "floor"), OnnxAttribute.Of("coordinate_transformation_mode", "asymmetric")] }, [1, 2, 6, 8] },
        { new("Upsample", 9, [1, 2, 3, 4]) { Constants = [([4], [1, 1, 2, 2], ElementType.Float32)] }, [1, 2, 6, 8] },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void FromOnnx_WhatGraphsWrite_ComputesTheSame(OperatorCase row)
    {
        (Graph graph, Tensor[] inputs, Tensor result) = row.Open();
        graph.Output("y", result);
        graph.Output("g", GradientCheck.Loss(result, seed: 1).Gradients(inputs)[0]);

        Graph read = Graph.FromOnnx(graph.ToOnnx());
        Dictionary<string, Values> values = row.Draw(seed: 2);

        // Constants that are computed when the model is read are rounded to single precision.
        foreach (string name in (string[])["y", "g"])
        {
            Assert.All(graph.Evaluate(values)[name].Reals.Zip(read.Evaluate(values)[name].Reals), pair => Assert.Equal(pair.First, pair.Second, 1e-6 * (1 + Math.Abs(pair.First))));
        }
    }

    [Theory]
    [MemberData(nameof(Foreign), DisableDiscoveryEnumeration = true)]
    public void ToGraph_OperatorsOfOthers_ComputeWhatOnnxRuntimeDoes(ForeignNode node, Shape shape)
    {
        OnnxModel model = node.ToModel(shape);
        Graph graph = OnnxImport.ToGraph(model);
        double[] x = [.. Wave((int)node.Input.Count)];

        using Session session = Session.Open(model.ToBytes(), new() { Device = DeviceChoice.Cpu });
        using TensorValue input = TensorValue.From<float>([.. x.Select(value => (float)value)], node.Input.ToInt64());
        using TensorValue expected = session.Run(input)[0];
        Values actual = graph.Evaluate(new Dictionary<string, Values> { ["x"] = Values.Of(node.Input, x) })["y"];

        Assert.Equal(shape, actual.Shape);
        Assert.All(expected.Floats.ToArray().Zip(actual.Reals), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void ToGraph_SizesComputedInTheModel_AreFolded()
    {
        // As PyTorch writes x.view(x.size(0), -1, 2).
        OnnxNode Node(string op, string[] inputs, string output, params OnnxAttribute[] attributes) => new() { OpType = op, Inputs = [.. inputs], Outputs = [output], Attributes = [.. attributes] };
        OnnxTensor Whole(string name, params long[] values) => OnnxTensor.Of(name, ElementType.Int64, values.Length == 0 ? [] : [values.Length], System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
        OnnxModel model = new()
        {
            IrVersion = 8,
            Opsets = [new("", 13)],
            Graph = new()
            {
                Name = "view",
                Nodes =
                [
                    Node("Shape", ["x"], "shape"),
                    Node("Gather", ["shape", "zero"], "batch"),
                    Node("Unsqueeze", ["batch", "zero1"], "batch1"),
                    Node("Concat", ["batch1", "rest"], "target", OnnxAttribute.Of("axis", 0)),
                    Node("Reshape", ["x", "target"], "y"),
                ],
                Initializers = [Whole("zero1", 0), Whole("rest", -1, 2), OnnxTensor.Of("zero", ElementType.Int64, [], new byte[8])],
                Inputs = [new("x", ElementType.Float32) { Dimensions = [new(null, "batch"), new(6)] }],
                Outputs = [new("y", ElementType.Float32)],
            },
        };

        Graph graph = OnnxImport.ToGraph(model, new Dictionary<string, int> { ["batch"] = 5 });

        Assert.Equal([5, 3, 2], graph.Outputs[0].Value.Shape);
        Assert.Equal([Operator.Input, Operator.Constant, Operator.Reshape], graph.Nodes().Select(node => node.Operator).Order());
        Assert.Contains("batch", Assert.Throws<OnnxUnsupportedException>(() => OnnxImport.ToGraph(model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Into_WithParameters_TrainsTheModelsWeights()
    {
        Graph source = new("source");
        source.Output("y", source.Input("x", [2, 3]).Gemm(source.Constant([1f, 2, 3], [3, 1])));
        Graph graph = new("tuning");
        TrainingStep step = new(graph);
        Parameters net = step.Parameters("net", seed: 1);

        Tensor y = OnnxImport.Into(graph, source.ToModel(), new Dictionary<string, Tensor> { ["x"] = graph.Input("x", [2, 3]) }, net)[0].Value;
        step.Minimise(y.ReduceSum([], keepAxes: false), net.Trained, new Sgd { LearningRate = 1f });

        Parameter weight = Assert.Single(net.Trained);
        Assert.Equal([1f, 2, 3], weight.Initial().ToFloats());
        Assert.Equal([1f, 2, 3], weight.Initial().ToFloats());
    }

    [Fact]
    public void ToGraph_UnknownOperator_NamesItAndItsNode()
    {
        OnnxModel model = new ForeignNode("NonZero", 13, [3]).ToModel([3]);

        Assert.Equal("the node \"node\" is NonZero, which is not read", Assert.Throws<OnnxUnsupportedException>(() => OnnxImport.ToGraph(model)).Message);
    }

    [Fact]
    public void ToGraph_InputsThatDoNotFit_NameTheNode()
    {
        OnnxModel model = new ForeignNode("MatMul", 13, [3, 4]) { Constants = [Reals(3, 1)] }.ToModel([3]);

        Assert.Contains("\"node\"", Assert.Throws<OnnxUnsupportedException>(() => OnnxImport.ToGraph(model)).Message, StringComparison.Ordinal);
    }

    /// <summary>A few hundred bytes that call without end, or a billion times.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(30, 2)]
    [InlineData(40, 1)]
    public void ToGraph_FunctionsThatCallTooOften_AreRefused(int functions, int callsEach)
    {
        OnnxFunction[] calls = [.. Enumerable.Range(0, functions).Select(i => new OnnxFunction
        {
            Name = $"F{i}",
            Domain = "own",
            Inputs = ["a"],
            Outputs = ["b"],
            Opsets = [new("", 17)],
            Nodes = [.. Enumerable.Repeat(new OnnxNode { OpType = $"F{(i + 1) % functions}", Domain = "own", Inputs = ["a"], Outputs = ["b"] }, callsEach)],
        })];
        OnnxModel model = Model([1], new() { OpType = "F0", Domain = "own", Inputs = ["x"], Outputs = ["y"] }) with { Functions = [.. calls] };

        Assert.Contains("calls deeper than", Assert.Throws<OnnxUnsupportedException>(() => OnnxImport.ToGraph(model)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData(1L << 62)]
    public void ToGraph_ImpossibleSize_IsRefusedByName(long size) =>
        Assert.Contains("\"x\" has the size", Assert.Throws<OnnxFormatException>(() => OnnxImport.ToGraph(Model([size], Relu))).Message, StringComparison.Ordinal);

    [Fact]
    public void ToGraph_ConstantInAnotherFile_IsRefusedByName()
    {
        OnnxModel model = Model([1], Relu);
        OnnxTensor outside = new() { Name = "w", Type = ElementType.Float32, Dimensions = [4], Data = default, External = [new("location", "/etc/passwd")] };
        model = model with { Graph = model.Graph with { Initializers = [outside] } };

        Assert.Contains("\"w\" uses data in another file", Assert.Throws<OnnxUnsupportedException>(() => OnnxImport.ToGraph(model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooManyDimensions_IsRefused() =>
        Assert.Contains("2000 dimensions", Assert.Throws<OnnxFormatException>(() => OnnxModel.Read(Model(Enumerable.Repeat(1L, 2000), Relu).ToBytes())).Message, StringComparison.Ordinal);

    private static OnnxNode Relu => new() { OpType = "Relu", Inputs = ["x"], Outputs = ["y"] };

    private static OnnxModel Model(IEnumerable<long> size, OnnxNode node)
    {
        OnnxDimension[] dimensions = [.. size.Select(dimension => new OnnxDimension(dimension))];
        return new()
        {
            IrVersion = 8,
            Opsets = [new("", 17), new("own", 1)],
            Graph = new()
            {
                Name = "g",
                Initializers = [],
                Inputs = [new("x", ElementType.Float32) { Dimensions = [.. dimensions] }],
                Outputs = [new("y", ElementType.Float32) { Dimensions = [.. dimensions] }],
                Nodes = [node],
            },
        };
    }

    [Fact]
    public void ImportTable_EveryOperator_HasARow() => Assert.All(Enum.GetValues<Operator>().Except([Operator.Input]), op =>
        Assert.NotNull(ImportTable.RuleOf(FunctionBodies.Holds(op) ? FunctionBodies.Domain : "", op.ToString())));

    private static (Shape, double[], ElementType) Reals(int count, double offset) => ([count], [.. Enumerable.Range(1, count).Select(i => offset + (0.3 * i))], ElementType.Float32);

    private static (Shape, double[], ElementType) Wholes(params double[] values) => ([values.Length], values, ElementType.Int64);

    private static IEnumerable<double> Wave(int count) => Enumerable.Range(0, count).Select(i => (double)(float)(2 * Math.Sin((i * 1.3) + 0.4)));
}
