namespace Mien.Training.Packs;

/// <summary>A face that waits to be written.</summary>
/// <param name="Photo">Path from the folder on; of a face that was made, the photo that gave its hair and ground.</param>
/// <param name="Person">The photo's own person, or for a further face on it the photo and the face's number; a face that was made is a person of its own.</param>
/// <param name="Group">The photo's own person: all faces of a photo are on one side of the split.</param>
/// <param name="Offset">Of its record.</param>
internal sealed record PackedFace(string Photo, string Person, string Group, long Offset)
{
    public FaceKind Kind { get; init; }

    /// <summary>The faces that it was made of, the one that gave hair and ground first; of a photo's face none.</summary>
    public IReadOnlyList<PackedFace> MadeFrom { get; init; } = [];
}
