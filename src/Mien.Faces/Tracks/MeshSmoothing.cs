namespace Mien.Faces.Tracks;

/// <summary>How much of a mesh's trembling is taken out, part by part. Speeds count in eye distances (outer corners) per second,
/// turns in radians per second.</summary>
/// <remarks>Measured (docs/tracking.md).</remarks>
public sealed record MeshSmoothing
{
    /// <summary>For films, where the future is known: <see cref="MeshSmoother.SmoothBothWays"/>.</summary>
    public static MeshSmoothing Film { get; } = new()
    {
        Position = new() { RestingCutoffHz = 1.2f, CutoffPerSpeed = 20, NoiseSpeed = 0.02f, SpeedCutoffHz = 2 },
        Turn = new() { RestingCutoffHz = 1, CutoffPerSpeed = 15, NoiseSpeed = 0.04f, SpeedCutoffHz = 2 },
        Eyes = new() { RestingCutoffHz = 1.2f, CutoffPerSpeed = 120, NoiseSpeed = 0.05f, SpeedCutoffHz = 4 },
        Irises = new() { RestingCutoffHz = 1.5f, CutoffPerSpeed = 60, NoiseSpeed = 0.06f, SpeedCutoffHz = 4 },
        Mouth = new() { RestingCutoffHz = 1.2f, CutoffPerSpeed = 80, NoiseSpeed = 0.05f, SpeedCutoffHz = 4 },
        Rest = new() { RestingCutoffHz = 0.8f, CutoffPerSpeed = 40, NoiseSpeed = 0.05f, SpeedCutoffHz = 2 },
    };

    /// <summary>For live pictures: <see cref="MeshSmoother.Next"/>.</summary>
    public static MeshSmoothing Live { get; } = Film;

    /// <summary>Of the head in the picture.</summary>
    public required OneEuroSettings Position { get; init; }

    /// <summary>Rotation in space, and size.</summary>
    public required OneEuroSettings Turn { get; init; }

    /// <summary>Shape of lids and brows, each eye for itself.</summary>
    public required OneEuroSettings Eyes { get; init; }

    /// <summary>Both together: eyes look one way.</summary>
    public required OneEuroSettings Irises { get; init; }

    /// <summary>Shape of lips and jaw.</summary>
    public required OneEuroSettings Mouth { get; init; }

    /// <summary>Shape of all other points.</summary>
    public required OneEuroSettings Rest { get; init; }
}
