using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Faces.Identity;
using Mien.Faces.Quality;
using Mien.Imaging.Pixels;

namespace Mien.Jobs.Cast;

/// <summary>What a job asks of perception: where faces are, and whose. Safe to use from several threads at once.</summary>
public interface IFacePerception
{
    /// <param name="effort">How far the search goes; see <see cref="FaceSelection.Effort"/>.</param>
    /// <returns>Empty when there is no face.</returns>
    IReadOnlyList<Face> Find(IFrame frame, DetectionEffort effort, CancellationToken cancellationToken = default);

    /// <summary>How well one face can be seen.</summary>
    FaceReadings Read(IFrame frame, Face face);

    /// <summary>Who one face looks like.</summary>
    FaceIdentity Identify(IFrame frame, Face face, CancellationToken cancellationToken = default);
}
