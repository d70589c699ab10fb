using Mien.Faces;
using Mien.Imaging.Pixels;

namespace Mien.Swapping;

/// <summary>One person's identity, ready to be put on target faces. Safe to use from several threads at once.</summary>
public interface ISwapIdentity
{
    /// <summary>Puts the identity on one face of the frame. Pixels outside the face's mask stay bit for bit what they were.</summary>
    /// <param name="observer">Receives a picture and a time for each stage; null costs nothing.</param>
    void SwapInPlace(
        IFrame target,
        Face targetFace,
        SwapSettings settings,
        ISwapObserver? observer = null,
        CancellationToken cancellationToken = default);
}
