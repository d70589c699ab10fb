using Mien.Faces;
using Mien.Imaging.Pixels;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Completions;

/// <summary>Tells what lies before a face and is no part of it: hair, spectacles, hands.</summary>
public interface IFaceCovering
{
    /// <param name="face">In pixels of the picture.</param>
    /// <returns>Of the picture's size, 0 … 1.</returns>
    Plane Find(Picture picture, Face face, CancellationToken cancellation);
}
