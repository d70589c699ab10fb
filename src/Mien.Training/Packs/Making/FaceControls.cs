using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Training.Packs.Making;

/// <summary>The landmarks that a face's shape is moved by; all others follow them.</summary>
internal static class FaceControls
{
    /// <summary>iBUG's points without the lips' inner edges, which lie on each other when the mouth is closed: jaw 0–16, brows 17–26, nose 27–35,
    /// eyes 36–47, lips 48–59.</summary>
    public const int Count = 60;

    /// <summary>Mesh points of the controls, in iBUG's order.</summary>
    public static ReadOnlySpan<int> Points => MeshTopology.SixtyEight[..Count];

    /// <summary>Mesh points at the hairline: they stay, so that hair does.</summary>
    public static ReadOnlySpan<int> Hairline => [21, 54, 103, 67, 109, 10, 338, 297, 332, 284, 251];

    /// <summary>A warp of the picture that moves the controls.</summary>
    /// <param name="move">How far each of the controls is to go, in pixels.</param>
    public static SmoothWarp Warp(FaceMesh mesh, Vector2[] move, int sizePx) =>
        SmoothWarp.Moving([.. mesh.Flat(Points), .. mesh.Flat(Hairline)], [.. move, .. new Vector2[Hairline.Length]], sizePx);
}
