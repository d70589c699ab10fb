using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>What a <see cref="LiveNetwork"/> says of a drawn face.</summary>
/// <param name="Change">[N,3,S,S], to be added to the drawn face.</param>
/// <param name="Mask">[N,1,S,S], 0 … 1: how far the change is made. It says nothing of where the drawing is seen: that is settled before.</param>
public sealed record LiveFace(Tensor Change, Tensor Mask)
{
    /// <summary>Side of the squares whose mean change is light, and not likeness; of a crop of 256 px.</summary>
    private const int CoarsePx = 16;

    /// <summary>[N,3,S,S], a little beyond 0 … 1 where the network is unsure.</summary>
    public Tensor On(Tensor drawn) => drawn + (Mask * Change);

    /// <summary>The same picture, of which a loss teaches how the face looks, but not how far it is changed.</summary>
    public Tensor LooksOn(Tensor drawn) => (this with { Mask = Mask.StopGradient() }).On(drawn);

    /// <summary>The same picture, of which a loss teaches nothing but the fine part of the change: neither light nor mask. A recogniser would
    /// give up both for a likeness, which is in the fine part.</summary>
    public Tensor FineOn(Tensor drawn)
    {
        int size = Change.Shape[2];
        int squarePx = Math.Max(1, size * CoarsePx / 256);
        Tensor coarse = Change.AveragePool((squarePx, squarePx), (squarePx, squarePx)).Resize(size, size, Interpolation.Linear);   // [N,3,S,S]
        return (this with { Change = Change - coarse + coarse.StopGradient() }).LooksOn(drawn);
    }
}
