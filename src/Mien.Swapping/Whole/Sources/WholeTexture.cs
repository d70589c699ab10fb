using System.Numerics;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Whole.Sources;

/// <summary>One person's face as a whole atlas: all that a swap needs of the source, made once.</summary>
internal sealed record WholeTexture
{
    /// <summary>Colours, linear light, under even light, with its smaller copies.</summary>
    public required MipPyramid Colour { get; init; }

    /// <summary>The same in the small atlas.</summary>
    public required Planes Small { get; init; }

    /// <summary>Where each mesh point lies in <see cref="Colour"/>, texels.</summary>
    public required Vector2[] TexelOf { get; init; }

    /// <summary>Light and skin tone of <see cref="Colour"/>, linear light, small atlas.</summary>
    public required Planes Light { get; init; }

    public required SourceSkin Skin { get; init; }

    /// <summary>Between the eyes' outer corners in the photo that shows the face largest: what is finer than its pixels is not the person's.</summary>
    public required float EyeDistancePx { get; init; }

    /// <summary>The person's proportions: pose-free points, canonical cm, [468].</summary>
    public required Vector3[] Shape { get; init; }

    /// <summary>What the person's expression does to that, cm, [468].</summary>
    public required Vector3[] Expression { get; init; }

    /// <summary>What no photo shows.</summary>
    public required IReadOnlyList<MadeUpPart> MadeUp { get; init; }

    /// <summary>Colours of the irises, left in the picture first; null where no photo shows one.</summary>
    public required EyeColour?[] Eyes { get; init; }

    /// <summary>Where the irises are in <see cref="Colour"/>, left in the picture first.</summary>
    public required AtlasEye[] Looks { get; init; }

    /// <summary>0 when the photo is black-and-white, 1 when it has colours.</summary>
    public required float Hue { get; init; }
}
