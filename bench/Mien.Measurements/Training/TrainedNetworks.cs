using Mien.Graphs;

namespace Mien.Measurements.Training;

/// <summary>The steps that are measured; training_speed.py has the same networks in PyTorch, with weights of the same names.</summary>
internal static class TrainedNetworks
{
    /// <summary>OpenDeepFaceSwap's H64 (shared/facts/opendeepfaceswap.md §1.2): one autoencoder with its mask, mean absolute errors, Adam.</summary>
    public static TrainingStep H64(int batch)
    {
        TrainingStep step = new(new("H64 step"));
        Tensor images = step.Graph.Input("images", [batch, 3, 64, 64]);
        Tensor masks = step.Graph.Input("masks", [batch, 1, 64, 64]);
        Parameters net = step.Parameters("net", seed: 1);
        Tensor code = Encode(images, net["encoder"], batch);
        Tensor loss = AbsoluteError(Decode(code, net["rgb"], 3), images) + AbsoluteError(Decode(code, net["mask"], 1), masks);
        Minimise(step, loss, net);
        return step;
    }

    /// <summary>A U-Net of depthwise-separable blocks, 128 px: five sizes, instance norms, concatenated short cuts.</summary>
    public static TrainingStep DepthwiseUNet(int batch)
    {
        TrainingStep step = new(new("U-Net step"));
        Tensor images = step.Graph.Input("images", [batch, 3, 128, 128]);
        Parameters net = step.Parameters("net", seed: 1);
        Tensor x = images.Conv(net["enter"], 32);
        Stack<Tensor> shortCuts = new();
        foreach (int channels in (int[])[64, 128, 256, 384])
        {
            x = Block(x, net[$"keep{shortCuts.Count}"], x.Shape[1]);
            shortCuts.Push(x);
            x = Block(x, net[$"down{shortCuts.Count}"], channels, stride: 2);
        }

        x = Block(x, net["middle"], x.Shape[1]);
        while (shortCuts.TryPop(out Tensor? shortCut))
        {
            Tensor larger = x.Resize(shortCut.Shape[2], shortCut.Shape[3], Interpolation.Nearest, CellMapping.Asymmetric);
            x = Block(Selection.Concat(1, larger, shortCut), net[$"up{shortCuts.Count}"], shortCut.Shape[1]);
        }

        Minimise(step, AbsoluteError(x.Conv(net["exit"], 3), images), net);
        return step;
    }

    private static Tensor Encode(Tensor x, Parameters net, int batch)
    {
        foreach (int channels in (int[])[128, 256, 512, 1024])
        {
            x = x.Conv(net[$"conv{channels}"], channels, kernel: 5, stride: 2).LeakyRelu(0.1f);
        }

        x = x.Reshape(batch, 1024 * 4 * 4).Dense(net["narrow"], 1024).Dense(net["wide"], 1024 * 4 * 4).Reshape(batch, 1024, 4, 4);
        return Upscale(x, net["upscale"], 512);
    }

    private static Tensor Decode(Tensor x, Parameters net, int channels)
    {
        foreach (int width in (int[])[256, 128, 64])
        {
            x = Upscale(x, net[$"upscale{width}"], width);
        }

        return x.Conv(net["head"], channels, kernel: 5).Sigmoid();
    }

    private static Tensor Upscale(Tensor x, Parameters net, int channels) => x.Conv(net, channels * 4).LeakyRelu(0.1f).PixelShuffle(2);

    private static Tensor Block(Tensor x, Parameters net, int channels, int stride = 1) => x
        .SeparableConv(net, channels, stride: stride)
        .InstanceNorm(net.Weight("scale", [channels], Initial.One), net.Weight("shift", [channels], Initial.Zero))
        .LeakyRelu(0.1f);

    private static Tensor AbsoluteError(Tensor one, Tensor other) => (one - other).Abs().ReduceMean([], keepAxes: false);

    private static void Minimise(TrainingStep step, Tensor loss, Parameters net)
    {
        step.Minimise(loss, net.Trained, new Adam { LearningRate = step.Graph.Input("learning_rate", []), Beta1 = 0.5f, Epsilon = 1e-7f });
        step.Graph.Output("loss", loss);
    }
}
