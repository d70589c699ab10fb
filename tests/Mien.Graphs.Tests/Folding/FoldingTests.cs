using Mien.Graphs.Tests.Differentiation;

namespace Mien.Graphs.Tests.Folding;

public sealed class FoldingTests
{
    [Fact]
    public void Folded_ConvWithBatchNorm_IsOneConv()
    {
        Graph graph = new("norm");
        Tensor x = graph.Input("x", [2, 3, 5, 5]);
        Tensor y = x.Conv(Wave(graph, 4, 3, 3, 3), pads: Pads.All(1)).BatchNorm(Wave(graph, 4), Wave(graph, 4).Square(), Wave(graph, 4), Wave(graph, 4));
        graph.Output("y", y.Relu());

        Graph folded = graph.Folded();

        Assert.Equal([Operator.Conv, Operator.Relu], Computing(folded));
        AssertSame(graph, folded, 1e-6);
    }

    [Fact]
    public void Folded_DepthwiseConvGemmAndEveryForm_TakeFactorsIn()
    {
        Graph graph = new("forms");
        Tensor x = graph.Input("x", [2, 3, 4, 4]);
        Tensor y = (0.5f * x.Conv(Wave(graph, 3, 1, 3, 3), Wave(graph, 3), groups: 3) / Wave(graph, 1, 3, 1, 1)) - Wave(graph, 3, 1, 1);
        y = (y.Reshape(2, 12).Gemm(Wave(graph, 5, 12), Wave(graph, 5), transposeWeights: true) + Wave(graph, 1, 5)) * Wave(graph, 5);
        graph.Output("y", y);

        Graph folded = graph.Folded();

        Assert.Equal([Operator.Conv, Operator.Reshape, Operator.Gemm], Computing(folded));
        AssertSame(graph, folded, 1e-5);
    }

    [Fact]
    public void Folded_ConvThatIsUsedTwice_StaysWhole()
    {
        Graph graph = new("twice");
        Tensor conv = graph.Input("x", [1, 3, 4, 4]).Conv(Wave(graph, 3, 3, 1, 1));
        graph.Output("plain", conv);
        graph.Output("scaled", conv * Wave(graph, 3, 1, 1));

        Graph folded = graph.Folded();

        Assert.Equal([Operator.Conv, Operator.Mul], Computing(folded));
        AssertSame(graph, folded, 1e-7);
    }

    [Fact]
    public void Folded_FactorOfEachColumn_IsNotTakenForAChannel()
    {
        Graph graph = new("columns");
        graph.Output("y", graph.Input("x", [1, 3, 3, 3]).Conv(Wave(graph, 3, 3, 1, 1)) * Wave(graph, 3));

        Assert.Equal([Operator.Conv, Operator.Mul], Computing(graph.Folded()));
        AssertSame(graph, graph.Folded(), 1e-7);
    }

    [Fact]
    public void Folded_WhatDependsOnConstantsAlone_IsAConstant()
    {
        Graph graph = new("constants");
        Tensor factor = (Wave(graph, 3).Exp() + 1f).Sqrt().Reshape(3, 1);
        graph.Output("y", graph.Input("x", [3, 2]) * factor);

        Assert.Equal([Operator.Mul], Computing(graph.Folded()));
        AssertSame(graph, graph.Folded(), 1e-7);
    }

    [Fact]
    public void Folded_FillOfALargeTensor_StaysSmall()
    {
        Graph graph = new("fill");
        graph.Output("y", graph.Input("x", [100, 100]) + graph.Filled(2, [100, 100]));

        Assert.Contains(Operator.Expand, Computing(graph.Folded()));
    }

    private static Operator[] Computing(Graph graph) => [.. graph.Nodes().Select(node => node.Operator).Where(op => op is not (Operator.Input or Operator.Constant))];

    private static void AssertSame(Graph expected, Graph actual, double tolerance)
    {
        Dictionary<string, Values> inputs = DifferentiationTests.Random(expected, seed: 1);
        foreach ((string name, Values values) in expected.Evaluate(inputs))
        {
            Assert.All(values.Reals.Zip(actual.Evaluate(inputs)[name].Reals), pair => Assert.Equal(pair.First, pair.Second, tolerance));
        }
    }

    private static Tensor Wave(Graph graph, params int[] shape)
    {
        Shape of = Shape.Of(shape);
        return graph.Constant([.. Enumerable.Range(0, (int)of.Count).Select(i => MathF.Sin((i * 2.1f) + 0.3f) + 1.2f)], of);
    }
}
