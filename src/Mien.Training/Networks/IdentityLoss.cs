using Mien.Faces.Alignment;
using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>How far a result is from the person it should show, for a recogniser that is not trained further.</summary>
/// <param name="Truth">[N,3,S,S]: shows the person.</param>
/// <param name="IsReal">[N,1,1,1]: 0 where the truth is the drawn face, as it was before anything was changed. There nothing else holds the likeness, and
/// it counts for more.</param>
public sealed record IdentityLoss(FrozenRecogniser Recogniser, AlignmentTemplate Framing, Tensor Truth, Tensor IsReal)
{
    private const float UnrealWeight = 2;

    /// <summary>Beside <see cref="LiveLoss"/>, where a drawn face holds the likeness already.</summary>
    public float Weight { get; init; } = 0.15f;

    public Tensor Of(Tensor result)
    {
        Tensor weight = UnrealWeight - (IsReal.Reshape(IsReal.Shape[0]) * (UnrealWeight - 1));                    // [N]
        return ((1f - Likeness(result)) * weight).ReduceMean([], keepAxes: false) * Weight;
    }

    /// <summary>[N]: 1 is the same, 0 a stranger.</summary>
    public Tensor Likeness(Tensor picture)
    {
        Tensor wanted = Recogniser.IdentitiesOf(Truth, Framing).StopGradient();
        return (Recogniser.IdentitiesOf(picture, Framing) * wanted).ReduceSum([1], keepAxes: false);
    }
}
