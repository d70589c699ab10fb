using Mien.Faces;
using Mien.Imaging.Pixels;

namespace Mien.Swapping;

/// <summary>One identity put on one face through consecutive frames of a film: what changes slowly (light, skin tone, what lies in front,
/// sharpness, grain) is smoothed from frame to frame, and what need not be worked out each time is kept. Frames come in order, one at a
/// time; a cut of the film begins a new track. The result depends on nothing but the frames, faces, times and settings given so far.</summary>
/// <remarks>Memory is kept from frame to frame: a few megabytes, bounded whatever the size of face and frame.</remarks>
public interface ISwapTrack
{
    /// <summary>Like <see cref="ISwapIdentity.SwapInPlace"/>, for the track's next frame.</summary>
    /// <inheritdoc cref="Begin"/>
    void SwapInPlace(
        IFrame target,
        Face targetFace,
        SwapSettings settings,
        TimeSpan time,
        float opacity = 1,
        ISwapObserver? observer = null,
        CancellationToken cancellationToken = default) =>
        Begin(target, targetFace, settings, time, opacity, observer, cancellationToken)?.Invoke(cancellationToken);

    /// <summary>The part of <see cref="SwapInPlace"/> that depends on the frames before. The track may go on with its next frame while the rest is done on
    /// another thread.</summary>
    /// <param name="settings">May change from frame to frame.</param>
    /// <param name="time">Of the frame in the film; not before that of the frame before.</param>
    /// <param name="opacity">0 leaves the frame bit for bit as it is, 1 is the whole swap; between, the swap is faded.</param>
    /// <returns>What is left to do to this frame, once, before anybody looks at it and after what was left of the track's frames before; null when nothing
    /// is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time lies before that of the frame before, or the opacity outside 0 … 1.</exception>
    Action<CancellationToken>? Begin(
        IFrame target, Face targetFace, SwapSettings settings, TimeSpan time, float opacity, ISwapObserver? observer, CancellationToken cancellationToken);
}
