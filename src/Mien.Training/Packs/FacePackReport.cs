namespace Mien.Training.Packs;

/// <summary>What a pack came to.</summary>
public sealed record FacePackReport
{
    /// <summary>Pictures in the folder.</summary>
    public required int Photos { get; init; }

    public required int UnreadablePhotos { get; init; }

    public required int PhotosWithoutFace { get; init; }

    /// <summary>Left out because they would have to be enlarged too much.</summary>
    public required int SmallFaces { get; init; }

    /// <summary>In the pack, with those that were made.</summary>
    public required int Faces { get; init; }

    /// <summary>Faces that were made of two people's.</summary>
    public int Morphs { get; init; }

    /// <summary>Faces that were made of one person's.</summary>
    public int Reshaped { get; init; }

    public required int HeldOutFaces { get; init; }

    /// <summary>In the photos.</summary>
    public required int People { get; init; }

    public required int HeldOutPeople { get; init; }

    /// <summary>Of the file.</summary>
    public required long ByteCount { get; init; }

    /// <summary>Reverse-swap pairs in the file beside it.</summary>
    public int Pairs { get; init; }
}
