using Mien.Faces.Identity;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Completions;

/// <summary>A face that was seen whole enough to be the truth of exercises, or what is shown of one.</summary>
internal sealed record CompletionFace
{
    /// <summary>Of its photo, below the folder.</summary>
    public required string Photo { get; init; }

    /// <summary>Upright, framed as all are.</summary>
    public required Picture Picture { get; init; }

    /// <summary>In pixels of <see cref="Picture"/>.</summary>
    public required FaceMesh Mesh { get; init; }

    /// <summary>Where the unwrapped face is the face's own and seen, [S,S], 0 … 1.</summary>
    public required Plane Shown { get; init; }

    /// <summary>Where it is a truth as well: of a face that is not calm only where expressions do not show, [S,S], 0 … 1.</summary>
    public required Plane Known { get; init; }

    public required CompletionMood Mood { get; init; }

    /// <summary>How calm it looks, 0 … 1.</summary>
    public float Calmness { get; init; }

    /// <summary>Null where nobody asked who it is.</summary>
    public FaceIdentity? Identity { get; init; }

    /// <summary>The same person in the same light and pose, showing something else; may be empty.</summary>
    public IReadOnlyList<CompletionFace> Others { get; init; } = [];

    /// <summary>The unwrapped face under even light, sRGB-encoded, [S,S].</summary>
    public required Planes Truth { get; init; }
}
