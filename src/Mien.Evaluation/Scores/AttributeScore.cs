using System.Numerics;
using Mien.Evaluation.Judges;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;

namespace Mien.Evaluation.Scores;

/// <summary>How much of what the target does is kept: errors against the untouched target, and their scores. docs/evaluation.md gives the
/// reasons for each half.</summary>
public sealed record AttributeScore
{
    private const double HalfPoseDegrees = 5;
    private const double HalfExpression = 0.03;
    private const double HalfGaze = 0.1;
    private const double HalfMouth = 0.1;
    private const double HalfColour = 0.05;

    /// <summary>Nothing is kept: there is no face.</summary>
    public static AttributeScore None { get; } = new()
    {
        PoseDegrees = double.PositiveInfinity,
        ExpressionError = double.PositiveInfinity,
        GazeError = double.PositiveInfinity,
        GazeDegrees = double.PositiveInfinity,
        MouthError = double.PositiveInfinity,
        ColourError = double.PositiveInfinity,
        PointError = double.PositiveInfinity,
    };

    /// <summary>Angle between the two heads' directions.</summary>
    public required double PoseDegrees { get; init; }

    /// <summary>Root mean square distance of lids, brows and lips, each group about its own middle, over the distance of the outer eye corners.</summary>
    public required double ExpressionError { get; init; }

    /// <summary>Distance of the irises' offsets, in half widths of the eye; mean of both eyes.</summary>
    public required double GazeError { get; init; }

    /// <summary>Angle between the two faces' looks relative to their heads, as <see cref="EyeState"/> estimates them; mean of both eyes. Told, not scored: <see cref="Gaze"/> is.</summary>
    public required double GazeDegrees { get; init; }

    /// <summary>Difference of the mouths' openness, height over width.</summary>
    public required double MouthError { get; init; }

    /// <summary>Distance of the faces' mean colours in Oklab.</summary>
    public required double ColourError { get; init; }

    /// <summary>Mean distance of the mesh's points in the picture, over the distance of the outer eye corners. No part of <see cref="Total"/>: a source's own form moves points, and
    /// is wanted.</summary>
    public required double PointError { get; init; }

    public double Pose => HalvingScore.Of(PoseDegrees, HalfPoseDegrees);

    public double Expression => HalvingScore.Of(ExpressionError, HalfExpression);

    public double Gaze => HalvingScore.Of(GazeError, HalfGaze);

    public double Mouth => HalvingScore.Of(MouthError, HalfMouth);

    public double Colour => HalvingScore.Of(ColourError, HalfColour);

    /// <summary>Mean of the five, 0 … 100.</summary>
    public double Total => (Pose + Expression + Gaze + Mouth + Colour) / 5;

    /// <param name="result">In a picture of the target's size.</param>
    public static AttributeScore Of(SeenFace result, SeenFace target) => new()
    {
        PoseDegrees = DegreesBetween(result.Pose.CanonicalToCamera.Rotation, target.Pose.CanonicalToCamera.Rotation),
        ExpressionError = ExpressionDistance(result.Pose.Shape, target.Pose.Shape),
        GazeError = (Vector2.Distance(EyeState.LeftOf(result.Pose).IrisOffset, EyeState.LeftOf(target.Pose).IrisOffset)
            + Vector2.Distance(EyeState.RightOf(result.Pose).IrisOffset, EyeState.RightOf(target.Pose).IrisOffset)) / 2,
        GazeDegrees = (DegreesBetween(EyeState.LeftOf(result.Pose), EyeState.LeftOf(target.Pose))
            + DegreesBetween(EyeState.RightOf(result.Pose), EyeState.RightOf(target.Pose))) / 2,
        MouthError = Math.Abs(MouthState.Of(result.Pose).Openness - MouthState.Of(target.Pose).Openness),
        ColourError = SkinColour.Distance(SkinColour.OfFace(result.Picture, target.Face.Mesh), SkinColour.OfFace(target.Picture, target.Face.Mesh)),
        PointError = PointDistance(result.Face.Mesh, target.Face.Mesh),
    };

    private static double PointDistance(FaceMesh result, FaceMesh target) =>
        target.Flat().Zip(result.Flat()).Average(pair => (double)Vector2.Distance(pair.First, pair.Second)) / target.OuterEyeDistancePx;

    private static double DegreesBetween(Quaternion one, Quaternion other) =>
        2 * Math.Acos(Math.Min(1, Math.Abs(Quaternion.Dot(Quaternion.Normalize(one), Quaternion.Normalize(other))))) * 180 / Math.PI;

    private static double DegreesBetween(EyeState one, EyeState other) =>
        Vector2.Distance(new(one.YawDegrees, one.PitchDegrees), new(other.YawDegrees, other.PitchDegrees));

    private static double ExpressionDistance(ReadOnlySpan<Vector3> result, ReadOnlySpan<Vector3> target)
    {
        double eyes = Vector3.Distance(target[MeshTopology.LeftEyeOuter], target[MeshTopology.RightEyeOuter]);
        double mean = (SquareDistance(result, target, MeshTopology.Lips)
            + SquareDistance(result, target, [.. MeshTopology.LeftEyeLoop, .. MeshTopology.LeftBrowLoop])
            + SquareDistance(result, target, [.. MeshTopology.RightEyeLoop, .. MeshTopology.RightBrowLoop])) / 3;
        return Math.Sqrt(mean) / eyes;
    }

    /// <summary>Where a mouth sits is the person's; what shape it has is mostly the expression: so each group's middle is taken off.</summary>
    private static double SquareDistance(ReadOnlySpan<Vector3> one, ReadOnlySpan<Vector3> other, ReadOnlySpan<int> points)
    {
        Vector3 shift = default;
        foreach (int point in points)
        {
            shift += (one[point] - other[point]) / points.Length;
        }

        double sum = 0;
        foreach (int point in points)
        {
            sum += (one[point] - other[point] - shift).LengthSquared();
        }

        return sum / points.Length;
    }
}
