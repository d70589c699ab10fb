namespace Mien.Video.Probing;

/// <summary>What the time stamps of a film's frames are good for.</summary>
public enum FilmClock
{
    /// <summary>They tell when each frame is shown.</summary>
    Sound,

    /// <summary>They jump or begin anew between pieces that are sound in themselves, as in captures put one after the other.</summary>
    Jumping,

    /// <summary>Some are missing, equal or out of order.</summary>
    Broken,
}
