namespace Mien.Faces.Tracks;

/// <summary>How observations become a plan. Everything in it reaches less than a second in time, so that parts of a film planned with a second of
/// margin agree where they meet.</summary>
public sealed record PlanSettings
{
    public static PlanSettings Default { get; } = new();

    public MeshSmoothing Smoothing { get; init; } = MeshSmoothing.Film;

    /// <summary>A face that is missing no longer than this is drawn in between.</summary>
    public TimeSpan LongestFilledGap { get; init; } = TimeSpan.FromSeconds(0.4);

    /// <summary>A face seen for a shorter time is taken for an error, unless its whole scene is shorter.</summary>
    public TimeSpan ShortestTrack { get; init; } = TimeSpan.FromSeconds(0.15);

    /// <summary>From invisible to full, and back.</summary>
    public TimeSpan Fade { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>A face turned to the side by more begins to fade; from <see cref="LostYawDegrees"/> on it is gone.</summary>
    public float FadingYawDegrees { get; init; } = 60;

    public float LostYawDegrees { get; init; } = 80;

    /// <summary>The same up and down, where less of a face is left.</summary>
    public float FadingPitchDegrees { get; init; } = 50;

    public float LostPitchDegrees { get; init; } = 70;
}
