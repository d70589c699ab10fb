using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>Brings a damaged face back: an encoder down to 8×8 cells, a decoder up again, and a short cut at each size, so that detail which is
/// still there need not pass through the narrow middle (Ronneberger et al. 2015).</summary>
/// <remarks>Blocks add to what passes through them (He et al. 2016) and begin by adding nothing (Zhang et al. 2019), so that no norms are
/// needed: an untrained network gives back what it was given.</remarks>
public static class FaceAutoencoder
{
    private const int FirstChannels = 32;
    private const int MostChannels = 128;
    private const int MiddlePx = 8;

    /// <param name="damaged">[N,3,S,S], RGB, 0 … 1; S is 16·2ᵏ.</param>
    /// <returns>The same shape; a little beyond 0 … 1 where the network is unsure.</returns>
    public static Tensor Restore(Tensor damaged, Parameters net)
    {
        using IDisposable scope = damaged.Graph.Scope("autoencoder");
        Tensor x = (damaged - 0.5f).PixelUnshuffle(2).Conv(net["enter"], FirstChannels);      // [N,32,S/2,S/2]
        Stack<Tensor> shortCuts = new();
        for (int level = 0; x.Shape[2] > MiddlePx; level++)
        {
            x = Block(x, net[$"down{level}"]);
            shortCuts.Push(x);
            x = x.Conv(net[$"down{level}"]["narrow"], Math.Min(MostChannels, x.Shape[1] * 2), stride: 2).LeakyRelu(0.1f); // [N,2C,H/2,W/2]
        }

        x = Block(Block(x, net["middle0"]), net["middle1"]);
        while (shortCuts.TryPop(out Tensor? shortCut))
        {
            Parameters up = net[$"up{shortCuts.Count}"];
            x = x.Conv(up["widen"], shortCut.Shape[1] * 4).PixelShuffle(2).LeakyRelu(0.1f);       // [N,C,2H,2W]
            x = Block(x + shortCut, up);
        }

        return damaged + ConvFromZero(x, net["exit"], 3 * 4).PixelShuffle(2);                    // [N,3,S,S]
    }

    private static Tensor Block(Tensor x, Parameters net) => x + ConvFromZero(x.LeakyRelu(0.1f).Conv(net["first"], x.Shape[1]).LeakyRelu(0.1f), net["second"], x.Shape[1]);

    private static Tensor ConvFromZero(Tensor x, Parameters net, int outputs) => x.Conv(
        net.Weight("weight", [outputs, x.Shape[1], 3, 3], Initial.Zero), net.Weight("bias", [outputs], Initial.Zero), pads: Pads.All(1));
}
