using Mien.Graphs.Onnx;
using Mien.Runtime;

namespace Mien.Graphs.Tests.Arranging;

public sealed class ModelArrangementTests
{
    [Fact]
    public void Arranged_DeepStep_KeepsTheListOfReadyNodesShort()
    {
        OnnxModel model = DeepStep(layers: 60).ToModel();

        // As written 690 nodes are ready on the average, arranged 74, when another becomes so, and the engine walks past them all.
        Assert.InRange(MeanReadyNodes(FunctionPlacement.Of(model)), 400, double.PositiveInfinity);
        Assert.InRange(MeanReadyNodes(model.Arranged()), 0, 100);
    }

    [Fact]
    public void Arranged_DeepStep_GivesTheSameBits()
    {
        OnnxModel model = DeepStep(layers: 6).ToModel();

        Assert.Equal(Run(model), Run(model.Arranged()));
    }

    [Fact]
    public void Arranged_Step_HasNoFunctionsAndNoNodeTwice()
    {
        OnnxModel model = DeepStep(layers: 6).ToModel();
        OnnxModel arranged = model.Arranged();

        Assert.NotEmpty(model.Functions);
        Assert.Empty(arranged.Functions);
        Assert.DoesNotContain(arranged.Graph.Nodes, node => node.Domain.Length > 0);
        Assert.Equal(24, model.Graph.Nodes.Count(node => node.OpType == "Pow")); // the decays of two moments of 12 parameters
        Assert.Equal(2, arranged.Graph.Nodes.Count(node => node.OpType == "Pow"));
        Assert.Equal(model.Graph.Outputs, arranged.Graph.Outputs);
        Assert.Equal(model.Graph.Inputs, arranged.Graph.Inputs);
    }

    [Fact]
    public void Arranged_EqualResultsOfTwoNames_KeepsBoth()
    {
        Graph graph = new("twice");
        Tensor x = graph.Input("x", [3]);
        graph.Output("one", x.Square());
        graph.Output("other", x.Square());
        graph.Output("third", x.LeakyRelu(0.1f) + x.LeakyRelu(0.2f)); // alike but for an attribute

        OnnxModel arranged = graph.ToModel().Arranged();

        Assert.Equal(Run(graph.ToModel()), Run(arranged));
        Assert.Equal(["Add", "LeakyRelu", "LeakyRelu", "Mul", "Mul"], arranged.Graph.Nodes.Select(node => node.OpType).Order());
    }

    [Fact]
    public void Arranged_ConstantsInBodies_AreStoredOnce()
    {
        OnnxModel arranged = DeepStep(layers: 6).ToModel().Arranged();

        Assert.DoesNotContain(arranged.Graph.Nodes, node => node.OpType == nameof(Operator.Constant));
        Assert.InRange(arranged.Graph.Initializers.Length, 1, 60);
        Assert.Distinct(arranged.Graph.Initializers.Select(value => value.Name));
    }

    private static Graph DeepStep(int layers)
    {
        TrainingStep step = new(new("deep step"));
        Tensor images = step.Graph.Input("images", [1, 3, 8, 8]);
        Parameters net = step.Parameters("net", seed: 1);
        Tensor x = images.Conv(net["enter"], 4);
        for (int layer = 1; layer < layers - 1; layer += 2)
        {
            x += x.Conv(net[$"a{layer}"], 4).InstanceNorm().LeakyRelu(0.1f).Conv(net[$"b{layer}"], 4);
        }

        Tensor loss = (x.Conv(net["exit"], 3) - images).Square().ReduceMean([], keepAxes: false);
        step.Minimise(loss, net.Trained, new Adam { LearningRate = step.Graph.Input("learning_rate", []) });
        step.Graph.Output("loss", loss);
        return step.Graph;
    }

    /// <summary>How many nodes could run whenever one more can, if of those that can the first in the file always runs next.</summary>
    private static double MeanReadyNodes(OnnxModel model)
    {
        OnnxNode[] nodes = [.. model.Graph.Nodes];
        Dictionary<string, int> makers = nodes.SelectMany((node, i) => node.Outputs.Select(output => (output, i))).ToDictionary(pair => pair.output, pair => pair.i);
        int[][] sources = [.. nodes.Select(node => node.Inputs.Where(makers.ContainsKey).Select(input => makers[input]).ToArray())];
        ILookup<int, int> readers = sources.SelectMany((from, i) => from.Select(source => (source, i))).ToLookup(pair => pair.source, pair => pair.i);
        int[] missing = [.. sources.Select(from => from.Length)];
        SortedSet<int> ready = [];
        long seen = 0;
        void Add(int node)
        {
            seen += ready.Count;
            ready.Add(node);
        }

        foreach (int root in Enumerable.Range(0, nodes.Length).Where(i => missing[i] == 0))
        {
            Add(root);
        }

        while (ready.Count > 0)
        {
            int next = ready.Min;
            ready.Remove(next);
            foreach (int reader in readers[next])
            {
                if (--missing[reader] == 0)
                {
                    Add(reader);
                }
            }
        }

        return (double)seen / nodes.Length;
    }

    /// <summary>All results as text, bit for bit.</summary>
    private static string[] Run(OnnxModel model)
    {
        using Session session = Session.Open(model.ToBytes(), new() { Device = DeviceChoice.Cpu, Deterministic = true });
        Random random = new(1);
        Dictionary<string, TensorValue> inputs = model.Graph.Inputs.ToDictionary(input => input.Name, input => input.Name == "step"
            ? TensorValue.From<long>([2], [])
            : TensorValue.From<float>([.. Enumerable.Range(0, (int)Count(input)).Select(_ => random.NextSingle())], Dimensions(input)));
        return [.. session.Run(inputs).OrderBy(result => result.Key, StringComparer.Ordinal).Select(result => $"{result.Key} "
            + (result.Key == "next/step" ? $"{result.Value.AsSpan<long>()[0]}" : string.Join(' ', result.Value.Floats.ToArray().Select(BitConverter.SingleToInt32Bits))))];
    }

    private static long Count(OnnxValueInfo input) => Dimensions(input).Aggregate(1L, (product, dimension) => product * dimension);

    private static long[] Dimensions(OnnxValueInfo input) => [.. input.Dimensions!.Value.Select(dimension => dimension.Value!.Value)];
}
