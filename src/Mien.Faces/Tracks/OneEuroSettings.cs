namespace Mien.Faces.Tracks;

/// <summary>How much a <see cref="OneEuroFilter"/> smooths: slow values much, fast ones little. Times are seconds, so that a filter behaves alike at
/// any frame rate.</summary>
public sealed record OneEuroSettings
{
    /// <summary>Cut-off for values at rest, Hz: lower is steadier.</summary>
    public required float RestingCutoffHz { get; init; }

    /// <summary>By how much the cut-off rises with each unit per second of speed, Hz: higher lags less.</summary>
    public required float CutoffPerSpeed { get; init; }

    /// <summary>Speed that is taken for noise and raises nothing, units per second.</summary>
    public float NoiseSpeed { get; init; }

    /// <summary>Cut-off with which the speed itself is smoothed, Hz.</summary>
    public float SpeedCutoffHz { get; init; } = 1;

    /// <summary>The cut-off at a speed.</summary>
    /// <param name="speed">Units per second, 0 or more.</param>
    internal float CutoffHz(float speed) => RestingCutoffHz + (CutoffPerSpeed * Math.Max(0, speed - NoiseSpeed));
}
