namespace Mien.Training.Packs;

/// <summary>A face that waits to be written.</summary>
/// <param name="Photo">Path from the folder on.</param>
/// <param name="Person">The photo's own person, or for a further face on it the photo and the face's number.</param>
/// <param name="Group">The photo's own person: all faces of a photo are on one side of the split.</param>
/// <param name="Offset">Of its record.</param>
internal sealed record PackedFace(string Photo, string Person, string Group, long Offset);
