using Mien.Faces.Mesh;

namespace Mien.Faces.Quality;

/// <summary>Mesh points that lie on bare skin when nothing covers a face.</summary>
internal static class FaceSkin
{
    /// <summary>All but eyes with their brows, lips, and the outline, beside which hair begins.</summary>
    public static IReadOnlyList<int> Points { get; } =
    [
        .. Enumerable.Range(0, MeshTopology.FacePointCount).Except(
        [
            .. MeshTopology.LeftEye, .. MeshTopology.RightEye, .. MeshTopology.Lips, .. MeshTopology.FaceOvalLoop,
            .. MeshTopology.LeftBrowLoop, .. MeshTopology.RightBrowLoop,
        ]),
    ];
}
