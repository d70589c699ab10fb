using System.Numerics;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Detection;

/// <summary>Settles whether a candidate is a face and which way up it is, by looking at it again through a window of its own.</summary>
/// <remarks>Measured (docs/detection.md): through a window 3.5 times as wide as the face and turned with it, BlazeFace gives faces 0.84
/// and more, what is no face 0.6 and less, upside-down faces 0.5 … 0.8. The mesh network cannot tell which way up a face is:
/// its presence stays near 1 on faces that stand on their head. So the second look decides.</remarks>
internal sealed class CandidateSettler(BlazeFaceDetector blazeFace, DetectionPicture picture, HeadRotations rotations)
{
    /// <summary>A look this good needs no other direction tried.</summary>
    public const float SureScore = 0.82f;

    /// <summary>Below it, a candidate is dropped, or left to the mesh.</summary>
    public const float LeastScore = 0.72f;

    /// <summary>From here on a doubtful look may be left to the mesh.</summary>
    private const float DoubtfulScore = 0.66f;

    /// <summary>A detector this sure may be followed to the mesh although the second look shows nothing: a profile that the SSD saw.</summary>
    private const float AloneScore = 0.75f;

    /// <summary>A first look below this is not worth others: two of three false candidates end here, and one in twenty of the
    /// small faces that are upside down.</summary>
    private const float WorthTurning = 0.45f;

    private const float LookThreshold = 0.3f;
    private const float WindowPerFace = 3.5f;

    /// <summary>From nearer, half-covered and badly lit faces are seen better, and what is no face is not.</summary>
    private const float NearWindowPerFace = 2;
    private const float SteadyOverlap = 0.5f;
    private const float SteadyDegrees = 30;

    /// <summary>By how much a look from another side must be better than those before.</summary>
    private const float TurnGain = 0.05f;

    private static readonly float[] s_sidesDegrees = [0, 180, 90, -90];

    /// <returns>The face as the best look shows it, or null when it is none.</returns>
    public FaceDetection? Settle(FaceCandidate candidate, CancellationToken cancellation)
    {
        FaceDetection? best = Look(candidate.Box, candidate.RotationDegrees, cancellation);
        if (rotations == HeadRotations.Any && ScoreOf(best) is >= WorthTurning and < SureScore)
        {
            foreach (float side in s_sidesDegrees.Where(side => Apart(side, candidate.RotationDegrees) > SteadyDegrees))
            {
                FaceDetection? turned = Look(best?.Box ?? candidate.Box, side, cancellation);
                best = ScoreOf(turned) > ScoreOf(best) + TurnGain ? turned : best;
                if (ScoreOf(best) >= SureScore)
                {
                    break;
                }
            }
        }

        if (best is { } doubtful && ScoreOf(best) is >= WorthTurning and < LeastScore)
        {
            FaceDetection? nearer = LookOnce(doubtful.Box, doubtful.Keypoints.RotationDegrees, NearWindowPerFace, cancellation);
            best = ScoreOf(nearer) > ScoreOf(best) ? nearer : best;
        }

        if (ScoreOf(best) >= (candidate.MeshMayDecide ? DoubtfulScore : LeastScore))
        {
            return best;
        }

        return candidate.MeshMayDecide && candidate.Score >= AloneScore ? Alone(candidate) : null;
    }

    private static float ScoreOf(FaceDetection? face) => face?.Score ?? 0;

    /// <summary>Near the limit of size boxes come out loose, and points do when a head is turned far from the window's upright: where
    /// box or turn change much, the last look is from the right distance and the right side.</summary>
    private FaceDetection? Look(Box box, float rotationDegrees, CancellationToken cancellation)
    {
        FaceDetection? face = LookOnce(box, rotationDegrees, WindowPerFace, cancellation);
        return face is { } found && (found.Box.OverlapWith(box) < SteadyOverlap
            || Apart(found.Keypoints.RotationDegrees, rotationDegrees) > SteadyDegrees)
            ? LookOnce(found.Box, found.Keypoints.RotationDegrees, WindowPerFace, cancellation)
            : face;
    }

    /// <returns>0 … 180.</returns>
    private static float Apart(float oneDegrees, float otherDegrees) => MathF.Abs(MathF.IEEERemainder(oneDegrees - otherDegrees, 360));

    private FaceDetection? LookOnce(Box box, float rotationDegrees, float windowPerFace, CancellationToken cancellation)
    {
        DetectionWindow window = new(box.Centre, windowPerFace * Math.Max(box.Width, box.Height), rotationDegrees);
        foreach (FaceDetection face in blazeFace.Find(picture, window, LookThreshold, cancellation))
        {
            if (Math.Abs(face.Box.Centre.X - box.Centre.X) < box.Width / 2 && Math.Abs(face.Box.Centre.Y - box.Centre.Y) < box.Height / 2)
            {
                return face;
            }
        }

        return null;
    }

    /// <summary>What a candidate says by itself, with eyes where an upright face of its size has them.</summary>
    private static FaceDetection Alone(FaceCandidate candidate)
    {
        (float sine, float cosine) = MathF.SinCos(candidate.RotationDegrees * (MathF.PI / 180));
        Vector2 across = new Vector2(cosine, sine) * (candidate.Box.Width / 4);
        Vector2 centre = candidate.Box.Centre;
        return new()
        {
            Box = candidate.Box,
            Score = candidate.Score,
            Keypoints = new()
            {
                ImageLeftEye = centre - across,
                ImageRightEye = centre + across,
                NoseTip = centre,
                Mouth = centre,
                ImageLeftEar = centre - (2 * across),
                ImageRightEar = centre + (2 * across),
            },
        };
    }
}
