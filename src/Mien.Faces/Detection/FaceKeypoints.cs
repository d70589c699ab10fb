using System.Numerics;

namespace Mien.Faces.Detection;

/// <summary>The six points BlazeFace gives with a face. "Left" is left in the picture.</summary>
public readonly record struct FaceKeypoints
{
    public required Vector2 ImageLeftEye { get; init; }

    public required Vector2 ImageRightEye { get; init; }

    public required Vector2 NoseTip { get; init; }

    public required Vector2 Mouth { get; init; }

    /// <summary>The notch before the ear (tragion).</summary>
    public required Vector2 ImageLeftEar { get; init; }

    public required Vector2 ImageRightEar { get; init; }

    /// <summary>How far the line of the eyes is turned clockwise as seen in the picture; 0 for an upright head.</summary>
    public float RotationDegrees
    {
        get
        {
            Vector2 eyes = ImageRightEye - ImageLeftEye;
            return MathF.Atan2(eyes.Y, eyes.X) * (180 / MathF.PI);
        }
    }

    internal FaceKeypoints Select(Func<Vector2, Vector2> map) => new()
    {
        ImageLeftEye = map(ImageLeftEye),
        ImageRightEye = map(ImageRightEye),
        NoseTip = map(NoseTip),
        Mouth = map(Mouth),
        ImageLeftEar = map(ImageLeftEar),
        ImageRightEar = map(ImageRightEar),
    };
}
