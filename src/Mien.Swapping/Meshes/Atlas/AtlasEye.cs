using System.Numerics;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>One eye of a face, measured in the atlas, where every eye has the same place and outline.</summary>
internal sealed record AtlasEye
{
    /// <summary>Centre of the iris as a part of the atlas's side, (0, 0) … (1, 1).</summary>
    public required Vector2 IrisCentre { get; init; }

    /// <summary>Radius of the iris as a part of the atlas's side, measured along the eye.</summary>
    public required float IrisRadius { get; init; }

    /// <summary>Height of the opening over its width; about 0.3 when open, below 0.12 when shut.</summary>
    public required float Openness { get; init; }

    /// <summary>Luminance of the white, linear light; 0 when none is seen.</summary>
    public required float WhiteLuminance { get; init; }
}
