using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Training.Networks;
using Checkpoint = Mien.Training.Checkpoints.Checkpoint;

namespace Mien.Measurements;

/// <summary>Networks whose speed is compared, with weights that nobody trained: time does not depend on them.</summary>
internal static class Networks
{
    /// <summary>A <see cref="LiveNetwork"/> as it is shipped.</summary>
    public static Graph Live(LiveNetworkSize size) => Untrained(size.Name, (graph, net) =>
    {
        Shape picture = [1, 3, size.SizePx, size.SizePx];
        LiveFace face = LiveNetwork.Of(graph.Input("target", picture), graph.Input("drawn", picture), graph.Input("coverage", picture.With(1, 1)), net, size);
        graph.Output("change", face.Change);
        graph.Output("mask", face.Mask);
    });

    /// <summary>The face parser.</summary>
    public static Graph Parser() => Untrained(ParserNetwork.Name, (graph, net) =>
        graph.Output("classes", ParserNetwork.Shares(ParserNetwork.Of(graph.Input("picture", [1, 3, ParserNetwork.UsualSizePx, ParserNetwork.UsualSizePx]), net))));

    /// <summary>inswapper_128's layers (shared/facts/swappers.md §2.1): 138.3 M values, 174.6 G multiply-adds.</summary>
    public static Graph Inswapper128() => Untrained("inswapper_128", (graph, net) =>
    {
        const int width = 1024;
        Tensor identity = graph.Input("source", [1, 512]);
        Tensor x = graph.Input("target", [1, 3, 128, 128]);
        x = Reflected(x, net["enc0"], 128, kernel: 7).LeakyRelu(0.2f);
        x = x.Conv(net["enc1"], 256).LeakyRelu(0.2f);
        x = x.Conv(net["enc2"], 512, stride: 2).LeakyRelu(0.2f);
        x = x.Conv(net["enc3"], width, stride: 2).LeakyRelu(0.2f);                           // [1,1024,32,32]
        for (int block = 0; block < 6; block++)
        {
            Parameters style = net[$"block{block}"];
            Tensor first = Styled(x, identity, style["first"], width).Relu();
            x += Styled(first, identity, style["second"], width);
        }

        foreach ((string name, int channels, int sizePx) in ((string, int, int)[])[("dec0", 512, 64), ("dec1", 256, 128), ("dec2", 128, 128)])
        {
            Tensor larger = x.Shape[2] == sizePx ? x : x.Resize(sizePx, sizePx, Interpolation.Linear);
            x = larger.Conv(net[name], channels).LeakyRelu(0.2f);
        }

        graph.Output("output", (Reflected(x, net["out"], 3, kernel: 7).Tanh() + 1f) * 0.5f);
    });

    /// <summary>Nothing but 3×3 convolutions of one size, one after the other.</summary>
    public static Graph Convolutions(int channels, int sizePx, int layers) => Untrained($"convolutions {channels}", (graph, net) =>
    {
        Tensor x = graph.Input("x", [1, channels, sizePx, sizePx]);
        for (int layer = 0; layer < layers; layer++)
        {
            x = x.Conv(net[$"layer{layer}"], channels);
        }

        graph.Output("y", x);
    });

    private static Tensor Styled(Tensor x, Tensor identity, Parameters net, int channels)
    {
        Tensor style = identity.Dense(net["style"], 2 * channels).Unsqueeze(2, 3);           // [1,2C,1,1]
        return (Reflected(x, net, channels, kernel: 3).InstanceNorm(epsilon: 1e-8f) * style.Slice(1, 0, channels)) + style.Slice(1, channels, 2 * channels);
    }

    private static Tensor Reflected(Tensor x, Parameters net, int channels, int kernel)
    {
        Tensor weight = net.Weight("weight", [channels, x.Shape[1], kernel, kernel], Initial.He);
        return x.Pad(Pads.All(kernel / 2), mode: PadMode.Reflect).Conv(weight, net.Weight("bias", [channels], Initial.Zero));
    }

    private static Graph Untrained(string name, Action<Graph, Parameters> build)
    {
        const string network = "net";
        TrainingStep first = new(new(name));
        build(first.Graph, first.Parameters(network, seed: 1));
        IReadOnlyDictionary<string, OnnxTensor> values = Checkpoint.Weights(first.States.Select(state => state.Initial() with { Name = state.Name }));
        Graph graph = new(name);
        build(graph, Parameters.Fixed(graph, values)[network]);
        return graph;
    }
}
