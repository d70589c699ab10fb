using Mien.Faces.Identity;
using Mien.Swapping;

namespace Mien.Jobs.Cast;

/// <summary>An assignment made ready: an identity and the faces it goes onto.</summary>
internal sealed record CastMember
{
    public required int Assignment { get; init; }

    public required ISwapIdentity Identity { get; init; }

    public required FaceSelection Selection { get; init; }

    /// <summary>The person of the selection's reference photo; null when it names none.</summary>
    public FaceIdentity? Reference { get; init; }

    /// <summary>The first source photo, for comparisons.</summary>
    public required SourceFace FirstSource { get; init; }
}
