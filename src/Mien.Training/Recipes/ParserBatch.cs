using Mien.Faces.Parsing;
using Mien.Graphs;
using Mien.Training.Networks;
using Mien.Training.Packs.Parsing;

namespace Mien.Training.Recipes;

/// <summary>A batch of <see cref="ParserItem"/>s in a graph.</summary>
/// <param name="Picture">[N,3,S,S], 0 … 1.</param>
/// <param name="First">[N,1,S,S], the kind that a pixel shows most of, as a number: see <see cref="FaceLabels.Kinds"/>.</param>
/// <param name="Second">The next one.</param>
/// <param name="Share">Of the first, 0 … 1.</param>
internal sealed record ParserBatch(Tensor Picture, Tensor First, Tensor Second, Tensor Share)
{
    /// <summary>Of the logarithm of each channel's light, and of all together.</summary>
    private const float MostCast = 0.12f, MostGain = 0.25f;

    private const float MostGamma = 0.25f;

    private const int PixelsOfACell = ParserNetwork.CellPx * ParserNetwork.CellPx;

    /// <summary>[N,12,S,S], of all kinds.</summary>
    public Tensor Shares
    {
        get
        {
            float[] numbers = [.. Enumerable.Range(0, FaceLabels.Kinds).Select(kind => (float)kind)];
            Tensor kinds = First.Graph.Constant(numbers, [1, FaceLabels.Kinds, 1, 1]);
            return (Is(First) * Share) + (Is(Second) * (1f - Share));

            Tensor Is(Tensor kind) => kind.EqualTo(kinds).Cast(ElementType.Float32);
        }
    }

    public ParserLoss Loss => LossOf(Shares);

    public static ParserBatch In(Graph graph, int batch, int sizePx)
    {
        return new(Of(ParserItems.PictureField, 3) / 255f, Of(ParserItems.FirstField, 1), Of(ParserItems.SecondField, 1), Of(ParserItems.ShareField, 1) / 255f);

        Tensor Of(string name, int channels) => graph.Input(name, [batch, channels, sizePx, sizePx], ElementType.UInt8).Cast(ElementType.Float32);
    }

    /// <summary>Every second item turned around, each in a little other light: an item that comes again is not the same.</summary>
    public ParserBatch TakenOtherwise(Randomness random)
    {
        int count = Picture.Shape[0];
        Tensor isTurned = random.Uniform([count, 1, 1, 1]).Less(Picture.Graph.Constant(0.5f));
        Tensor gain = (random.Uniform([count, 3, 1, 1], -MostCast, MostCast) + random.Uniform([count, 1, 1, 1], -MostGain, MostGain)).Exp();
        Tensor gamma = random.Uniform([count, 1, 1, 1], -MostGamma, MostGamma).Exp();
        Tensor toned = (((Picture + 0.004f).Log() * gamma).Exp() * gain).Clip(0, 1);
        return new(Turned(toned), Turned(First), Turned(Second), Turned(Share));

        Tensor Turned(Tensor value) => isTurned.Where(value.Flip(3), value);
    }

    /// <summary>How far cells are off, at one pixel of each: the first item's at the upper left, the next one's beside it, and so on. Neighbours say nearly the
    /// same, and all four would take four times as long.</summary>
    /// <param name="cells">Of <see cref="ParserNetwork.Cells"/>.</param>
    public Tensor LossOfSomePixels(Tensor cells)
    {
        int[] pixels = [.. Enumerable.Range(0, Math.Min(PixelsOfACell, Picture.Shape[0]))];
        Tensor logits = Joined(pixel => ParserNetwork.PixelOf(Every(cells, pixel), pixel));
        return LossOf(new ParserBatch(Picture, Joined(At(First)), Joined(At(Second)), Joined(At(Share))).Shares).Of(logits);

        Tensor Joined(Func<int, Tensor> part) => pixels.Length == 1 ? part(0) : Selection.Concat(0, [.. pixels.Select(part)]);
        static Tensor Every(Tensor value, int pixel) => value.Slice(0, pixel, value.Shape[0], PixelsOfACell);
        static Func<int, Tensor> At(Tensor value) => pixel =>
        {
            (int row, int column) = Math.DivRem(pixel, ParserNetwork.CellPx);
            return Every(value, pixel).Slice(2, row, value.Shape[2], ParserNetwork.CellPx).Slice(3, column, value.Shape[3], ParserNetwork.CellPx);
        };
    }

    private static ParserLoss LossOf(Tensor shares) => new(
        shares.Slice(1, 0, FaceClasses.Count), shares.Slice(1, FaceLabels.SkinOrOther, FaceLabels.SkinOrOther + 1));
}
