namespace Mien.Faces.Tracks;

/// <summary>How much of a mesh's trembling is taken out, part by part. Speeds count in eye distances (outer corners) per second,
/// turns in radians per second.</summary>
/// <remarks>Measured (docs/tracking.md).</remarks>
public sealed record MeshSmoothing
{
    /// <summary>For films, where the future is known: <see cref="MeshSmoother.SmoothBothWays(IReadOnlyList{Mesh.FaceMesh}, IReadOnlyList{TimeSpan}, Mesh.CanonicalFace, MeshSmoothing?)"/>.</summary>
    public static MeshSmoothing Film { get; } = new()
    {
        Position = new() { RestingCutoffHz = 1.2f, CutoffPerSpeed = 20, NoiseSpeed = 0.02f, SpeedCutoffHz = 2 },
        Turn = new() { RestingCutoffHz = 1, CutoffPerSpeed = 15, NoiseSpeed = 0.04f, SpeedCutoffHz = 2 },
        Lids = new() { RestingCutoffHz = 1.2f, CutoffPerSpeed = 300, NoiseSpeed = 0.06f, SpeedCutoffHz = 6 },
        Irises = new() { RestingCutoffHz = 1.2f, CutoffPerSpeed = 100, NoiseSpeed = 0.06f, SpeedCutoffHz = 6 },
        Brows = new() { RestingCutoffHz = 1, CutoffPerSpeed = 60, NoiseSpeed = 0.04f, SpeedCutoffHz = 3 },
        Mouth = new() { RestingCutoffHz = 1.2f, CutoffPerSpeed = 100, NoiseSpeed = 0.05f, SpeedCutoffHz = 4 },
        Rest = new() { RestingCutoffHz = 0.8f, CutoffPerSpeed = 40, NoiseSpeed = 0.04f, SpeedCutoffHz = 2 },
    };

    /// <summary>For live pictures: <see cref="MeshSmoother.Next"/>. A speed that is known only from the past is less sure.</summary>
    public static MeshSmoothing Live { get; } = new()
    {
        Position = new() { RestingCutoffHz = 1, CutoffPerSpeed = 20, NoiseSpeed = 0.05f, SpeedCutoffHz = 2 },
        Turn = new() { RestingCutoffHz = 1, CutoffPerSpeed = 15, NoiseSpeed = 0.1f, SpeedCutoffHz = 2 },
        Lids = new() { RestingCutoffHz = 1.2f, CutoffPerSpeed = 300, NoiseSpeed = 0.1f, SpeedCutoffHz = 8 },
        Irises = new() { RestingCutoffHz = 1.2f, CutoffPerSpeed = 100, NoiseSpeed = 0.12f, SpeedCutoffHz = 6 },
        Brows = new() { RestingCutoffHz = 1, CutoffPerSpeed = 60, NoiseSpeed = 0.08f, SpeedCutoffHz = 3 },
        Mouth = new() { RestingCutoffHz = 1.2f, CutoffPerSpeed = 100, NoiseSpeed = 0.1f, SpeedCutoffHz = 4 },
        Rest = new() { RestingCutoffHz = 0.8f, CutoffPerSpeed = 40, NoiseSpeed = 0.08f, SpeedCutoffHz = 2 },
    };

    /// <summary>Of the head in the picture.</summary>
    public required OneEuroSettings Position { get; init; }

    /// <summary>Rotation in space, and size.</summary>
    public required OneEuroSettings Turn { get; init; }

    /// <summary>Shape of the lids, edge and ring of each eye for themselves: a blink takes three frames.</summary>
    public required OneEuroSettings Lids { get; init; }

    /// <summary>Shape of the brows and what lies between them and the lids, each for itself.</summary>
    public required OneEuroSettings Brows { get; init; }

    /// <summary>Both together: eyes look one way.</summary>
    public required OneEuroSettings Irises { get; init; }

    /// <summary>Shape of lips and jaw.</summary>
    public required OneEuroSettings Mouth { get; init; }

    /// <summary>Shape of all other points.</summary>
    public required OneEuroSettings Rest { get; init; }
}
