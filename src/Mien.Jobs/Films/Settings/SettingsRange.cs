using Mien.Swapping;

namespace Mien.Jobs.Films.Settings;

/// <summary>Settings that hold for a stretch of a film; what is null stays as it is elsewhere.</summary>
public sealed record SettingsRange
{
    /// <summary>From the film's beginning; null: from there.</summary>
    public TimeSpan? From { get; init; }

    /// <summary>The first moment after it; null: to the film's end.</summary>
    public TimeSpan? To { get; init; }

    /// <summary>False leaves the frames as they are.</summary>
    public bool? Swap { get; init; }

    /// <inheritdoc cref="SwapSettings.Strength"/>
    public float? Strength { get; init; }

    /// <inheritdoc cref="SwapSettings.Mask"/>
    public MaskKind? Mask { get; init; }

    /// <inheritdoc cref="SwapSettings.MatchColor"/>
    public bool? MatchColor { get; init; }

    /// <inheritdoc cref="SwapSettings.Shape"/>
    public float? Shape { get; init; }

    /// <inheritdoc cref="SwapSettings.Eyes"/>
    public EyesKind? Eyes { get; init; }

    public bool Holds(TimeSpan time) => !(time < From) && !(time >= To);
}
