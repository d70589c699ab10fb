using System.Numerics;
using Mien.Imaging.Masks;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>One eye of a face, measured in the atlas, where every eye has the same place and outline.</summary>
internal sealed record AtlasEye
{
    /// <summary>An eye less open than the first number shows no iris to speak of; from the second on it is whole.</summary>
    private const float Shut = 0.10f;
    private const float Open = 0.17f;

    /// <summary>Centre of the iris as a part of the atlas's side, (0, 0) … (1, 1).</summary>
    public required Vector2 IrisCentre { get; init; }

    /// <summary>Radius of the iris as a part of the atlas's side, measured along the eye.</summary>
    public required float IrisRadius { get; init; }

    /// <summary>Height of the opening over its width; about 0.3 when open, below 0.12 when shut.</summary>
    public required float Openness { get; init; }

    /// <summary>0 when shut, 1 when open.</summary>
    public float OpenShare => Ramp.Smooth(Shut, Open, Openness);
}
