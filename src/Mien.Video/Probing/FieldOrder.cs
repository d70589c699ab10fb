namespace Mien.Video.Probing;

/// <summary>How the lines of a frame follow each other in time.</summary>
public enum FieldOrder
{
    Unknown,

    /// <summary>Whole frames.</summary>
    Progressive,

    /// <summary>Interlaced, the upper line's field was filmed first.</summary>
    TopFirst,

    /// <summary>Interlaced, the lower line's field was filmed first.</summary>
    BottomFirst,
}
