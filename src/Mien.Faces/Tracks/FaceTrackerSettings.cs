namespace Mien.Faces.Tracks;

/// <summary>How often a tracker looks for faces.</summary>
public sealed record FaceTrackerSettings
{
    public static FaceTrackerSettings Default { get; } = new();

    /// <summary>Between two looks for new faces. Looks fall on multiples of it, so that two runs over parts of one film look at the same frames.</summary>
    public TimeSpan GlanceInterval { get; init; } = TimeSpan.FromMilliseconds(320);

    /// <summary>The same while a face was just lost.</summary>
    public TimeSpan HurriedInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long one hurries after a loss.</summary>
    public TimeSpan HurryTime { get; init; } = TimeSpan.FromMilliseconds(600);

    /// <summary>Between two whole searches while no face is there; small faces are found by these alone.</summary>
    public TimeSpan SearchInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Search the whole picture at <see cref="SearchInterval"/> although faces are there: for films of many small faces.</summary>
    public bool SearchBesideFaces { get; init; }

    /// <summary>At least so long between two looks at who a face is.</summary>
    public TimeSpan IdentityInterval { get; init; } = TimeSpan.FromMilliseconds(300);
}
