using Mien.Faces;
using Mien.Imaging.Pixels;

namespace Mien.Swapping;

/// <summary>One person's identity, ready to be put on target faces. Safe to use from several threads at once.</summary>
public interface ISwapIdentity
{
    /// <summary>Parts of the face that no photo of the person shows.</summary>
    IReadOnlyList<MadeUpPart> MadeUp => [];

    /// <summary>Puts the identity on one face of the frame. Pixels outside the face's mask stay bit for bit what they were.</summary>
    /// <param name="observer">Receives a picture and a time for each stage; null costs nothing.</param>
    void SwapInPlace(
        IFrame target,
        Face targetFace,
        SwapSettings settings,
        ISwapObserver? observer = null,
        CancellationToken cancellationToken = default);

    /// <summary>Begins a track: the same swap through consecutive frames, steady and at less cost. Its first frame is what
    /// <see cref="SwapInPlace"/> gives.</summary>
    /// <param name="workers">Threads that share the work of one frame, at least 1. One is cheapest: the other cores of a film
    /// decode, perceive and encode, or swap other tracks.</param>
    ISwapTrack Follow(int workers = 1);
}
