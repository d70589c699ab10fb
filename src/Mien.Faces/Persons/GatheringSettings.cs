using Mien.Faces.Identity;

namespace Mien.Faces.Persons;

/// <summary>How samples become persons.</summary>
public sealed record GatheringSettings
{
    /// <summary>Groups of samples whose mean distance is below it are one person (docs/tracking.md). Lower splits people, which naming
    /// mends; higher mixes them, which nothing mends.</summary>
    public float SamePersonDistance { get; init; } = FaceIdentity.SamePersonDistance;

    /// <summary>Time from one sampled frame to the next: a sample stands for so much of the film.</summary>
    public required TimeSpan SampleInterval { get; init; }

    /// <summary>The film's length.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Time of the last sampled frame, with a face or without; null when it is not known.</summary>
    public TimeSpan? LastLook { get; init; }

    /// <summary>Persons seen in fewer samples are left out: somebody who walks by, or an error.</summary>
    public int LeastSamples { get; init; } = 1;
}
