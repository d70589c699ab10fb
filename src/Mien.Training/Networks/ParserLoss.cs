using Mien.Faces.Parsing;
using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>How far a parser's answer is from what is known: cross entropy, and half of one minus Dice's coefficient, which counts a thin rim as much as a forehead.</summary>
/// <param name="Wanted">[N,10,S,S], shares of <see cref="FaceClasses.All"/>; all 0 where it is not known which.</param>
/// <param name="SkinOrOther">[N,1,S,S], how much of each pixel is skin or something else, nobody knows which.</param>
public sealed record ParserLoss(Tensor Wanted, Tensor SkinOrOther)
{
    private const float DiceWeight = 0.5f;

    /// <summary>What a pixel of a class counts: thin and small ones more.</summary>
    private static readonly float[] s_weights = Weights();

    /// <summary>Pixels that are added to both sides of a Dice coefficient: a class that is hardly there says little.</summary>
    private const float DicePixels = 200;

    /// <param name="logits">[N,10,S,S].</param>
    /// <returns>[].</returns>
    public Tensor Of(Tensor logits)
    {
        Tensor sure = logits.LogSoftmax(1);
        Tensor shares = sure.Exp();
        Tensor weights = logits.Graph.Constant(s_weights, [1, FaceClasses.Count, 1, 1]);
        Tensor either = Slice(shares, FaceClass.Skin) + Slice(shares, FaceClass.Other);
        Tensor entropy = Mean(Wanted * sure * weights) * (float)FaceClasses.Count;
        Tensor doubt = Mean(SkinOrOther * (either + 1e-5f).Log());
        return -(entropy + doubt) + ((1f - Dice(shares)) * DiceWeight);
    }

    /// <summary>Parts of all pixels: where a class is found and wanted, and where it is found or wanted. Their quotient is the intersection over union.</summary>
    public (Tensor Both, Tensor Either) Overlap(Tensor logits, FaceClass kind)
    {
        Tensor isKnown = Wanted.ReduceSum([1]);
        Tensor found = Slice(logits, kind).GreaterOrEqual(logits.ReduceMax([1])).Cast(ElementType.Float32) * isKnown;
        Tensor wanted = Slice(Wanted, kind).Greater(logits.Graph.Constant(0.5f)).Cast(ElementType.Float32);
        return (Mean(found * wanted), Mean(found.Max(wanted)));
    }

    /// <summary>Mean over the classes.</summary>
    private Tensor Dice(Tensor shares)
    {
        Tensor seen = shares * Wanted.ReduceSum([1]);
        Tensor common = (seen * Wanted).ReduceSum([0, 2, 3]), all = (seen + Wanted).ReduceSum([0, 2, 3]);
        return Mean(((common * 2f) + DicePixels) / (all + DicePixels));
    }

    private static float[] Weights()
    {
        float[] weights = [.. Enumerable.Repeat(1f, FaceClasses.Count)];
        weights[(int)FaceClass.Brow] = weights[(int)FaceClass.Eye] = weights[(int)FaceClass.InnerMouth] = 2;
        weights[(int)FaceClass.Frame] = 3;
        weights[(int)FaceClass.Lens] = weights[(int)FaceClass.Front] = weights[(int)FaceClass.Lips] = 1.5f;
        return weights;
    }

    private static Tensor Slice(Tensor value, FaceClass kind) => value.Slice(1, (int)kind, (int)kind + 1);

    private static Tensor Mean(Tensor value) => value.ReduceMean([], keepAxes: false);
}
