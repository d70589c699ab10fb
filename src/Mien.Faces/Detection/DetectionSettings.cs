namespace Mien.Faces.Detection;

/// <summary>What to search for, and how hard.</summary>
public sealed record DetectionSettings
{
    public static DetectionSettings Default { get; } = new();

    public DetectionEffort Effort { get; init; } = DetectionEffort.Balanced;

    /// <summary>Height of the smallest face to look for, from brows to chin, as a fraction of the picture's shorter side;
    /// 0.01 … 1. The cost of a thorough search grows with its inverse square.</summary>
    public float MinimumFaceHeight { get; init; } = 0.04f;

    /// <summary>Which way up heads may be.</summary>
    public HeadRotations Rotations { get; init; } = HeadRotations.Any;

    /// <summary>Windows that are looked through at the same time; −1 for as many as there are cores.</summary>
    public int Workers { get; init; } = -1;

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
