using Mien.Graphs;
using Mien.Models.Contracts;

namespace Mien.Training.Networks;

/// <summary>Makes a drawn face belong to its picture: the person's own pixels are already there, rendered on the target's mesh; what is asked for
/// is a change of them (light, seams, gaps) and where they are to be seen. Its rival is given a recogniser's vector of the person instead and changes the
/// target itself.</summary>
/// <remarks>An encoder down to a sixteenth of the side and a decoder up again, with sums as short cuts. It begins by changing nothing, so that
/// an untrained network gives the drawn face itself, or the target.</remarks>
public static class LiveNetwork
{
    /// <summary>Stands before the names of its values.</summary>
    public const string Name = HarmoniserContract.Recipe;

    /// <summary>Around what was drawn, in pixels, the picture may be changed, too: seams have two sides.</summary>
    private const int ReachPx = 6;

    /// <summary>How sure the untrained mask is of what was drawn.</summary>
    private const float FirstCertainty = 4;

    internal delegate Tensor Convolution(Tensor x, Parameters net, int outputs);

    /// <param name="target">[N,3,S,S], RGB, sRGB-encoded, 0 … 1.</param>
    /// <param name="drawn">[N,3,S,S], the target with the face drawn on it.</param>
    /// <param name="coverage">[N,1,S,S], how much of each pixel was drawn over, 0 … 1.</param>
    public static LiveFace Of(Tensor target, Tensor drawn, Tensor coverage, Parameters net, LiveNetworkSize size)
    {
        using IDisposable scope = target.Graph.Scope(Name);
        Tensor seen = Selection.Concat(1, target - 0.5f, drawn - 0.5f, coverage);             // [N,7,S,S]
        Tensor result = Through(seen, net, size, size.MiddleBlocks, Plain);
        Tensor mask = (result.Slice(1, 3, 4) + ((coverage - 0.5f) * (2 * FirstCertainty))).Sigmoid();
        return new(result.Slice(1, 0, 3), mask * Reach(coverage));
    }

    /// <summary>The rival: whoever is to be seen is in the vector alone, and the change is one of the target.</summary>
    /// <param name="target">[N,3,S,S], RGB, sRGB-encoded, 0 … 1.</param>
    /// <param name="identity">[N,D], of length 1.</param>
    public static LiveFace Of(Tensor target, Tensor identity, Parameters net, LiveNetworkSize size)
    {
        using IDisposable scope = target.Graph.Scope(Name);
        Tensor result = Through(target - 0.5f, net, size, size.IdentityBlocks, new IdentityStyle(identity, net["style"]).Conv);
        return new(result.Slice(1, 0, 3), result.Slice(1, 3, 4).Sigmoid());
    }

    /// <param name="seen">[N,C,S,S].</param>
    /// <param name="look">Of the middle and of the way up.</param>
    /// <returns>[N,4,S,S].</returns>
    internal static Tensor Through(Tensor seen, Parameters net, LiveNetworkSize size, int middleBlocks, Convolution look)
    {
        (int half, int quarter, int eighth, int sixteenth) = size.Channels;
        Tensor x2 = Act(seen.PixelUnshuffle(2).Conv(net["enter"], half));                     // [N,C,S/2,S/2]
        Tensor x4 = Down(x2, net["down4"], quarter);
        Tensor x8 = Down(x4, net["down8"], eighth);
        Tensor x = Act(x8.Conv(net["down16"], sixteenth, stride: 2));                         // [N,C,S/16,S/16]
        for (int block = 0; block < middleBlocks; block++)
        {
            Parameters middle = net[$"middle{block}"];
            x += ConvFromZero(Act(look(Even(x, middle["norm"], size), middle["first"], sixteenth)), middle["second"], sixteenth);
        }

        x = Up(Up(Up(Even(x, net["norm"], size), x8, net["up8"], look), x4, net["up4"], look), x2, net["up2"], look);   // [N,C,S/2,S/2]
        return ConvFromZero(x, net["exit"], 4 * 4).PixelShuffle(2);
    }

    internal static Tensor Plain(Tensor x, Parameters net, int outputs) => x.Conv(net, outputs);

    private static Tensor Down(Tensor x, Parameters net, int channels) => Act(Act(x.Conv(net["narrow"], channels, stride: 2)).Conv(net["look"], channels));

    private static Tensor Up(Tensor x, Tensor shortCut, Parameters net, Convolution look)
    {
        Tensor wide = x.Conv(net["fuse"], shortCut.Shape[1], kernel: 1).Resize(shortCut.Shape[2], shortCut.Shape[3], Interpolation.Linear);
        return Act(look(wide + shortCut, net["look"], shortCut.Shape[1]));
    }

    /// <summary>Sums that nothing holds grow from block to block, and their growth feeds itself: without this the larger networks ran away after
    /// thousands of good steps.</summary>
    private static Tensor Even(Tensor x, Parameters net, LiveNetworkSize size) =>
        size.IsEven ? x.RootMeanSquareNorm(net.Weight("scale", [x.Shape[1]], Initial.One)) : x;

    private static Tensor Act(Tensor x) => x.LeakyRelu(0.2f);

    private static Tensor ConvFromZero(Tensor x, Parameters net, int outputs) => x.Conv(
        net.Weight("weight", [outputs, x.Shape[1], 3, 3], Initial.Zero), net.Weight("bias", [outputs], Initial.Zero), pads: Pads.All(1));

    /// <summary>1 where something was drawn and near it, and then falling to 0.</summary>
    private static Tensor Reach(Tensor coverage)
    {
        const int side = (2 * ReachPx) + 1;
        Tensor wide = coverage.MaxPool((side, side), (1, 1), Pads.All(ReachPx));
        return wide.Pad(Pads.All(ReachPx), mode: PadMode.Edge).AveragePool((side, side), (1, 1));   // [N,1,S,S]
    }
}
