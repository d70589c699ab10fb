using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>How far a <see cref="LiveFace"/> is from a photo.</summary>
/// <param name="Truth">[N,3,S,S], 0 … 1.</param>
/// <param name="Mask">[N,1,S,S], where the drawing may be changed.</param>
/// <param name="Coverage">[N,1,S,S].</param>
/// <param name="IsReal">[N,1,1,1]: 0 where there is no truth but the mask's.</param>
public sealed record LiveLoss(Tensor Truth, Tensor Mask, Tensor Coverage, Tensor IsReal)
{
    private const float PixelWeight = 10;
    private const float EdgeWeight = 5;

    /// <summary>Of the face as it would be if all of the change were made: without it a mask that lets nothing through would leave it untaught.</summary>
    private const float FaceWeight = 5;

    private const float MaskWeight = 0.3f;
    private const float DetailWeight = 0.3f;

    /// <summary>Where the drawing may surely be changed, pixels do not teach the mask.</summary>
    private const float SureMask = 0.9f;

    /// <summary>What pixels count that nobody touched.</summary>
    private const float OutsideWeight = 0.05f;

    /// <summary>Side of the squares in which the strength of detail is compared.</summary>
    private const int DetailPx = 8;

    public Tensor Of(LiveFace face, Tensor drawn)
    {
        Tensor mask = Mask.Greater(Mask.Graph.Constant(SureMask)).Where(face.Mask.StopGradient(), face.Mask);
        Tensor result = (face with { Mask = mask }).On(drawn);
        Tensor weight = ((Coverage * (1 - OutsideWeight)) + OutsideWeight) * IsReal;
        Tensor difference = result - Truth;
        Tensor edges = Mean(Slope(difference, 2).Abs() * weight.Slice(2, 1, weight.Shape[2])) + Mean(Slope(difference, 3).Abs() * weight.Slice(3, 1, weight.Shape[3]));
        return (Mean(difference.Abs() * weight) * PixelWeight)
            + (edges * EdgeWeight)
            + (Mean((drawn + face.Change - Truth).Abs() * Mask * IsReal) * FaceWeight)
            + (Mean(MaskDistance(face.Mask)) * MaskWeight)
            + (Mean((Detail(result) - Detail(Truth)).Abs() * Coverage.AveragePool((DetailPx, DetailPx), (DetailPx, DetailPx)) * IsReal) * DetailWeight);
    }

    /// <summary>Mean strength of detail in the result's face over that of the truth's; 1 is as sharp.</summary>
    public Tensor Sharpness(Tensor result)
    {
        Tensor weight = Coverage.AveragePool((DetailPx, DetailPx), (DetailPx, DetailPx)) * IsReal;
        return Mean(Detail(result).Exp() * weight) / Mean(Detail(Truth).Exp() * weight);
    }

    /// <summary>Mean distance within what was drawn, in levels of 255.</summary>
    public Tensor Error(Tensor result) => Mean((result - Truth).Abs() * Coverage * IsReal) / Mean(Coverage * IsReal) * 255f;

    /// <summary>Cross entropy.</summary>
    private Tensor MaskDistance(Tensor mask)
    {
        Tensor sure = (mask * 0.998f) + 0.001f;
        return -((Mask * sure.Log()) + ((1f - Mask) * (1f - sure).Log()));
    }

    /// <summary>Logarithm of the deviation from the neighbourhood's mean, in squares: detail is compared by its strength, not pixel by pixel, for a mean of
    /// pixels that do not match is smooth. [N,3,S/8,S/8].</summary>
    private static Tensor Detail(Tensor picture)
    {
        Tensor mean = picture.Pad(Pads.All(1), mode: PadMode.Edge).AveragePool((3, 3), (1, 1));
        return ((picture - mean).Square().AveragePool((DetailPx, DetailPx), (DetailPx, DetailPx)) + 1e-5f).Log() * 0.5f;
    }

    private static Tensor Slope(Tensor value, int axis) => value.Slice(axis, 1, value.Shape[axis]) - value.Slice(axis, 0, value.Shape[axis] - 1);

    private static Tensor Mean(Tensor value) => value.ReduceMean([], keepAxes: false);
}
