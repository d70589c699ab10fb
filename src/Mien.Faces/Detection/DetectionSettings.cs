using Mien.Imaging.Geometry;

namespace Mien.Faces.Detection;

/// <summary>What to search for, and how hard.</summary>
public sealed record DetectionSettings
{
    /// <summary>Height of the detector's box below which no face is found in any picture (docs/detection.md). Without it a picture
    /// of one row would be searched for faces of a part of a pixel, and the windows would grow with the ratio of its sides.</summary>
    private const float LeastFacePx = 8;

    /// <summary>BlazeFace's box is a little lower than the height from brows to chin.</summary>
    private const float DetectorBoxPerFace = 0.85f;

    public static DetectionSettings Default { get; } = new();

    public DetectionEffort Effort { get; init; } = DetectionEffort.Balanced;

    /// <summary>Height of the smallest face to look for, from brows to chin, as a fraction of the picture's shorter side;
    /// 0.01 … 1, and at least 8 px in the detector's eyes. The cost of a thorough search grows with its inverse square.</summary>
    public float MinimumFaceHeight { get; init; } = 0.04f;

    /// <summary>Which way up heads may be.</summary>
    public HeadRotations Rotations { get; init; } = HeadRotations.Any;

    /// <summary>Windows that are looked through at the same time; −1 for as many as there are cores.</summary>
    public int Workers { get; init; } = -1;

    /// <summary>Height of the smallest detector's box to look for; more than the picture's shorter side when it can hold no face.</summary>
    internal float SmallestFacePx(Size picture) =>
        Math.Max(LeastFacePx, Math.Min(picture.Width, picture.Height) * MinimumFaceHeight * DetectorBoxPerFace);

    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    internal void ThrowIfInvalid()
    {
        if (!(MinimumFaceHeight is >= 0.01f and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(MinimumFaceHeight), MinimumFaceHeight, "Must be 0.01 … 1.");
        }

        if (Workers is 0 or < -1)
        {
            throw new ArgumentOutOfRangeException(nameof(Workers), Workers, "Must be 1 or more, or −1.");
        }
    }
}
