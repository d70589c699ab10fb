using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>What a <see cref="LiveNetwork"/> says of a drawn face.</summary>
/// <param name="Change">[N,3,S,S], to be added to the drawn face.</param>
/// <param name="Mask">[N,1,S,S], 0 … 1: where the face is to be seen.</param>
public sealed record LiveFace(Tensor Change, Tensor Mask)
{
    /// <summary>[N,3,S,S], a little beyond 0 … 1 where the network is unsure.</summary>
    public Tensor On(Tensor target, Tensor drawn) => target + (Mask * (drawn + Change - target));
}
