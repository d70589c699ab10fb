using Mien.Faces;
using Mien.Imaging.Pixels;

namespace Mien.Swapping;

/// <summary>One identity put on one face through consecutive frames of a film: what changes slowly (light, skin tone, sharpness, grain)
/// is smoothed from frame to frame, and what need not be worked out each time is kept. Frames come in order, one at a time.</summary>
public interface ISwapTrack
{
    /// <summary>Like <see cref="ISwapIdentity.SwapInPlace"/>, for the track's next frame.</summary>
    /// <param name="time">Of the frame in the film; not before that of the frame before.</param>
    /// <param name="opacity">0 leaves the frame bit for bit as it is, 1 is the whole swap; between, the swap is faded.</param>
    void SwapInPlace(
        IFrame target,
        Face targetFace,
        TimeSpan time,
        float opacity = 1,
        ISwapObserver? observer = null,
        CancellationToken cancellationToken = default);
}
