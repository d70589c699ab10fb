using Mien.Imaging.Pixels;

namespace Mien.Testing.Films;

/// <summary>Frames between two cuts of a generated film.</summary>
public sealed record FilmScene
{
    public required int FrameCount { get; init; }

    /// <summary>Behind all actors; sRGB-encoded.</summary>
    public required Planes Background { get; init; }

    /// <summary>The last one stands in front.</summary>
    public IReadOnlyList<FilmActor> Actors { get; init; } = [];

    /// <summary>How bright the picture is at a moment: a factor on all samples.</summary>
    public Func<float, float> LightAt { get; init; } = _ => 1;
}
