using Mien.Faces;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Grey;

/// <summary>A track of any swapper, of whose frames those without colour in the face's place stay without.</summary>
internal sealed class GreyKeepingTrack(ISwapTrack track) : ISwapTrack
{
    public Action<CancellationToken>? Begin(
        IFrame target, Face targetFace, SwapSettings settings, TimeSpan time, float opacity, ISwapObserver? observer, CancellationToken cancellationToken) =>
        track.Begin(GreyFrame.Around(target, targetFace), targetFace, settings, time, opacity, observer, cancellationToken);
}
