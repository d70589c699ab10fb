using Mien.Graphs.Tests.Ops;

namespace Mien.Graphs.Tests.Differentiation;

public sealed class CheckpointTests
{
    [Fact]
    public void Of_Block_GivesTheSameGradients()
    {
        (Graph plain, Graph checkpointed) = (Build(checkpoints: false), Build(checkpoints: true));
        Dictionary<string, Values> inputs = DifferentiationTests.Random(plain, seed: 1);

        IReadOnlyDictionary<string, Values> expected = plain.Evaluate(inputs);
        IReadOnlyDictionary<string, Values> actual = checkpointed.Evaluate(inputs);

        Assert.Equal(expected["g0"].Reals, actual["g0"].Reals);
        Assert.Equal(expected["g1"].Reals, actual["g1"].Reals);
        RuntimeAgreement.Holds(checkpointed, inputs, tolerance: 1e-5);
    }

    [Fact]
    public void Of_Block_IsComputedTwiceAndBehindABarrier()
    {
        IReadOnlyList<Node> nodes = Build(checkpoints: true).Nodes();

        // Two blocks of one convolution and one activation; the second time, each stands behind a barrier.
        Assert.Equal(4, nodes.Count(node => node.Operator == Operator.Sigmoid));
        Assert.Equal(2, nodes.Count(node => node.Operator == Operator.Barrier));
        Assert.Equal(2, Build(checkpoints: false).Nodes().Count(node => node.Operator == Operator.Sigmoid));
    }

    [Fact]
    public void Of_Block_KeepsNoValueBetweenItsEnds()
    {
        // What the backward walk reads of the forward one: only values that are not inside a block.
        Graph graph = Build(checkpoints: true);
        HashSet<Node> backward = [.. graph.Nodes().Where(node => node.Scope.StartsWith("gradient", StringComparison.Ordinal))];

        Assert.NotEmpty(backward);
        Assert.All(backward.SelectMany(node => node.Inputs.OfType<Tensor>()).Where(input => !backward.Contains(input.Node)),
            input => Assert.True(input.Node.Checkpoint is null || input.Node.Operator == Operator.Constant || input.Node.Scope == "end", input.ToString()));
    }

    private static Graph Build(bool checkpoints)
    {
        Graph graph = new("blocks");
        Tensor x = graph.Input("x", [1, 3, 5, 5]);
        Tensor[] weights = [graph.Input("first", [3, 3, 3, 3]), graph.Input("second", [3, 3, 3, 3])];
        foreach (Tensor weight in weights)
        {
            Tensor Block(Tensor input)
            {
                Tensor inner = input.Conv(weight, pads: Pads.All(1)).Silu();
                using (graph.Scope("end"))
                {
                    return inner * 0.5f;
                }
            }

            x = checkpoints ? Checkpoint.Of(x, Block) : Block(x);
        }

        Tensor loss = x.Square().ReduceSum([], keepAxes: false);
        graph.Output("loss", loss);
        foreach ((Tensor gradient, int i) in loss.Gradients(weights).Select((gradient, i) => (gradient, i)))
        {
            graph.Output($"g{i}", gradient);
        }

        return graph;
    }
}
