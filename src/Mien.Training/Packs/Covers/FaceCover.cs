using System.Numerics;

namespace Mien.Training.Packs.Covers;

/// <summary>Something that lies before a face.</summary>
/// <param name="Outlines">In pixels; what lies in any of them is covered.</param>
/// <param name="Colour">RGB, sRGB-encoded, 0 … 1.</param>
internal sealed record FaceCover(IReadOnlyList<Vector2[]> Outlines, Vector3 Colour)
{
    /// <summary>How much of what lies behind is hidden, above 0 … 1.</summary>
    public float Opacity { get; init; } = 1;

    /// <summary>How soft its edge is: deviation of a blur, in pixels; 0 leaves it sharp.</summary>
    public float SoftPx { get; init; }

    /// <summary>How much darker its edges are than its middle, 0 … 1: a finger is round.</summary>
    public float Roundness { get; init; }

    /// <summary>How far that reaches, in pixels.</summary>
    public float RoundPx { get; init; } = 1;

    /// <summary>How much lighter and darker than its colour it is from place to place, 0 … 1: metal is most uneven.</summary>
    public float Unevenness { get; init; } = 0.12f;

    /// <summary>How much light it takes from the skin beside it, 0 … 1.</summary>
    public float Shade { get; init; }

    /// <summary>How far that reaches, in pixels.</summary>
    public float ShadePx { get; init; } = 1;
}
