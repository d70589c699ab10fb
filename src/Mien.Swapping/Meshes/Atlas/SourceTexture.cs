using System.Numerics;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>One person's face as an atlas: all that a swap needs of the source, made once.</summary>
internal sealed record SourceTexture
{
    /// <summary>Colours, linear light, all photos under the light of the best one, with its smaller copies.</summary>
    public required MipPyramid Colour { get; init; }

    /// <summary>Where each mesh point lies in <see cref="Colour"/>, texels.</summary>
    public required Vector2[] TexelOf { get; init; }

    /// <summary>How far the colour can be trusted, 0 … 1, in the small atlas: seen or mirrored, and not covered by hair.</summary>
    public required Plane Confidence { get; init; }

    /// <summary>Light and skin tone of <see cref="Colour"/>, linear light, small atlas.</summary>
    public required Planes Light { get; init; }

    /// <summary>The person's proportions: pose-free points, canonical cm, [468].</summary>
    public required Vector3[] Shape { get; init; }

    /// <summary>How much of a beard there is, see <see cref="SourceBeard.Strength"/>.</summary>
    public required float Beard { get; init; }

    /// <summary>Whether dark glasses hide the eyes in every photo.</summary>
    public required bool EyesAreHidden { get; init; }

    /// <summary>The two eyes, left in the picture first.</summary>
    public required AtlasEye[] Eyes { get; init; }
}
