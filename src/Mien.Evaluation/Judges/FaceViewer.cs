using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Evaluation.Judges;

/// <summary>Finds the face that is judged, and looks at it. Thread-safe.</summary>
/// <param name="analyzer">Stays the caller's, as the judge does.</param>
public sealed class FaceViewer(FaceAnalyzer analyzer, CanonicalFace canonical, IIdentityJudge judge)
{
    /// <summary>A result's face must overlap the target's by this much, or it is another one.</summary>
    private const float LeastOverlap = 0.3f;

    /// <returns>The largest face; null when there is none.</returns>
    public SeenFace? Largest(Picture picture, CancellationToken cancellation = default) =>
        analyzer.Find(picture, cancellation: cancellation).MaxBy(face => face.Box.Area) is { } face ? Look(picture, face, cancellation) : null;

    /// <returns>The face at a place; null when there is none.</returns>
    public SeenFace? At(Picture picture, Box place, CancellationToken cancellation = default) =>
        analyzer.Find(picture, cancellation: cancellation).MaxBy(face => face.Box.OverlapWith(place)) is { } face && face.Box.OverlapWith(place) >= LeastOverlap
            ? Look(picture, face, cancellation)
            : null;

    private SeenFace Look(Picture picture, Face face, CancellationToken cancellation) => new()
    {
        Picture = picture,
        Face = face,
        Pose = HeadPose.Of(face.Mesh, picture.Size, canonical),
        Identity = judge.Embed(picture, face, cancellation),
    };
}
