using System.Numerics;

namespace Mien.Jobs.Films.Debug;

/// <summary>What is noted of one planned face in one frame.</summary>
internal sealed record FaceFacts
{
    public required int Segment { get; init; }

    public required int Track { get; init; }

    /// <summary>In seconds from the film's beginning.</summary>
    public required double Time { get; init; }

    /// <summary>Middle of the face, in pixels of the frame.</summary>
    public required Vector2 Centre { get; init; }

    public required float Opacity { get; init; }

    /// <summary>How much the result looks like the source, 0 … 1; not a number where nobody looked.</summary>
    public float ResultToSource { get; init; } = float.NaN;

    /// <summary>The same of the face that was there before.</summary>
    public float TargetToSource { get; init; } = float.NaN;
}
