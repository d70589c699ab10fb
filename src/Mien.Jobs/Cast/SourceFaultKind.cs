namespace Mien.Jobs.Cast;

/// <summary>What can be wrong with a source photo.</summary>
public enum SourceFaultKind
{
    TooSmall,

    Blurred,

    /// <summary>One half of the face hardly shows.</summary>
    TurnedAside,

    TurnedUpOrDown,

    /// <summary>By a mask, hair, a thing, or the picture's border.</summary>
    Covered,

    UnevenLight,

    /// <summary>The detector is not sure of it.</summary>
    HardToMakeOut,

    /// <summary>The photo shows others beside the one that was taken.</summary>
    SeveralFaces,

    /// <summary>Not the person of the other photos.</summary>
    OtherPerson,
}
