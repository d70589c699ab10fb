using Mien.Figures.Drawing;
using Mien.Imaging.Pixels;

namespace Mien.Figures.Sheets;

/// <summary>One picture of a <see cref="ContactSheet"/>.</summary>
public sealed record Tile
{
    public required IFrame Picture { get; init; }

    /// <summary>Lines below the picture, the first of them bold; what is too long for its tile is shortened.</summary>
    public IReadOnlyList<string> Caption { get; init; } = [];

    /// <summary>The colour of a frame around the picture; null draws none.</summary>
    public Ink? Frame { get; init; }
}
