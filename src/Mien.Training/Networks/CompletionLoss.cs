using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>How far a <see cref="CompletedFace"/> is from the same face seen whole.</summary>
/// <param name="Truth">[N,3,S,S], 0 … 1.</param>
/// <param name="Known">[N,1,S,S]: where the truth is one.</param>
/// <param name="Trust">[N,1,S,S]: what the network was shown.</param>
public sealed record CompletionLoss(Tensor Truth, Tensor Known, Tensor Trust)
{
    private const float PixelWeight = 10, EdgeWeight = 5, MeanWeight = 5, ForetoldWeight = 1;

    /// <summary>What a texel counts more that was not shown.</summary>
    private const float HiddenWeight = 2;

    /// <summary>Side of the squares whose means are compared: light and tone.</summary>
    private const int SquarePx = 8;

    public Tensor Of(CompletedFace face)
    {
        Tensor weight = Known * (((1f - Trust) * HiddenWeight) + 1f);
        Tensor difference = face.Whole - Truth;
        Tensor distance = difference.Abs();
        Tensor edges = Mean(Slope(difference, 2).Abs() * weight.Slice(2, 1, weight.Shape[2])) + Mean(Slope(difference, 3).Abs() * weight.Slice(3, 1, weight.Shape[3]));
        Tensor means = Mean(Squares(difference * weight).Abs());
        Tensor foretold = Mean((face.Error - Squares(distance).Resize(Truth.Shape[2], Truth.Shape[3], Interpolation.Linear).ReduceMean([1], keepAxes: true).StopGradient()).Abs() * Known);
        return (Mean(distance * weight) * PixelWeight) + (edges * EdgeWeight) + (means * MeanWeight) + (foretold * ForetoldWeight);
    }

    /// <summary>Mean distance in levels of 255, where something was hidden.</summary>
    public Tensor ErrorOfHidden(Tensor whole) => Error(whole, Known * (1f - Trust));

    /// <summary>Mean distance in levels of 255, where it was shown.</summary>
    public Tensor ErrorOfShown(Tensor whole) => Error(whole, Known * Trust);

    private Tensor Error(Tensor whole, Tensor weight) => Mean((whole - Truth).Abs() * weight) / Mean(weight) * 255f;

    private static Tensor Squares(Tensor value) => value.AveragePool((SquarePx, SquarePx), (SquarePx, SquarePx));

    private static Tensor Slope(Tensor value, int axis) => value.Slice(axis, 1, value.Shape[axis]) - value.Slice(axis, 0, value.Shape[axis] - 1);

    private static Tensor Mean(Tensor value) => value.ReduceMean([], keepAxes: false);
}
