namespace Mien.Swapping;

/// <summary>Which part of the target face is replaced.</summary>
public enum MaskKind
{
    /// <summary>The face oval, without what lies in front of it (hair, spectacles, hands).</summary>
    Auto,

    /// <summary>The whole face oval, whatever lies in front of it.</summary>
    Oval,

    /// <summary>The face oval over hair and hands, but behind spectacles.</summary>
    Spectacles,

    /// <summary>Eyes, nose and mouth only: cheeks, forehead and chin stay the target's.</summary>
    Inner,
}
