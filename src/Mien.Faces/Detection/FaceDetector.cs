using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Faces.Detection;

/// <summary>Finds all faces of a picture and fits a mesh to each, going only as far as the picture and the settings ask.</summary>
/// <remarks>
/// The steps, each of which looks where no face was found yet:
/// (1) BlazeFace on the whole picture, then on the squares across its shorter side: 1 to 3 ms, sure down to an eighth of the
/// shorter side. <see cref="DetectionEffort.Quick"/> is content with the first of them that finds a face, which includes the largest
/// face; <see cref="DetectionEffort.Balanced"/> with both.
/// (2) The same upside down, since BlazeFace loses some heads that stand on their head; heads on a side it finds anyway.
/// (3) BlazeFace on ever smaller overlapping windows, down to the smallest face asked for. Windows beat the SSD here: 20 times
/// as many faces of 4 % for the same time (docs/detection.md).
/// (4) The SSD on the whole picture, for profiles and half-covered faces, which BlazeFace was not trained for; and one wide look for a face
/// that fills the picture.
/// A picture in which steps find nothing gets all of them, whatever the effort. Every candidate is looked at again
/// (<see cref="CandidateSettler"/>) and must have a mesh whose presence is above 0.5, or 0.95 where the
/// second look was in doubt; at the picture's border it must be the right way up (<see cref="CutFaceReading"/>). Thread-safe.
/// </remarks>
public sealed class FaceDetector(PerceptionModels models)
{
    /// <summary>Height in pixels, in the small picture, of the smallest face to look for: what fills BlazeFace's window as
    /// <see cref="DetectionWindows.SureFaceHeight"/> has it, and a quarter more for a sharper look.</summary>
    private const float SmallestFaceDetailPx = 20;

    /// <summary>Making a picture smaller costs time too; above this factor it is left as it is.</summary>
    private const float WorthShrinking = 0.6f;

    private const float CandidateOverlap = 0.3f;
    private const float DetectorThreshold = 0.5f;

    /// <returns>Largest first; empty when there is no face.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range.</exception>
    /// <exception cref="OperationCanceledException"/>
    public IReadOnlyList<Face> Find(IFrame frame, DetectionSettings? settings = null, CancellationToken cancellation = default)
    {
        DetectionSettings chosen = settings ?? DetectionSettings.Default;
        chosen.ThrowIfInvalid();
        float smallestFacePx = chosen.SmallestFacePx(frame.Size);
        if (smallestFacePx > Math.Min(frame.Size.Width, frame.Size.Height))
        {
            return [];
        }

        float scale = SmallestFaceDetailPx / smallestFacePx;
        DetectionPicture picture = DetectionPicture.Of(frame, scale < WorthShrinking ? scale : 1, cancellation);
        CandidateSettler settler = new(models.BlazeFace, picture, chosen.Rotations);
        CandidateConfirmer confirmer = new(frame, models, settler, chosen.Workers);
        foreach (DetectionStep step in DetectionStep.Plan(frame.Size, smallestFacePx, chosen.Rotations))
        {
            if (confirmer.Found.Count == 0 || chosen.Effort >= step.Least)
            {
                confirmer.Confirm(Look(picture, step, chosen.Workers, cancellation), cancellation);
            }
        }

        return [.. confirmer.Found.OrderByDescending(face => face.Box.Area)];
    }

    private IReadOnlyList<FaceCandidate> Look(DetectionPicture picture, DetectionStep step, int workers, CancellationToken cancellation)
    {
        IReadOnlyList<FaceCandidate>[] seen = new IReadOnlyList<FaceCandidate>[step.Windows.Count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = workers, CancellationToken = cancellation };
        Parallel.For(0, seen.Length, options, i => seen[i] = Look(picture, step, step.Windows[i], cancellation));
        return NonMaximumSuppression.Keep(
            seen.SelectMany(candidates => candidates), candidate => candidate.Box, candidate => candidate.Score, CandidateOverlap);
    }

    private FaceCandidate[] Look(
        DetectionPicture picture, DetectionStep step, DetectionWindow window, CancellationToken cancellation) => step.Detector switch
        {
            DetectorKind.BlazeFace => [.. models.BlazeFace.Find(picture, window, DetectorThreshold, cancellation)
                .Select(face => new FaceCandidate(face.Box, face.Score, face.Keypoints.RotationDegrees, step.MeshMayDecide))],
            _ => [.. models.Ssd.Find(picture, window, DetectorThreshold, cancellation)
                .Select(face => new FaceCandidate(face.Box, face.Score, RotationDegrees: 0, step.MeshMayDecide))],
        };
}
