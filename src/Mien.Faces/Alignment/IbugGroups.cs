using System.Numerics;

namespace Mien.Faces.Alignment;

/// <summary>Groups of the 68 points of iBUG 300-W; left is left in the picture.</summary>
internal static class IbugGroups
{
    public const int NoseTip = 30;
    public const int MouthLeft = 48;
    public const int MouthRight = 54;

    public static Range LeftEye => 36..42;

    public static Range RightEye => 42..48;

    public static Range Mouth => 48..68;

    public static Vector2 Mean(ReadOnlySpan<Vector2> landmarks, Range group)
    {
        Vector2 sum = Vector2.Zero;
        foreach (Vector2 point in landmarks[group])
        {
            sum += point;
        }

        return sum / landmarks[group].Length;
    }

    /// <summary>How far the line of the eyes is turned clockwise as seen in the picture.</summary>
    public static float EyeLineDegrees(ReadOnlySpan<Vector2> landmarks)
    {
        Vector2 eyes = Mean(landmarks, RightEye) - Mean(landmarks, LeftEye);
        return MathF.Atan2(eyes.Y, eyes.X) * (180 / MathF.PI);
    }
}
