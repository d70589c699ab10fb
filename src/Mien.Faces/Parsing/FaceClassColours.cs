using System.Numerics;

namespace Mien.Faces.Parsing;

/// <summary>A colour for each class, for overlays.</summary>
public static class FaceClassColours
{
    /// <returns>RGB, sRGB-encoded, 0 … 1; black for what is none of the face's.</returns>
    public static Vector3 Of(FaceClass kind) => kind switch
    {
        FaceClass.Skin => new(0.95f, 0.75f, 0.6f),
        FaceClass.Brow => new(0.55f, 0.3f, 0.05f),
        FaceClass.Eye => new(0.2f, 0.5f, 1),
        FaceClass.Lips => new(0.95f, 0.2f, 0.35f),
        FaceClass.InnerMouth => new(0.5f, 0, 0.5f),
        FaceClass.Hair => new(1, 0.85f, 0),
        FaceClass.Frame => new(0, 1, 1),
        FaceClass.Lens => new(0, 0.5f, 0.6f),
        FaceClass.Front => new(0.1f, 0.85f, 0.2f),
        _ => Vector3.Zero,
    };
}
