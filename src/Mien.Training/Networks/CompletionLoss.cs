using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>How far a <see cref="CompletedFace"/> is from the same face seen whole.</summary>
/// <param name="Seen">[N,3,S,S], 0 … 1: what the network was shown.</param>
/// <param name="Truth">[N,3,S,S], 0 … 1.</param>
/// <param name="Known">[N,1,S,S]: where the truth is one.</param>
/// <param name="Trust">[N,1,S,S]: where it was told to believe that.</param>
/// <param name="Changed">[N,1,S,S]: where it was shown another expression.</param>
public sealed record CompletionLoss(Tensor Seen, Tensor Truth, Tensor Known, Tensor Trust, Tensor Changed)
{
    private const float PixelWeight = 10, EdgeWeight = 5, MeanWeight = 5, DoubtWeight = 3, DetailWeight = 0.05f;

    /// <summary>What a texel counts more that was not shown, or shown with another expression.</summary>
    private const float HiddenWeight = 2;

    /// <summary>Side of the squares whose means (light and tone) and strength of detail are compared.</summary>
    private const int SquarePx = 8;

    /// <summary>Side of the squares that, twice, tell light and tone from what a face looks like.</summary>
    private const int LightPx = 11;

    private const float Little = 0.02f;

    public Tensor Of(CompletedFace face)
    {
        Tensor weight = Known * (((1f - (Trust * (1f - Changed))) * HiddenWeight) + 1f);
        Tensor difference = face.Whole - Truth;
        Tensor distance = difference.Abs();
        Tensor edges = Mean(Slope(difference, 2).Abs() * weight.Slice(2, 1, weight.Shape[2])) + Mean(Slope(difference, 3).Abs() * weight.Slice(3, 1, weight.Shape[3]));
        Tensor means = Mean(Squares(difference * weight).Abs());
        Tensor doubt = Mean((face.Doubt - Strangeness().StopGradient()).Abs() * Known * Trust);
        Tensor detail = Mean((Detail(face.Whole) - Detail(Truth)).Abs() * Squares(Known * (1f - Trust)));
        return (Mean(distance * weight) * PixelWeight) + (edges * EdgeWeight) + (means * MeanWeight) + (doubt * DoubtWeight) + (detail * DetailWeight);
    }

    /// <summary>How far what was shown is from the truth when it is put under the same light. [N,1,S,S].</summary>
    internal Tensor Strangeness()
    {
        Tensor sure = Known * Trust;
        Tensor weight = Smooth(sure) + 1e-3f;
        Tensor light = ((Smooth(Truth * sure) / weight) + Little) / ((Smooth(Seen * sure) / weight) + Little);
        Tensor distance = ((Seen * light) - Truth).Abs().ReduceMean([1], keepAxes: true);
        return distance.Pad(Pads.All(1), mode: PadMode.Edge).AveragePool((3, 3), (1, 1));
    }

    /// <summary>Mean distance in levels of 255, where something was hidden.</summary>
    public Tensor ErrorOfHidden(Tensor whole) => Error(whole, Known * (1f - Trust));

    /// <summary>Mean distance in levels of 255, where it was shown.</summary>
    public Tensor ErrorOfShown(Tensor whole) => Error(whole, Known * Trust);

    /// <summary>Mean distance in levels of 255, where it was shown another expression.</summary>
    public Tensor ErrorOfChanged(Tensor whole) => Error(whole, Known * Changed);

    private Tensor Error(Tensor whole, Tensor weight) => Mean((whole - Truth).Abs() * weight) / (Mean(weight) + 1e-6f) * 255f;

    /// <summary>Logarithm of the deviation from the neighbourhood's mean, in squares: a mean of skins that do not match is smooth. [N,3,S/8,S/8].</summary>
    private static Tensor Detail(Tensor picture)
    {
        Tensor mean = picture.Pad(Pads.All(1), mode: PadMode.Edge).AveragePool((3, 3), (1, 1));
        return (Squares((picture - mean).Square()) + 1e-5f).Log() * 0.5f;
    }

    private static Tensor Smooth(Tensor value)
    {
        Tensor once = value.Pad(Pads.All(LightPx / 2), mode: PadMode.Edge).AveragePool((LightPx, LightPx), (1, 1));
        return once.Pad(Pads.All(LightPx / 2), mode: PadMode.Edge).AveragePool((LightPx, LightPx), (1, 1));
    }

    private static Tensor Squares(Tensor value) => value.AveragePool((SquarePx, SquarePx), (SquarePx, SquarePx));

    private static Tensor Slope(Tensor value, int axis) => value.Slice(axis, 1, value.Shape[axis]) - value.Slice(axis, 0, value.Shape[axis] - 1);

    private static Tensor Mean(Tensor value) => value.ReduceMean([], keepAxes: false);
}
