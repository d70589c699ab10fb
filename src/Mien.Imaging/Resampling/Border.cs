namespace Mien.Imaging.Resampling;

/// <summary>What lies outside a picture when it is resampled.</summary>
/// <param name="Value">The colour outside; null repeats the picture's edge.</param>
public readonly record struct Border(float? Value)
{
    /// <summary>The nearest pixel of the picture.</summary>
    public static Border Replicate => default;

    /// <summary>This value in every channel.</summary>
    public static Border Constant(float value) => new(value);
}
