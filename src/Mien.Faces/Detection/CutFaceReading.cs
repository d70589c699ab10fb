using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Faces.Detection;

/// <summary>Settles which way up a face is whose lower half the border of picture or window may have cut off. A face cut off below its eyes looks to the networks like
/// one that stands on its head: eyes stay eyes, and a bare forehead passes for nose, mouth and chin.</summary>
/// <remarks>In doubt are faces that are not upright, and those that, read the other way up, would have their mouth outside the picture. An upright face
/// that shows both halves is what it seems, and a mouth outside the picture contradicts nothing.</remarks>
internal sealed class CutFaceReading(FaceMesher mesher, IFrame frame)
{
    /// <summary>The eyes of two readings of one face lie no further apart than this part of their distance.</summary>
    private const float SameEyes = 0.25f;

    /// <summary>By how much the brows must speak against an upright reading to be believed.</summary>
    private const float ClearBrows = 0.08f;

    /// <summary>No wrong reading of 85 had more than 0.87; right ones have 0.95 in the median (docs/detection.md).</summary>
    private const float SureScore = 0.9f;

    /// <summary>Turned by less than 60°.</summary>
    private const float SurelyUpright = 0.5f;

    /// <param name="score">Of the detector's second look, which the mesh was fitted to.</param>
    /// <returns>The mesh, the other way up where that shows the picture better; null where it fits neither way up.</returns>
    public FaceMesh? Settle(FaceMesh mesh, float score, CancellationToken cancellation)
    {
        if (score >= SureScore || !IsInDoubt(mesh))
        {
            return mesh;
        }

        ReadingEvidence evidence = ReadingEvidence.Of(frame, mesh);
        if (evidence.LipsAreSeen)
        {
            return mesh;
        }

        FaceMesh other = mesher.Fit(frame, OtherWayUp(mesh), passes: 2, cancellation);
        if (!other.IsPresent || !HaveSameEyes(mesh, other))
        {
            return evidence.BrowDarkness >= 0 ? mesh : null;
        }

        float prior = ClearBrows * (Uprightness(other) - Uprightness(mesh)) / 2;
        return ReadingEvidence.Of(frame, other).BrowDarkness + prior > evidence.BrowDarkness ? other : mesh;
    }

    private bool IsInDoubt(FaceMesh mesh)
    {
        Vector2 mouth = mesh[MeshTopology.UpperLipInner];
        return IsInPicture(mouth) && (Uprightness(mesh) < SurelyUpright || !IsInPicture((2 * Eyes(mesh)) - mouth));
    }

    private bool IsInPicture(Vector2 point) =>
        point.X >= 0 && point.Y >= 0 && point.X <= frame.Size.Width - 1 && point.Y <= frame.Size.Height - 1;

    private static Vector2 Eyes(FaceMesh mesh) => (mesh[MeshTopology.LeftEyeOuter] + mesh[MeshTopology.RightEyeOuter]) / 2;

    private static DetectionWindow OtherWayUp(FaceMesh mesh)
    {
        DetectionWindow window = MeshWindow.Of(mesh);
        return window with { Centre = (2 * Eyes(mesh)) - window.Centre, RotationDegrees = window.RotationDegrees + 180 };
    }

    private static bool HaveSameEyes(FaceMesh one, FaceMesh other)
    {
        float apart = Vector2.Distance(one[MeshTopology.LeftEyeOuter], other[MeshTopology.RightEyeOuter])
            + Vector2.Distance(one[MeshTopology.RightEyeOuter], other[MeshTopology.LeftEyeOuter]);
        return apart / 2 < SameEyes * one.OuterEyeDistancePx;
    }

    /// <summary>−1 … 1: how far the line of the eyes runs to the right of the picture.</summary>
    private static float Uprightness(FaceMesh mesh)
    {
        Vector2 eyes = mesh[MeshTopology.RightEyeOuter] - mesh[MeshTopology.LeftEyeOuter];
        return eyes.X / Math.Max(eyes.Length(), 1e-3f);
    }
}
