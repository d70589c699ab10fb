using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Making;

/// <summary>Where another's skin may be mixed in: within the outline, below the middle of the forehead, where no hair falls, and not in the openings of
/// eyes and mouth, of which two would be seen.</summary>
internal static class InnerFace
{
    private const int BetweenBrows = 9;

    /// <summary>How far the upper edge comes down from the hairline toward the brows.</summary>
    private const float LowerShare = 0.55f;

    /// <summary>How far inside its outline the whole share is reached, in parts of the outer eyes' distance.</summary>
    private const float EdgeShare = 0.22f;

    /// <summary>Openings with the lids' edge and lashes, and how soft they begin, in the same unit.</summary>
    private const float OpeningShare = 0.035f, OpeningEdgeShare = 0.02f;

    private static ReadOnlySpan<int> UpperOutline => [127, 162, 21, 54, 103, 67, 109, 10, 338, 297, 332, 284, 251, 389, 356];

    /// <summary>The same without its soft edge and with the openings.</summary>
    public static Plane Whole(FaceMesh mesh, Size size)
    {
        Vector2[] outline = mesh.Flat(MeshTopology.FaceOvalLoop);
        Vector2 brows = mesh[BetweenBrows];
        Vector2 up = Vector2.Normalize(mesh[MeshTopology.ForeheadTop] - mesh[MeshTopology.Chin]);
        for (int i = 0; i < outline.Length; i++)
        {
            if (UpperOutline.Contains(MeshTopology.FaceOvalLoop[i]))
            {
                outline[i] -= up * LowerShare * Math.Max(0, Vector2.Dot(outline[i] - brows, up));
            }
        }

        return Polygon.Fill(outline, size);
    }

    /// <returns>0 … 1.</returns>
    public static Plane Of(FaceMesh mesh, Size size)
    {
        float unit = mesh.OuterEyeDistancePx;
        Plane share = Feather.Inward(Whole(mesh, size), EdgeShare * unit);
        foreach (int[] loop in (int[][])[[.. MeshTopology.LeftEyeLoop], [.. MeshTopology.RightEyeLoop], [.. MeshTopology.LipsInnerLoop]])
        {
            Plane opening = Morphology.Dilate(Polygon.Fill(mesh.Flat(loop), size), OpeningShare * unit);
            GaussianBlur.RunInPlace(opening, OpeningEdgeShare * unit);
            share = MaskCombination.Product(share, MaskCombination.Invert(opening));
        }

        return share;
    }
}
