using Mien.Faces.Parsing;
using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>Says softly what each pixel around a face shows. An encoder down to 1/32 of the side, so that a head is seen whole, and a decoder up again with
/// sums as short cuts, so that a strand of hair keeps its place.</summary>
/// <remarks>Channels are multiples of 16, for which engines compute convolutions fastest. Blocks begin by adding nothing, so that no norms are needed.</remarks>
public static class ParserNetwork
{
    /// <summary>Stands before the names of its values.</summary>
    public const string Name = "parser";

    public const int SizePx = 256;

    /// <summary>At 1/2, 1/4, 1/8, 1/16 and 1/32 of the side.</summary>
    private static readonly int[] s_channels = [16, 32, 48, 80, 96];

    private const int MiddleBlocks = 2;

    /// <param name="picture">[N,3,S,S], RGB, sRGB-encoded, 0 … 1; S is a multiple of 32.</param>
    /// <returns>Logits of <see cref="FaceClasses.All"/>, [N,10,S,S].</returns>
    public static Tensor Of(Tensor picture, Parameters net)
    {
        using IDisposable scope = picture.Graph.Scope(Name);
        Tensor x = Act((picture - 0.5f).PixelUnshuffle(2).Conv(net["enter"], s_channels[0]));       // [N,C,S/2,S/2]
        Stack<Tensor> shortCuts = new([x]);
        for (int level = 1; level < s_channels.Length; level++)
        {
            Parameters down = net[$"down{level}"];
            x = Block(Act(x.Conv(down["narrow"], s_channels[level], stride: 2)), down["look"]);
            shortCuts.Push(x);
        }

        for (int block = 0; block < MiddleBlocks; block++)
        {
            x = Block(x, net[$"middle{block}"]);
        }

        x = Even(x, net["norm"]);
        shortCuts.Pop();
        while (shortCuts.TryPop(out Tensor? shortCut))
        {
            Parameters up = net[$"up{shortCuts.Count}"];
            Tensor wide = x.Conv(up["fuse"], shortCut.Shape[1], kernel: 1).Resize(shortCut.Shape[2], shortCut.Shape[3], Interpolation.Linear);
            x = Act((wide + shortCut).Conv(up["look"], shortCut.Shape[1]));
        }

        return ConvFromZero(x, net["exit"], FaceClasses.Count * 4, kernelPx: 1).PixelShuffle(2);
    }

    /// <summary>Two convolutions where the picture is small, one where it is large: there multiply-adds are dear.</summary>
    private static Tensor Block(Tensor x, Parameters net)
    {
        int channels = x.Shape[1];
        Tensor look = x.Shape[2] > SizePx / 16 ? x : Act(Even(x, net["norm"]).Conv(net["first"], channels));
        return x + ConvFromZero(Act(look), net["second"], channels, kernelPx: 3);
    }

    private static Tensor ConvFromZero(Tensor x, Parameters net, int outputs, int kernelPx) => x.Conv(
        net.Weight("weight", [outputs, x.Shape[1], kernelPx, kernelPx], Initial.Zero), net.Weight("bias", [outputs], Initial.Zero), pads: Pads.All(kernelPx / 2));

    private static Tensor Even(Tensor x, Parameters net) => x.RootMeanSquareNorm(net.Weight("scale", [x.Shape[1]], Initial.One));

    private static Tensor Act(Tensor x) => x.LeakyRelu(0.1f);
}
