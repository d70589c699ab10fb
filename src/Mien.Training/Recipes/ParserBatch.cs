using Mien.Faces.Parsing;
using Mien.Graphs;
using Mien.Training.Networks;
using Mien.Training.Packs.Parsing;

namespace Mien.Training.Recipes;

/// <summary>A batch of <see cref="ParserItem"/>s in a graph.</summary>
/// <param name="Picture">[N,3,S,S], 0 … 1.</param>
/// <param name="Shares">[N,12,S,S], of <see cref="FaceLabels.Kinds"/>.</param>
internal sealed record ParserBatch(Tensor Picture, Tensor Shares)
{
    /// <summary>Of the logarithm of each channel's light, and of all together.</summary>
    private const float MostCast = 0.12f, MostGain = 0.25f;

    private const float MostGamma = 0.25f;

    public ParserLoss Loss => new(
        Shares.Slice(1, 0, FaceClasses.Count), Shares.Slice(1, FaceLabels.SkinOrOther, FaceLabels.SkinOrOther + 1));

    public static ParserBatch In(Graph graph, int batch, int sizePx)
    {
        Tensor share = Of(ParserItems.ShareField, 1) / 255f;
        float[] numbers = [.. Enumerable.Range(0, FaceLabels.Kinds).Select(kind => (float)kind)];
        Tensor kinds = graph.Constant(numbers, [1, FaceLabels.Kinds, 1, 1]);
        return new(Of(ParserItems.PictureField, 3) / 255f, (Is(ParserItems.FirstField) * share) + (Is(ParserItems.SecondField) * (1f - share)));

        Tensor Of(string name, int channels) => graph.Input(name, [batch, channels, sizePx, sizePx], ElementType.UInt8).Cast(ElementType.Float32);
        Tensor Is(string name) => Of(name, 1).EqualTo(kinds).Cast(ElementType.Float32);     // [N,12,S,S]
    }

    /// <summary>Every second item turned around, each in a little other light: an item that comes again is not the same.</summary>
    public ParserBatch TakenOtherwise(Randomness random)
    {
        int count = Picture.Shape[0];
        Tensor isTurned = random.Uniform([count, 1, 1, 1]).Less(Picture.Graph.Constant(0.5f));
        Tensor gain = (random.Uniform([count, 3, 1, 1], -MostCast, MostCast) + random.Uniform([count, 1, 1, 1], -MostGain, MostGain)).Exp();
        Tensor gamma = random.Uniform([count, 1, 1, 1], -MostGamma, MostGamma).Exp();
        Tensor toned = (((Picture + 0.004f).Log() * gamma).Exp() * gain).Clip(0, 1);
        return new(isTurned.Where(toned.Flip(3), toned), isTurned.Where(Shares.Flip(3), Shares));
    }
}
