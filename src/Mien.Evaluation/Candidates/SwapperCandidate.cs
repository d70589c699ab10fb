using Mien.Imaging.Pixels;
using Mien.Swapping;

namespace Mien.Evaluation.Candidates;

/// <summary>A swapper of Mien's with settings of its own.</summary>
public sealed class SwapperCandidate(string name, ISwapper swapper, SwapSettings settings, NetworkCost? cost = null) : ICandidate
{
    public string Name => name;

    public bool IsTimed => true;

    public NetworkCost? Cost => cost;

    public Picture? Swap(PairPictures pair, CancellationToken cancellation = default)
    {
        Picture result = pair.Target.Picture.Clone();
        ISwapIdentity identity = swapper.Prepare([new() { Frame = pair.Source.Picture, Face = pair.Source.Face }], cancellation);
        identity.SwapInPlace(result, pair.Target.Face, settings, cancellationToken: cancellation);
        return result;
    }
}
