using Mien.Graphs.Onnx;
using Mien.Graphs.Tests.Differentiation;
using Mien.Graphs.Tests.Ops;
using Mien.Runtime;

namespace Mien.Graphs.Tests.Precision;

/// <summary>Networks brought to float16 give what they gave, within what 11 bits allow.</summary>
public sealed class HalfConversionTests
{
    /// <summary>Of an output's largest value, or of 1.</summary>
    private const double Tolerance = 1e-2;

    public static TheoryData<OperatorCase> Cases => [.. OperatorCases.All];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void ToHalf_EachOperator_GivesTheSame(OperatorCase row)
    {
        (Graph graph, _, Tensor result) = row.Open();
        graph.Output("y", result);

        Holds(graph, graph.ToHalf().Graph, row.Draw(seed: 1));
        Holds(graph, graph.RoundedToHalf().Graph, row.Draw(seed: 1));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ToHalf_RandomNetwork_GivesTheSame(int seed)
    {
        Graph graph = RandomNetwork(seed);
        Dictionary<string, Values> inputs = DifferentiationTests.Random(graph, seed);

        Holds(graph, graph.ToHalf().Graph, inputs);
        Holds(graph, graph.RoundedToHalf().Graph, inputs);
        Holds(graph, graph.WithHalfWeights().Graph, inputs);
    }

    [Fact]
    public void ToHalf_Network_KeepsInputsAndOutputs_AndHalvesTheFile()
    {
        Graph graph = Convolution(weight: 0.01f, size: 64);

        HalfGraph half = graph.ToHalf();

        Assert.Equal(graph.Inputs.Concat(graph.Outputs).Select(Describe), half.Graph.Inputs.Concat(half.Graph.Outputs).Select(Describe));
        Assert.Equal([ElementType.Float16], half.Graph.ToModel().Graph.Initializers.Select(weights => weights.Type).Distinct());
        Assert.InRange(half.Graph.ToOnnx().Length, 0, graph.ToOnnx().Length * 0.55);
        Assert.Equal((1, 0, 0L), (half.HalfNodes, half.SingleNodes, half.LostWeights));
        Assert.Empty(half.Kept);
    }

    [Theory]
    [InlineData(7e4f, "beyond float16's 65504")]
    [InlineData(1e-8f, "too small for float16")]
    public void ToHalf_WeightsThatDoNotFit_StayAndAreNamed(float weight, string why)
    {
        Graph graph = Convolution(weight, size: 8);

        HalfGraph half = graph.ToHalf();

        KeptNode kept = Assert.Single(half.Kept);
        Assert.StartsWith("Conv_", kept.Node, StringComparison.Ordinal);
        Assert.Contains(why, kept.Why, StringComparison.Ordinal);
        Assert.Equal(why, Assert.Single(graph.WithHalfWeights().Kept).Why, (expected, actual) => actual.Contains(expected, StringComparison.Ordinal));
        RuntimeAgreement.Holds(graph, half.Graph, DifferentiationTests.Random(graph, seed: 1), tolerance: 1e-6);
    }

    [Fact]
    public void ToHalf_OneTinyWeightAmongOthers_IsCounted()
    {
        Graph graph = new("tiny");
        graph.Output("y", graph.Input("x", [1, 2]).MatMul(graph.Constant([1f, 1e-9f], [2, 1])));

        HalfGraph half = graph.ToHalf();

        Assert.Equal(1, half.LostWeights);
        Assert.Empty(half.Kept);
    }

    /// <summary>"No bound" is written as the largest float32, which is no weight that would have to fit.</summary>
    [Fact]
    public void ToHalf_ClipWithoutAnUpperBound_IsHalf()
    {
        Graph graph = new("clip");
        graph.Output("y", graph.Input("x", [1, 8]).MatMul(graph.Constant([1f, 2, 3, 4, 5, 6, 7, 8], [8, 1])).Clip(-1, float.MaxValue));

        HalfGraph half = graph.ToHalf();

        Assert.Equal((2, 0, 0), (half.HalfNodes, half.SingleNodes, half.Kept.Count));
        Holds(graph, half.Graph, DifferentiationTests.Random(graph, seed: 1));
    }

    [Fact]
    public void ToHalf_SquaresOfLargeValues_StayFinite()
    {
        Graph graph = new("norm");
        Tensor large = graph.Input("x", [1, 4, 6, 6]).Conv(graph.Constant([.. Enumerable.Repeat(600f, 16)], [4, 4, 1, 1]));
        graph.Output("y", large.RootMeanSquareNorm(graph.Filled(1, [4])));

        Holds(graph, graph.RoundedToHalf().Graph, DifferentiationTests.Random(graph, seed: 1));
    }

    [Fact]
    public void ToHalf_WhatIsMovedAfterASum_StaysToo()
    {
        Graph graph = new("sum");
        graph.Output("y", (graph.Input("x", [4, 4]).MatMul(graph.Constant([.. Enumerable.Repeat(600f, 16)], [4, 4])).Square().ReduceSum([0]).Reshape(4) + 1f).Sqrt());

        Holds(graph, graph.RoundedToHalf().Graph, DifferentiationTests.Random(graph, seed: 1));
    }

    /// <summary>Without a look at its values the network would overflow, and the rounded graph shows it.</summary>
    [Fact]
    public void ToHalf_ValuesBeyondTheRange_StayWhenTheyWereSeen()
    {
        Graph graph = new("large");
        Tensor large = graph.Input("x", [1, 1, 4, 4]).Conv(graph.Constant([30000f], [1, 1, 1, 1])) * 5f;
        graph.Output("y", large.Conv(graph.Constant([1f / 30000], [1, 1, 1, 1])));
        Dictionary<string, Values> inputs = DifferentiationTests.Random(graph, seed: 1);
        Magnitudes probe = Magnitudes.Probe(graph)!;
        IEnumerable<float> largest = RuntimeAgreement.Run(probe.Graph, inputs)[Magnitudes.Output].Reals.Select(value => (float)value);

        HalfGraph half = graph.RoundedToHalf(probe.Nodes.Zip(largest).ToDictionary());

        Assert.Contains(RuntimeAgreement.Run(graph.RoundedToHalf().Graph, inputs)["y"].Reals, value => !double.IsFinite(value));
        Assert.Contains(half.Kept, kept => kept.Why.Contains("results reach", StringComparison.Ordinal));
        Assert.Contains(half.Kept, kept => kept.Why.Contains("inputs reach", StringComparison.Ordinal));
        Holds(graph, half.Graph, inputs);
    }

    [Fact]
    public void WithHalfWeights_ComputesAsBefore_WithRoundedWeights()
    {
        Graph graph = Convolution(weight: 0.1f, size: 16);
        Graph stored = graph.WithHalfWeights().Graph;
        OnnxModel model = stored.ToModel();

        Assert.Equal(["Cast", "Conv"], model.Graph.Nodes.Select(node => node.OpType));
        Assert.Equal(ElementType.Float16, Assert.Single(model.Graph.Initializers).Type);
        RuntimeAgreement.Holds(Convolution((float)(Half)0.1f, size: 16), stored, DifferentiationTests.Random(graph, seed: 1), tolerance: 1e-6);
    }

    [Fact]
    public void ToHalf_Functions_ArePutInPlace()
    {
        Graph graph = new("function");
        Tensor x = graph.Input("x", [2, 3]);
        graph.Output("y", (x * x.StopGradient()).ReduceSum([]));

        Assert.NotEmpty(graph.ToModel().Functions);
        Assert.Empty(graph.ToHalf().Graph.ToModel().Functions);
    }

    [Fact]
    public void Table_HasARowForEachOperator_AndAReasonForWhatStays() => Assert.All(
        Enum.GetValues<Operator>(), op => Assert.Equal(HalfTable.RuleOf(op) == HalfRule.Single, HalfTable.WhyOf(op).Length > 0));

    private static void Holds(Graph expected, Graph actual, IReadOnlyDictionary<string, Values> inputs) => RuntimeAgreement.Holds(expected, actual, inputs, Tolerance);

    private static (string, ElementType, string) Describe(KeyValuePair<string, Tensor> value) => (value.Key, value.Value.Type, value.Value.Shape.ToString());

    private static Graph Convolution(float weight, int size)
    {
        Graph graph = new("convolution");
        Tensor weights = graph.Constant([.. Enumerable.Repeat(weight, size * size * 9)], [size, size, 3, 3]);
        graph.Output("y", graph.Input("x", [1, size, 5, 5]).Conv(weights, pads: Pads.All(1)));
        return graph;
    }

    private static Graph RandomNetwork(int seed)
    {
        Random random = new(seed);
        Graph graph = new($"random {seed}");
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
        Tensor image = graph.Input("image", [1, 2, 6, 8]);
        graph.Output("y", RandomGraphTests.Network(image, graph.Constant(Draw(4 * 2 * 9), [4, 2, 3, 3]), graph.Constant(Draw(2), [2, 1, 1]), random));
        return graph;
    }
}
