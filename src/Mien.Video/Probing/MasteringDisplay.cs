namespace Mien.Video.Probing;

/// <summary>Primaries, white and range of the display that a film was graded on.</summary>
/// <remarks>Source: SMPTE ST 2086.</remarks>
public sealed record MasteringDisplay
{
    public required (Rational X, Rational Y) Red { get; init; }

    public required (Rational X, Rational Y) Green { get; init; }

    public required (Rational X, Rational Y) Blue { get; init; }

    public required (Rational X, Rational Y) White { get; init; }

    /// <summary>cd/m².</summary>
    public required Rational MinLuminance { get; init; }

    /// <summary>cd/m².</summary>
    public required Rational MaxLuminance { get; init; }
}
