namespace Mien.Training.Packs;

/// <summary>Where a pack's face comes from. The numbers stand in the file.</summary>
public enum FaceKind : byte
{
    /// <summary>It was cut out of a photo.</summary>
    Photo = 0,

    /// <summary>It was made of two people's faces.</summary>
    Morph = 1,

    /// <summary>It was made of one person's face, which was given other proportions.</summary>
    Reshaped = 2,
}
