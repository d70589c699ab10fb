using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Parsing;

/// <summary>The square that the parser looks at: upright along the eyes, around the face's box with room for hair and hands.</summary>
public static class ParserCrop
{
    /// <summary>Side over the longer side of the upright face's box.</summary>
    public const float BoxShare = 1.6f;

    /// <param name="mesh">In pixels of the picture.</param>
    /// <param name="sizePx">Side of the crop.</param>
    /// <param name="boxShare">For a wider or narrower square.</param>
    /// <returns>Maps pixels of the picture to pixels of the crop.</returns>
    public static Affine2 ImageToCrop(FaceMesh mesh, int sizePx, float boxShare = BoxShare)
    {
        Vector2 eyes = mesh[MeshTopology.RightEyeOuter] - mesh[MeshTopology.LeftEyeOuter];
        float rollDegrees = MathF.Atan2(eyes.Y, eyes.X) * (180 / MathF.PI);
        Affine2 upright = Affine2.Similarity(1, -rollDegrees, Vector2.Zero);
        Box box = mesh.Map(upright).Box;
        float scale = sizePx / (boxShare * Math.Max(1, Math.Max(box.Width, box.Height)));
        return upright
            .Then(Affine2.Translation(-box.Centre.X, -box.Centre.Y))
            .Then(Affine2.Similarity(scale, 0, new((sizePx - 1) / 2f)));
    }
}
