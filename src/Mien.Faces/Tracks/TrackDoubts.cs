using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Faces.Tracks;

/// <summary>Asks a detector whether a track still lies on a face, and turns meshes back that stand on their head.</summary>
internal sealed class TrackDoubts(ITrackPerception perception, CanonicalFace canonical)
{
    /// <summary>Below it the detector does not see a face: what is none scores 0.10 … 0.59, a face that looks into the camera 0.84 and more.</summary>
    private const float DoubtfulScore = 0.5f;

    /// <summary>Below it there is certainly no face that looks anywhere near the camera.</summary>
    private const float HopelessScore = 0.15f;

    /// <summary>Looks in a row. Turned heads, which the detector sees badly, get more.</summary>
    private const int MostDoubts = 2, MostDoubtsTurned = 5;

    private const float TurnedFrontality = 0.7f;
    private const float UpsideDownDegrees = 100;

    /// <returns>False: there is no face.</returns>
    public bool Pass(IFrame frame, LiveTrack track, CancellationToken cancellation)
    {
        FaceLook look = perception.Look(frame, track.Mesh, cancellation);
        track.Score = look.Score;
        if (look.Score >= DoubtfulScore)
        {
            track.Doubts = 0;
            float apart = MathF.Abs(MathF.IEEERemainder(look.RotationDegrees - MeshWindow.Of(track.Mesh).RotationDegrees, 360));
            if (apart > UpsideDownDegrees)
            {
                TurnOver(frame, track, cancellation);
            }

            return true;
        }

        bool isTurned = track.Motion.Frontality < TurnedFrontality;
        track.Doubts++;
        return (isTurned || look.Score > HopelessScore) && track.Doubts < (isTurned ? MostDoubtsTurned : MostDoubts);
    }

    private void TurnOver(IFrame frame, LiveTrack track, CancellationToken cancellation)
    {
        Vector2 centre = track.Mesh.Box.Centre;
        Affine2 halfTurn = Affine2.Similarity(1, 180, 2 * centre);
        FaceMesh mesh = perception.Fit(frame, track.Mesh.Map(halfTurn), cancellation);
        if (mesh.IsPresent)
        {
            track.Correct(mesh, FaceMotion.Of(mesh, canonical));
        }
    }
}
