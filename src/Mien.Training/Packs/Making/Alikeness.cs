using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;

namespace Mien.Training.Packs.Making;

/// <summary>Whether two faces can be morphed without ghosts.</summary>
internal static class Alikeness
{
    // swappers.md §4.2.
    private const float MostDistance = 0.12f, MostYawApartDegrees = 15;

    /// <summary>How far mouths may be open differently, in parts of the outer eyes' distance: teeth morph to nothing.</summary>
    private const float MostMouthApart = 0.06f;

    /// <summary>The similarity that brings the second's landmarks nearest to the first's.</summary>
    public static Affine2 SecondToFirst(FaceMesh first, FaceMesh second) => Affine2.FitSimilarity(second.SixtyEight(), first.SixtyEight());

    /// <summary>Mean distance of the 68 landmarks after that, in parts of the first's outer eyes' distance.</summary>
    public static float Distance(FaceMesh first, FaceMesh second)
    {
        Affine2 secondToFirst = SecondToFirst(first, second);
        return first.SixtyEight().Zip(second.SixtyEight(), (one, other) => Vector2.Distance(one, secondToFirst.Apply(other))).Average() / first.OuterEyeDistancePx;
    }

    public static bool IsEnough(FaceMesh first, float firstYawDegrees, FaceMesh second, float secondYawDegrees) =>
        MathF.Abs(firstYawDegrees - secondYawDegrees) <= MostYawApartDegrees
        && MathF.Abs(MouthOpening(first) - MouthOpening(second)) <= MostMouthApart
        && Distance(first, second) <= MostDistance;

    private static float MouthOpening(FaceMesh mesh) =>
        Vector2.Distance(mesh[MeshTopology.UpperLipInner], mesh[MeshTopology.LowerLipInner]) / mesh.OuterEyeDistancePx;
}
