using Mien.Faces.Identity;

namespace Mien.Faces.Tracks;

/// <summary>Whose track it is: its number, and who that has been so far. Tracks that were confused exchange it.</summary>
internal sealed class TrackPerson(int number)
{
    public int Number => number;

    public IdentityMean Mean { get; } = new();

    public int Looks { get; set; }

    public TimeSpan? LookedAt { get; set; }

    public float BestQuality { get; set; }
}
