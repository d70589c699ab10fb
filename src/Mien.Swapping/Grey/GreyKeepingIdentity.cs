using Mien.Faces;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Grey;

/// <summary>An identity of any swapper, put on targets so that those without colour stay without.</summary>
public sealed class GreyKeepingIdentity(ISwapIdentity identity) : ISwapIdentity
{
    public IReadOnlyList<MadeUpPart> MadeUp => identity.MadeUp;

    public void SwapInPlace(
        IFrame target, Face targetFace, SwapSettings settings, ISwapObserver? observer = null, CancellationToken cancellationToken = default) =>
        identity.SwapInPlace(GreyFrame.Around(target, targetFace), targetFace, settings, observer, cancellationToken);

    public ISwapTrack Follow(int workers = 1) => new GreyKeepingTrack(identity.Follow(workers));
}
