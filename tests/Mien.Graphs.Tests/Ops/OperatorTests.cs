using System.Collections.Immutable;
using Mien.Graphs.Tests.Differentiation;

namespace Mien.Graphs.Tests.Ops;

/// <summary>Every row of the table of operators: ONNX Runtime gives what the evaluation in double precision gives, and gradients, and
/// theirs, are what central differences say.</summary>
public sealed class OperatorTests
{
    public static TheoryData<OperatorCase> Cases => [.. OperatorCases.All];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Values_InOnnxRuntime_EqualEvaluation(OperatorCase row)
    {
        (Graph graph, _, Tensor result) = row.Open();
        graph.Output("y", result);

        RuntimeAgreement.Holds(graph, row.Draw(seed: 1), tolerance: 2e-6);
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Gradients_OfEachInput_EqualCentralDifferences(OperatorCase row)
    {
        Graph graph = WithGradients(row, twice: false);

        GradientCheck.Holds(graph, row.Draw(seed: 2), Names(row), seed: 3);
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Gradients_OfGradients_EqualCentralDifferences(OperatorCase row)
    {
        Graph graph = WithGradients(row, twice: true);

        GradientCheck.Holds(graph, row.Draw(seed: 4), Names(row), seed: 5);
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Gradients_InOnnxRuntime_EqualEvaluation(OperatorCase row)
    {
        RuntimeAgreement.Holds(WithGradients(row, twice: false), row.Draw(seed: 6), tolerance: 1e-5);
        RuntimeAgreement.Holds(WithGradients(row, twice: true), row.Draw(seed: 7), tolerance: 5e-5);
    }

    [Fact]
    public void Cases_CoverEveryOperator()
    {
        HashSet<Operator> covered = [Operator.Constant];
        foreach (OperatorCase row in OperatorCases.All)
        {
            (Graph graph, _, Tensor result) = row.Open();
            graph.Output("y", result);
            covered.UnionWith(graph.Nodes().Select(node => node.Operator));
        }

        Assert.Empty(Enum.GetValues<Operator>().Except(covered));
    }

    private static string[] Names(OperatorCase row) => [.. row.Shapes.Select((_, i) => $"x{i}")];

    /// <summary>A loss of the expression, or of its gradients, with its gradients.</summary>
    internal static Graph WithGradients(OperatorCase row, bool twice)
    {
        (Graph graph, Tensor[] inputs, Tensor result) = row.Open();
        Tensor loss = GradientCheck.Loss(result, seed: 8);
        if (twice)
        {
            // A nonlinear sum, so that gradients that are constant have second ones that are not zero.
            loss = loss.Gradients(inputs).Select((gradient, i) => GradientCheck.Loss(gradient.Square() + (gradient * 0.3f), seed: 9 + i)).Aggregate((sum, next) => sum + next);
        }

        ImmutableArray<Tensor> gradients = loss.Gradients(inputs);
        graph.Output("loss", loss);
        for (int i = 0; i < gradients.Length; i++)
        {
            graph.Output($"g{i}", gradients[i]);
        }

        return graph;
    }
}
