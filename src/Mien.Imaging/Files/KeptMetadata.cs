namespace Mien.Imaging.Files;

/// <summary>What a result keeps of what its target says beside the pixels.</summary>
public enum KeptMetadata
{
    /// <summary>The colour profile alone.</summary>
    None,

    /// <summary>All but what tells the place, the very device or its owner (<see cref="PrivateNames"/>).</summary>
    Usual,

    /// <summary>All that is still true of the result: no thumbnail of the face that was there.</summary>
    All,
}
