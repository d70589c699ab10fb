namespace Mien.Swapping;

/// <summary>What a person may choose about the looks of a swap.</summary>
public sealed record SwapSettings
{
    /// <summary>0 leaves the target as it is, 1 is the whole swap; between, texture and shape are mixed.</summary>
    public float Strength { get; init; } = 1;

    public MaskKind Mask { get; init; } = MaskKind.Auto;

    /// <summary>Take light and skin tone from the target; false keeps the source's own colours.</summary>
    public bool MatchColor { get; init; } = true;

    /// <summary>0 keeps the target's proportions, 1 moves eyes, nose and mouth all the way to the source's.</summary>
    public float Shape { get; init; } = 1;

    /// <summary>Whose eyeballs the whole swapper draws.</summary>
    public EyesKind Eyes { get; init; } = EyesKind.Target;

    /// <summary>Seeds the grain that matches the target's noise.</summary>
    public int Seed { get; init; } = 1;
}
