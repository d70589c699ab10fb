using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>What a <see cref="LiveNetwork"/> says of a drawn face.</summary>
/// <param name="Change">[N,3,S,S], to be added to the drawn face.</param>
/// <param name="Mask">[N,1,S,S], 0 … 1: where the face is to be seen.</param>
public sealed record LiveFace(Tensor Change, Tensor Mask)
{
    /// <summary>Side of the squares whose mean change is light, and not likeness; of a crop of 256 px.</summary>
    private const int CoarsePx = 16;

    /// <summary>[N,3,S,S], a little beyond 0 … 1 where the network is unsure.</summary>
    public Tensor On(Tensor target, Tensor drawn) => target + (Mask * (drawn + Change - target));

    /// <summary>The same picture, of which a loss teaches how the face looks, but not where it is seen.</summary>
    public Tensor LooksOn(Tensor target, Tensor drawn) => (this with { Mask = Mask.StopGradient() }).On(target, drawn);

    /// <summary>The same picture, of which a loss teaches nothing but the fine part of the change: neither light nor where the face is seen. A recogniser would
    /// give up both for a likeness, which is in the fine part.</summary>
    public Tensor FineOn(Tensor target, Tensor drawn)
    {
        int size = Change.Shape[2];
        int squarePx = Math.Max(1, size * CoarsePx / 256);
        Tensor coarse = Change.AveragePool((squarePx, squarePx), (squarePx, squarePx)).Resize(size, size, Interpolation.Linear);   // [N,3,S,S]
        return (this with { Change = Change - coarse + coarse.StopGradient() }).LooksOn(target, drawn);
    }
}
