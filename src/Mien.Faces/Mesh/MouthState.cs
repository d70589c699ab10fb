using System.Numerics;

namespace Mien.Faces.Mesh;

/// <summary>How far a mouth is open, measured on the shape without pose.</summary>
/// <param name="Openness">Height of the opening in its middle over its width between the inner corners: 0 closed, above 0.5 wide
/// open.</param>
/// <param name="Width">Width between the outer corners over the distance of the outer eye corners: about 0.55 at rest, more in a
/// smile.</param>
public readonly record struct MouthState(float Openness, float Width)
{
    public static MouthState Of(HeadPose pose) => Of(pose.Shape);

    /// <param name="shape">Points without pose, at least 468.</param>
    public static MouthState Of(ReadOnlySpan<Vector3> shape)
    {
        float innerWidth = Vector3.Distance(shape[MeshTopology.LipsInnerLoop[0]], shape[MeshTopology.LipsInnerLoop[10]]);
        float height = Vector3.Distance(shape[MeshTopology.UpperLipInner], shape[MeshTopology.LowerLipInner]);
        float outerWidth = Vector3.Distance(shape[MeshTopology.MouthLeft], shape[MeshTopology.MouthRight]);
        return new(height / innerWidth, outerWidth / Vector3.Distance(shape[MeshTopology.LeftEyeOuter], shape[MeshTopology.RightEyeOuter]));
    }
}
