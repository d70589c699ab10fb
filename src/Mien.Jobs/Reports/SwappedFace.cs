using Mien.Imaging.Geometry;

namespace Mien.Jobs.Reports;

/// <summary>A face of a target that was replaced.</summary>
public sealed record SwappedFace
{
    /// <summary>From 1, left to right, among the faces that were looked for: all of the frame, unless only the largest was wanted.</summary>
    public required int Number { get; init; }

    /// <summary>From 0; of a still picture always 0.</summary>
    public required int Frame { get; init; }

    /// <summary>Which of the request's assignments it took its identity from, from 0.</summary>
    public required int Assignment { get; init; }

    public required Box Box { get; init; }

    /// <summary>0 … 1.</summary>
    public required float DetectionScore { get; init; }

    /// <summary>How much of it is another colour now, 0 … 1; of a swap that looks right more than half. Null where a weak swap was asked for.</summary>
    public float? ChangedShare { get; init; }

    /// <summary>Whether there is a swap to be seen.</summary>
    public bool IsSeen => ChangedShare is not < LeastChanged;

    /// <summary>A face of which less is changed is the target's own.</summary>
    private const float LeastChanged = 0.15f;
}
