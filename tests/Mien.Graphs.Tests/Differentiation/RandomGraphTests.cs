using Mien.Graphs.Tests.Ops;

namespace Mien.Graphs.Tests.Differentiation;

/// <summary>Random small networks: what each operator does alone, many do together.</summary>
public sealed class RandomGraphTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Gradients_OfARandomNetwork_AgreeEverywhere(int seed)
    {
        Random random = new(seed);
        Graph graph = new($"random {seed}");
        Tensor image = graph.Input("image", [random.Next(1, 3), 2, 6, 8]);
        Tensor weights = graph.Input("weights", [4, 2, 3, 3]);
        Tensor slope = graph.Input("slope", [2, 1, 1]);
        Tensor result = Network(image, weights, slope, random);
        Tensor loss = (result.Square() + result).ReduceMean([], keepAxes: false);
        graph.Output("loss", loss);
        foreach ((Tensor gradient, int i) in loss.Gradients(image, weights, slope).Select((gradient, i) => (gradient, i)))
        {
            graph.Output($"g{i}", gradient);
        }

        Dictionary<string, Values> inputs = DifferentiationTests.Random(graph, seed);

        GradientCheck.Holds(graph, inputs, ["image", "weights", "slope"], seed);
        RuntimeAgreement.Holds(graph, inputs, tolerance: 2e-5);
    }

    // Every step keeps [N,2,H,W], so that steps can follow each other in any order; smooth ones, since kinks are tested where they can be avoided.
    internal static Tensor Network(Tensor image, Tensor weights, Tensor slope, Random random)
    {
        Func<Tensor, Tensor>[] steps =
        [
            x => x.Conv(weights, pads: Pads.All(1)).Slice(1, 1, 3),
            x => x.Conv(weights, strides: (2, 2), pads: Pads.All(1)).PixelShuffle(2).Pad([0, 1, 0, 0], [0, 0, 0, 0]),
            x => x * slope,
            x => x.Silu(),
            x => x.Gelu() + x,
            x => x.Tanh(),
            x => (x.Softplus() * 2f) - x,
            x => x.InstanceNorm(),
            x => x.Resize(x.Shape[2] + 1, x.Shape[3]),
            x => x.AveragePool((2, 2), (1, 2), new Pads(0, 0, 1, 0)) + slope,
            x => x.Transpose(0, 1, 3, 2),
            x => x.Softmax(1),
            x => Selection.Concat(1, x.Slice(1, 1, 2), x.ReduceMean([1])),
            x => x.Pad(new Pads(1, 0, 0, 1), mode: PadMode.Reflect),
            x => x.GridSample((x.Reshape(x.Shape[0], x.Shape[2], x.Shape[3], 2) * 0.05f) + 0.111f, GridBorder.Zeros) + x,
            x => x / (x.Square() + 1.5f).Sqrt(),
        ];
        Tensor result = image;
        for (int step = 0; step < 6; step++)
        {
            result = steps[random.Next(steps.Length)](result);
        }

        return result;
    }
}
