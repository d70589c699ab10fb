namespace Mien.Graphs.Tests.Ops;

/// <summary>One row for each operator: the shape it gives, and one it must refuse.</summary>
public sealed class ShapeRuleTests
{
    private static readonly Graph Graph = new("rules");

    public static TheoryData<string, Tensor, Shape> Accepted => new()
    {
        { "Add", Zeros(2, 3) + Zeros(3), [2, 3] },
        { "Where", Zeros(2, 3).Less(Zeros(1)).Where(Zeros(3), Zeros(2, 1)), [2, 3] },
        { "Softmax", Zeros(2, 3).Softmax(), [2, 3] },
        { "PRelu", Zeros(1, 4, 2, 2).PRelu(Zeros(4, 1, 1)), [1, 4, 2, 2] },
        { "Clip", Zeros(4).Clip(0, 6), [4] },
        { "Cast", Zeros(4).Cast(ElementType.Int64), [4] },
        { "Reshape", Zeros(2, 6).Reshape(3, 4), [3, 4] },
        { "Transpose", Zeros(1, 2, 3, 4).Transpose(0, 2, 3, 1), [1, 3, 4, 2] },
        { "Squeeze", Zeros(1, 2, 1).Squeeze(0, -1), [2] },
        { "Unsqueeze", Zeros(2, 3).Unsqueeze(0, 3), [1, 2, 3, 1] },
        { "Expand", Zeros(2, 1).Expand([3, 2, 4]), [3, 2, 4] },
        { "Concat", Selection.Concat(1, Zeros(2, 3), Zeros(2, 4)), [2, 7] },
        { "Split", Zeros(2, 7).Split(1, 3, 4)[1], [2, 4] },
        { "Slice", Zeros(2, 7).Slice(1, 1, -1, 2), [2, 3] },
        { "Gather", Zeros(5, 7).Gather([1, 4, 1], axis: 0), [3, 7] },
        { "Gather tensor", Zeros(5, 7).Gather(Graph.Integers(new long[6], [2, 3]), axis: 1), [5, 2, 3] },
        { "Pad", Zeros(1, 2, 3, 4).Pad(new Pads(0, 1, 2, 3)), [1, 2, 5, 8] },
        { "Conv", Zeros(1, 4, 9, 9).Conv(Zeros(6, 2, 3, 3), Zeros(6), (2, 2), new Pads(0, 0, 1, 1), groups: 2), [1, 6, 4, 4] },
        { "Conv dilated", Zeros(1, 1, 9, 9).Conv(Zeros(1, 1, 3, 3), dilations: (2, 3)), [1, 1, 5, 3] },
        { "MatMul", Zeros(5, 2, 3).MatMul(Zeros(3, 4)), [5, 2, 4] },
        { "Gemm", Zeros(3, 2).Gemm(Zeros(4, 3), Zeros(4), transposeValue: true, transposeWeights: true), [2, 4] },
        { "MaxPool", Zeros(1, 2, 5, 5).MaxPool((3, 3), (2, 2)), [1, 2, 2, 2] },
        { "GlobalAveragePool", Zeros(1, 2, 5, 5).GlobalAveragePool(), [1, 2, 1, 1] },
        { "ReduceMean", Zeros(1, 2, 5, 5).ReduceMean([2, 3], keepAxes: false), [1, 2] },
        { "ReduceL2 all", Zeros(2, 5).ReduceL2([]), [1, 1] },
        { "GridSample", Zeros(1, 8, 5, 5).GridSample(Zeros(1, 3, 4, 2)), [1, 8, 3, 4] },
        { "Resize", Zeros(1, 8, 5, 5).Resize(7, 9), [1, 8, 7, 9] },
    };

    public static TheoryData<string, Action> Refused => new()
    {
        { "Add", () => _ = Zeros(2, 3) + Zeros(2) },
        { "Add", () => _ = Zeros(2) + Graph.Integers([1, 2], [2]) },
        { "Where", () => Zeros(2).Where(Zeros(2), Zeros(2)) },
        { "PRelu", () => Zeros(1, 4, 2, 2).PRelu(Zeros(4)) },
        { "Softmax", () => Zeros(2).Softmax(1) },
        { "Reshape", () => Zeros(2, 6).Reshape(3, 5) },
        { "Transpose", () => Zeros(2, 6).Transpose(0, 0) },
        { "Transpose", () => Zeros(2, 6).Transpose(0) },
        { "Squeeze", () => Zeros(2, 6).Squeeze(0) },
        { "Expand", () => Zeros(2).Expand([3]) },
        { "Concat", () => Selection.Concat(0, Zeros(2, 3), Zeros(2, 4)) },
        { "Split", () => Zeros(2, 7).Split(1, 3, 3) },
        { "Slice", () => Zeros(2, 7).Slice(1, 0, 8) },
        { "Gather", () => Zeros(5, 7).Gather([5]) },
        { "Gather", () => Zeros(5, 7).Gather(Zeros(1)) },
        { "Pad", () => Zeros(2, 3).Pad(Pads.All(1)) },
        { "Conv", () => Zeros(1, 4, 9, 9).Conv(Zeros(6, 4, 3, 3), groups: 2) },
        { "Conv", () => Zeros(1, 4, 9, 9).Conv(Zeros(6, 4, 3, 3), Zeros(5)) },
        { "Conv", () => Zeros(1, 4, 2, 2).Conv(Zeros(6, 4, 3, 3)) },
        { "MatMul", () => Zeros(2, 3).MatMul(Zeros(2, 3)) },
        { "Gemm", () => Zeros(2, 3).Gemm(Zeros(3, 4), Zeros(3)) },
        { "MaxPool", () => Zeros(2, 3).MaxPool((2, 2)) },
        { "ReduceMean", () => Zeros(2, 3).ReduceMean([2]) },
        { "GridSample", () => Zeros(1, 8, 5, 5).GridSample(Zeros(1, 3, 4, 3)) },
    };

    [Theory]
    [MemberData(nameof(Accepted), DisableDiscoveryEnumeration = true)]
    public void Operator_FittingShapes_GivesShape(string name, Tensor result, Shape expected) =>
        Assert.True(expected.Equals(result.Shape), $"{name}: {result.Shape} instead of {expected}");

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Operator_WrongShapes_IsRefusedByName(string name, Action build) =>
        Assert.StartsWith(name + ": ", Assert.Throws<ShapeException>(build).Message, StringComparison.Ordinal);

    [Fact]
    public void Conv_WrongChannels_NamesBothShapesAndPlace()
    {
        Graph graph = new("net");
        Tensor x = graph.Input("x", [1, 3, 8, 8]);
        Tensor weights = graph.Constant(new float[4 * 5], [4, 5, 1, 1]);

        ShapeException exception = Assert.Throws<ShapeException>(() => x.Conv(weights));

        Assert.Equal("Conv: [1,3,8,8] and [4,5,1,1] do not fit: expected [N,C,H,W] and [O,C/1,kh,kw], O a multiple of 1 (in net, node 2)",
            exception.Message);
    }

    private static Tensor Zeros(params ReadOnlySpan<int> shape)
    {
        Shape of = Shape.Of(shape);
        return Graph.Constant(new float[of.Count], of);
    }
}
