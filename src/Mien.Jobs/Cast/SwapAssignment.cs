namespace Mien.Jobs.Cast;

/// <summary>Whose face goes onto which faces of a target.</summary>
public sealed record SwapAssignment
{
    /// <summary>Photos of one person, at least one; of each the largest face is taken.</summary>
    public required IReadOnlyList<string> SourcePaths { get; init; }

    /// <summary>Whether a photo from which results look bad is refused instead of used.</summary>
    public bool RefusesPoorSources { get; init; }

    public FaceSelection Faces { get; init; } = FaceSelection.Largest;
}
