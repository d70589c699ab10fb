using System.Numerics;
using Mien.Faces.Alignment;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Identity;

/// <summary>The crop that the recognition network sees.</summary>
/// <remarks>Centre and size are those of face-api's "dlib alignment"; the crop is also turned until the eyes are level, which
/// halves the spread of one person's embeddings under turning and moving (docs/identity.md). Embeddings of one kind of crop must not be
/// compared with those of another.</remarks>
public static class IdentityChip
{
    /// <summary>Height of the chip's centre point, as a part of its side from the top.</summary>
    private const float CentreHeight = 0.43f;

    /// <summary>Mean distance from the eyes to the mouth, as a part of the chip's side.</summary>
    private const float EyesToMouth = 0.45f;

    /// <param name="landmarks">68 points in iBUG order, in pixels of the picture.</param>
    /// <param name="chipSizePx">Side of the square chip.</param>
    public static Affine2 ImageToChip(ReadOnlySpan<Vector2> landmarks, int chipSizePx)
    {
        Vector2 left = IbugGroups.Mean(landmarks, IbugGroups.LeftEye);
        Vector2 right = IbugGroups.Mean(landmarks, IbugGroups.RightEye);
        Vector2 mouth = IbugGroups.Mean(landmarks, IbugGroups.Mouth);
        float distance = (Vector2.Distance(left, mouth) + Vector2.Distance(right, mouth)) / 2;
        Vector2 centre = (left + right + mouth) / 3;
        float scale = chipSizePx * EyesToMouth / Math.Max(distance, 1e-3f);
        Affine2 turn = Affine2.Similarity(scale, -IbugGroups.EyeLineDegrees(landmarks), Vector2.Zero);
        return Affine2.Translation(-centre.X, -centre.Y)
            .Then(turn)
            .Then(Affine2.Translation((chipSizePx / 2f) - 0.5f, (chipSizePx * CentreHeight) - 0.5f));
    }
}
