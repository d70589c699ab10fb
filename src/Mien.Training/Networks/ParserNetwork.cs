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

    /// <summary>Side of the crops that it is made for; any multiple of 32 will do.</summary>
    public const int UsualSizePx = 256;

    /// <summary>So often halved once more, the picture is still large: multiply-adds are dear, and one convolution must do where there are two otherwise.</summary>
    private const int LargeLevels = 2;

    /// <summary>At 1/2, 1/4, 1/8, 1/16 and 1/32 of the side.</summary>
    private static readonly int[] s_channels = [16, 32, 48, 80, 96];

    private const int MiddleBlocks = 2;

    /// <summary>Side of a cell: the network's last layer says all pixels of a cell at once.</summary>
    public const int CellPx = 2;

    /// <param name="picture">[N,3,S,S], RGB, sRGB-encoded, 0 … 1; S is a multiple of 32.</param>
    /// <returns>Logits of <see cref="FaceClasses.All"/>, [N,10,S,S].</returns>
    public static Tensor Of(Tensor picture, Parameters net) => Cells(picture, net).PixelShuffle(CellPx);

    /// <summary>Shares that add up to 1. Put together, it takes a third of the time of ONNX Runtime's own operator, which turns all axes.</summary>
    /// <param name="logits">Of <see cref="Of"/>.</param>
    public static Tensor Shares(Tensor logits)
    {
        Tensor powers = (logits - logits.ReduceMax([1])).Exp();
        return powers / powers.ReduceSum([1]);
    }

    /// <summary>The logits of one pixel of each cell.</summary>
    /// <param name="cells">Of <see cref="Cells"/>.</param>
    /// <param name="pixel">0 … 3, row by row.</param>
    /// <returns>[N,10,S/2,S/2].</returns>
    public static Tensor PixelOf(Tensor cells, int pixel) => cells.Slice(1, pixel, cells.Shape[1], CellPx * CellPx);

    /// <inheritdoc cref="Of"/>
    /// <returns>The same cell by cell, [N,40,S/2,S/2].</returns>
    public static Tensor Cells(Tensor picture, Parameters net)
    {
        using IDisposable scope = picture.Graph.Scope(Name);
        Tensor x = Act((picture - 0.5f).PixelUnshuffle(CellPx).Conv(net["enter"], s_channels[0]));       // [N,C,S/2,S/2]
        Stack<Tensor> shortCuts = new([x]);
        for (int level = 1; level < s_channels.Length; level++)
        {
            Parameters down = net[$"down{level}"];
            x = Act(x.Conv(down["narrow"], s_channels[level], stride: 2));
            x = level > LargeLevels ? Block(x, down["look"]) : x + ConvFromZero(Act(x), down["look"]["second"], s_channels[level], kernelPx: 3);
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

        return ConvFromZero(x, net["exit"], FaceClasses.Count * CellPx * CellPx, kernelPx: 1);
    }

    private static Tensor Block(Tensor x, Parameters net)
    {
        int channels = x.Shape[1];
        return x + ConvFromZero(Act(Act(Even(x, net["norm"]).Conv(net["first"], channels))), net["second"], channels, kernelPx: 3);
    }

    private static Tensor ConvFromZero(Tensor x, Parameters net, int outputs, int kernelPx) => x.Conv(
        net.Weight("weight", [outputs, x.Shape[1], kernelPx, kernelPx], Initial.Zero), net.Weight("bias", [outputs], Initial.Zero), pads: Pads.All(kernelPx / 2));

    private static Tensor Even(Tensor x, Parameters net) => x.RootMeanSquareNorm(net.Weight("scale", [x.Shape[1]], Initial.One));

    private static Tensor Act(Tensor x) => x.LeakyRelu(0.1f);
}
