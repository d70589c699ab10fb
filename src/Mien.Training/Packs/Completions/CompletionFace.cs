using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Completions;

/// <summary>A face that was seen whole enough to be the truth of exercises.</summary>
internal sealed record CompletionFace
{
    /// <summary>Of its photo, below the folder.</summary>
    public required string Photo { get; init; }

    /// <summary>Upright, framed as all are.</summary>
    public required Picture Picture { get; init; }

    /// <summary>In pixels of <see cref="Picture"/>.</summary>
    public required FaceMesh Mesh { get; init; }

    /// <summary>Where the unwrapped face is the face's own and seen, [S,S], 0 … 1.</summary>
    public required Plane Known { get; init; }

    /// <summary>The unwrapped face under even light, sRGB-encoded, [S,S].</summary>
    public required Planes Truth { get; init; }
}
