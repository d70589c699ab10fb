using Mien.Faces;
using Mien.Imaging.Pixels;

namespace Mien.Swapping;

/// <summary>A face that gives its identity, and the photo it was found in.</summary>
public sealed record SourceFace
{
    public required IFrame Frame { get; init; }

    public required Face Face { get; init; }
}
