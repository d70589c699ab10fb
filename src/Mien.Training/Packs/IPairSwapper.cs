using Mien.Faces;
using Mien.Imaging.Pixels;

namespace Mien.Training.Packs;

/// <summary>Puts one face of a pack on another; called from several threads at once.</summary>
public interface IPairSwapper
{
    /// <param name="target">Is changed.</param>
    /// <param name="shapeShare">How far the target's proportions move to the source's, 0 … 1.</param>
    /// <returns>How much of each of the target's pixels was replaced, 0 … 1.</returns>
    Plane SwapInPlace(Picture source, Face sourceFace, Picture target, Face targetFace, float shapeShare, CancellationToken cancellation);
}
