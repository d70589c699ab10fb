namespace Mien.Swapping.Photos;

/// <summary>How a target photo ended.</summary>
public enum PhotoOutcome
{
    Swapped,

    /// <summary>No face, or none that was chosen; nothing was written.</summary>
    NoFace,

    /// <summary>A result of that name was there already; nothing was done.</summary>
    AlreadyThere,

    /// <summary>The photo could not be read or its result not written.</summary>
    Failed,
}
