using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Faces.Alignment;

/// <summary>The five points by which the field aligns faces, in pixels of the picture; left is left in the picture.</summary>
/// <remarks>An eye's centre is the mean of six points around its opening, not the iris: it does not follow the gaze.</remarks>
public readonly record struct FivePoints(Vector2 LeftEye, Vector2 RightEye, Vector2 NoseTip, Vector2 MouthLeft, Vector2 MouthRight)
{
    public static FivePoints Of(FaceMesh mesh) => Of(mesh.SixtyEight());

    /// <param name="landmarks">68 points in iBUG's order.</param>
    public static FivePoints Of(ReadOnlySpan<Vector2> landmarks) => new(
        IbugGroups.Mean(landmarks, IbugGroups.LeftEye),
        IbugGroups.Mean(landmarks, IbugGroups.RightEye),
        landmarks[IbugGroups.NoseTip],
        landmarks[IbugGroups.MouthLeft],
        landmarks[IbugGroups.MouthRight]);

    public Vector2[] ToArray() => [LeftEye, RightEye, NoseTip, MouthLeft, MouthRight];
}
