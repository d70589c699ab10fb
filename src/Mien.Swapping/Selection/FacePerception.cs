using Mien.Faces;
using Mien.Faces.Identity;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Selection;

/// <summary>Perception by the networks of Mien.Faces.</summary>
public sealed class FacePerception(FaceAnalyzer analyzer) : IFacePerception
{
    public IReadOnlyList<Face> Find(IFrame frame, CancellationToken cancellationToken = default) =>
        analyzer.Find(frame, cancellation: cancellationToken);

    public FaceIdentity Identify(IFrame frame, Face face, CancellationToken cancellationToken = default) =>
        analyzer.Identify(frame, face, cancellationToken);
}
