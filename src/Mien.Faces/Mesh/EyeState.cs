using System.Numerics;

namespace Mien.Faces.Mesh;

/// <summary>How far an eye is open and where it looks, measured on the shape without pose.</summary>
public readonly record struct EyeState
{
    /// <summary>Radius of an eyeball, cm.</summary>
    private const float EyeballRadiusCm = 1.2f;

    /// <summary>How far above the line between the corners an iris lies that looks straight ahead, cm: the median of 200
    /// portraits that look into the camera, with the head's own pitch taken off.</summary>
    private const float RestingHeightCm = 0.15f;

    private const float DegreesPerRadian = 180 / MathF.PI;

    /// <summary>Mean height of the opening over its width: 0.17 … 0.29 for most open eyes, falling as they close. Soukupová and
    /// Čech 2016, with five pairs of points instead of two.</summary>
    public required float Openness { get; init; }

    /// <summary>From the middle between the corners to the iris, over half the width of the opening; x to the right of the
    /// picture, y up; at rest y is about 0.1. (0, 0) without irises.</summary>
    public required Vector2 IrisOffset { get; init; }

    /// <summary>Where the eye looks relative to the head, positive to the right of the picture: the angle an eyeball of 1.2 cm
    /// radius must turn to put the iris there; 0 without irises. An estimate, good to several degrees; compare faces rather than
    /// trust one.</summary>
    public required float YawDegrees { get; init; }

    /// <summary>Positive upward; as <see cref="YawDegrees"/>.</summary>
    public required float PitchDegrees { get; init; }

    /// <summary>The eye at the left of the picture.</summary>
    public static EyeState LeftOf(HeadPose pose) => Of(pose.Shape, MeshTopology.LeftEyeOpening, MeshTopology.LeftIris);

    /// <summary>The eye at the right of the picture.</summary>
    public static EyeState RightOf(HeadPose pose) => Of(pose.Shape, MeshTopology.RightEyeOpening, MeshTopology.RightIris);

    private static EyeState Of(ReadOnlySpan<Vector3> shape, ReadOnlySpan<int> opening, ReadOnlySpan<int> iris)
    {
        Vector3 outer = shape[opening[0]];
        Vector3 inner = shape[opening[8]];
        float width = Vector3.Distance(outer, inner);
        float height = 0;
        for (int i = 2; i <= 6; i++)
        {
            height += Vector3.Distance(shape[opening[i]], shape[opening[i + 8]]) / 5;
        }

        bool hasIris = iris[0] < shape.Length;
        Vector3 offset = hasIris ? shape[iris[0]] - ((outer + inner) / 2) : default;
        return new()
        {
            Openness = height / width,
            IrisOffset = new Vector2(offset.X, offset.Y) * (2 / width),
            YawDegrees = TurnDegrees(offset.X),
            PitchDegrees = TurnDegrees(hasIris ? offset.Y - RestingHeightCm : 0),
        };
    }

    private static float TurnDegrees(float offsetCm) =>
        MathF.Asin(Math.Clamp(offsetCm / EyeballRadiusCm, -1, 1)) * DegreesPerRadian;
}
