namespace Mien.Graphs.Tests.Ops;

/// <summary>Operators with values worked out by hand: ONNX Runtime and the evaluation give the shape and the values that are meant.</summary>
public sealed class KnownValuesTests
{
    public delegate Tensor Build(Tensor x);

    /// <summary>Name, shape of the input (its elements are −2, −1.5, −1, …), operator, expected values.</summary>
    public static TheoryData<string, int[], Build, float[]> Cases => new()
    {
        { "Add", [2, 2], x => x + x.Graph.Constant([10f, 20f], [2]), [8, 18.5f, 9, 19.5f] },
        { "Sub", [3], x => 1f - x, [3, 2.5f, 2] },
        { "Mul", [3], x => x * 2f, [-4, -3, -2] },
        { "Div", [3], x => x / 2f, [-1, -0.75f, -0.5f] },
        { "Pow", [3], x => x.Pow(x.Graph.Constant(2f)), [4, 2.25f, 1] },
        { "Max", [3], x => x.Max(x.Graph.Constant(-1.5f)), [-1.5f, -1.5f, -1] },
        { "Min", [3], x => x.Min(x.Graph.Constant(-1.5f)), [-2, -1.5f, -1.5f] },
        { "Neg", [3], x => -x, [2, 1.5f, 1] },
        { "Abs, Sqrt", [3], x => x.Abs().Sqrt(), [1.4142135f, 1.2247449f, 1] },
        { "Exp, Log", [3], x => x.Exp().Log(), [-2, -1.5f, -1] },
        { "Floor", [3], x => x.Floor(), [-2, -2, -1] },
        { "Relu", [6], x => x.Relu(), [0, 0, 0, 0, 0, 0.5f] },
        { "LeakyRelu", [6], x => x.LeakyRelu(0.1f), [-0.2f, -0.15f, -0.1f, -0.05f, 0, 0.5f] },
        { "PRelu", [1, 2, 1, 3], x => x.PRelu(x.Graph.Constant([0.5f, 2f], [2, 1, 1])), [-1, -0.75f, -0.5f, -1, 0, 0.5f] },
        { "Clip", [6], x => x.Clip(-1, 0.25f), [-1, -1, -1, -0.5f, 0, 0.25f] },
        { "Sigmoid", [1], x => x.Sigmoid(), [0.11920292f] },
        { "Tanh", [1], x => x.Tanh(), [-0.9640276f] },
        { "Softmax", [1, 2], x => x.Softmax(), [0.37754067f, 0.62245934f] },
        { "Less, Where", [6], x => x.Less(x.Graph.Constant(-0.5f)).Where(x, x * -10f), [-2, -1.5f, -1, 5, 0, -5] },
        { "Greater, Not", [3], x => x.Greater(x.Graph.Constant(-1.5f)).Not().Cast(ElementType.Float32), [1, 1, 0] },
        {
            "And, Or, Equal", [3],
            x => x.GreaterOrEqual(x.Graph.Constant(-1.5f)).And(x.LessOrEqual(x.Graph.Constant(-1.5f))).Or(x.EqualTo(x.Graph.Constant(-1f))).Cast(ElementType.Float32),
            [0, 1, 1]
        },
        { "Reshape, Transpose", [6], x => x.Reshape(2, 3).Transpose(1, 0), [-2, -0.5f, -1.5f, 0, -1, 0.5f] },
        { "Squeeze, Unsqueeze, Expand", [1, 2], x => x.Squeeze(0).Unsqueeze(1).Expand([2, 2]), [-2, -2, -1.5f, -1.5f] },
        { "Concat", [2], x => Selection.Concat(0, x, x * 0f), [-2, -1.5f, 0, 0] },
        { "Split", [5], x => x.Split(0, 2, 3)[1], [-1, -0.5f, 0] },
        { "Slice", [6], x => x.Slice(0, 1, -1, 2), [-1.5f, -0.5f] },
        { "Gather", [2, 2], x => x.Gather([1, 0, 1], axis: 1), [-1.5f, -2, -1.5f, -0.5f, -1, -0.5f] },
        { "Pad", [1, 1, 1, 2], x => x.Pad(new Pads(0, 1, 0, 2), 7), [7, -2, -1.5f, 7, 7] },
        {
            "Conv", [1, 2, 2, 2], x => x.Conv(x.Graph.Constant([1f, 2f, 10f, 20f], [2, 1, 1, 2]), x.Graph.Constant([0f, 100f], [2]), pads: new Pads(0, 0, 0, 1), groups: 2),
            [-5, -1.5f, -2, -0.5f, 110, 105, 140, 115]
        },
        { "Conv stride", [1, 1, 3, 3], x => x.Conv(x.Graph.Constant([1f, 1f, 1f, 1f], [1, 1, 2, 2]), strides: (2, 2), pads: new Pads(0, 0, 1, 1)), [-4, -0.5f, 2.5f, 2] },
        { "MatMul", [2, 2], x => x.MatMul(x), [5.5f, 3.75f, 2.5f, 1.75f] },
        { "Gemm", [2, 2], x => x.Gemm(x, x.Graph.Constant([1f, 2f], [2]), transposeWeights: true), [7.25f, 4.75f, 3.75f, 3.25f] },
        { "MaxPool", [1, 1, 2, 3], x => x.MaxPool((2, 2)), [0, 0.5f] },
        { "AveragePool", [1, 1, 2, 3], x => x.AveragePool((2, 2), (2, 2), new Pads(0, 0, 0, 1)), [-1, -0.25f] },
        { "GlobalAveragePool", [1, 1, 2, 3], x => x.GlobalAveragePool(), [-0.75f] },
        { "ReduceSum", [2, 3], x => x.ReduceSum([1], keepAxes: false), [-4.5f, 0] },
        { "ReduceMean", [2, 3], x => x.ReduceMean([0]), [-1.25f, -0.75f, -0.25f] },
        { "ReduceMin, ReduceMax", [2, 3], x => x.ReduceMin([1]) + x.ReduceMax([]), [-1.5f, 0] },
        { "ReduceL2", [1, 2], x => x.ReduceL2([]), [2.5f] },
        { "GridSample", [1, 1, 1, 2], x => x.GridSample(x.Graph.Constant([-0.5f, 0, 0, 0, 1, 0], [1, 1, 3, 2])), [-2, -1.75f, -0.75f] },
        { "GridSample border", [1, 1, 1, 2], x => x.GridSample(x.Graph.Constant([1f, 0], [1, 1, 1, 2]), GridBorder.Border), [-1.5f] },
        { "Resize", [1, 1, 1, 2], x => x.Resize(1, 4), [-2, -1.875f, -1.625f, -1.5f] },
        { "Resize asymmetric", [1, 1, 1, 2], x => x.Resize(1, 4, Interpolation.Nearest, CellMapping.Asymmetric), [-2, -2, -1.5f, -1.5f] },
        { "Resize antialias", [1, 1, 1, 4], x => x.Resize(1, 1, antialias: true), [-1.25f] },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Operator_OnSmallInput_GivesMeantShapeAndValues(string name, int[] shape, Build build, float[] expected)
    {
        Graph graph = new(name);
        Tensor result = build(graph.Input("x", Shape.Of(shape)));
        graph.Output("y", result);
        float[] values = [.. Enumerable.Range(0, (int)Shape.Of(shape).Count).Select(i => -2 + (0.5f * i))];
        Dictionary<string, Values> inputs = new() { ["x"] = Values.Of(Shape.Of(shape), Array.ConvertAll(values, value => (double)value)) };
        foreach (Values actual in new[] { RuntimeAgreement.Run(graph, inputs)["y"], graph.Evaluate(inputs)["y"] })
        {
            Assert.Equal(result.Shape, actual.Shape);
            Assert.All(expected.Zip(actual.Reals), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }
}
