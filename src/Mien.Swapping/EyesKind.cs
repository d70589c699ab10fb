namespace Mien.Swapping;

/// <summary>Whose eyeballs are drawn between the lids.</summary>
public enum EyesKind
{
    /// <summary>The target's, with its gaze and blinks; the irises take the source's colour.</summary>
    Target,

    /// <summary>The source's, moved to the target's gaze, as long as that is near the source's own and the lids are open; else the target's.</summary>
    Source,
}
