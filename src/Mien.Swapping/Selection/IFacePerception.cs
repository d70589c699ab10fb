using Mien.Faces;
using Mien.Faces.Identity;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Selection;

/// <summary>What a job asks of perception: where faces are, and whose. Safe to use from several threads at once.</summary>
public interface IFacePerception
{
    /// <returns>Empty when there is no face.</returns>
    IReadOnlyList<Face> Find(IFrame frame, CancellationToken cancellationToken = default);

    /// <summary>Who one face looks like.</summary>
    FaceIdentity Identify(IFrame frame, Face face, CancellationToken cancellationToken = default);
}
