using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Faces.Identity;
using Mien.Faces.Quality;
using Mien.Imaging.Pixels;

namespace Mien.Jobs.Cast;

/// <summary>Perception by the networks of Mien.Faces.</summary>
public sealed class FacePerception(FaceAnalyzer analyzer) : IFacePerception
{
    public IReadOnlyList<Face> Find(IFrame frame, DetectionEffort effort, CancellationToken cancellationToken = default) =>
        analyzer.Find(frame, new() { Effort = effort }, cancellationToken);

    public FaceReadings Read(IFrame frame, Face face) => analyzer.Read(frame, face);

    public FaceIdentity Identify(IFrame frame, Face face, CancellationToken cancellationToken = default) =>
        analyzer.Identify(frame, face, cancellationToken);
}
