namespace Mien.Faces.Persons;

/// <summary>Divides people into those that may be learned from and those that are held out, so that what is measured on the second was
/// never seen. It follows from seed and names alone: the same on every machine, in whatever order the names come.</summary>
/// <remarks>People stand in the order of <see cref="NameHash"/>. The first tenth of them is held out, and so is everyone whose hash lies in the
/// first eighth of its range, whoever else is there: photos that are added to a folder hardly ever take a held-out person into the training.
/// Immutable.</remarks>
public sealed class PeopleSplit
{
    /// <summary>The least part of the people that is held out when nobody says otherwise.</summary>
    public const double UsualShare = 0.1;

    /// <summary>The seed when nobody says otherwise; data and judge must have the same.</summary>
    public const long UsualSeed = 1;

    /// <summary>How much of the range of hashes is held out, over the least part of the people.</summary>
    private const double RangeOverShare = 1.25;

    private readonly HashSet<string> _heldOut;

    private PeopleSplit(HashSet<string> heldOut) => _heldOut = heldOut;

    /// <summary>Names of the people that nothing is learned from; at least one, but empty when there is nobody.</summary>
    public IReadOnlySet<string> HeldOut => _heldOut;

    /// <param name="people">A name that comes again counts once.</param>
    /// <param name="share">The least part of the people to hold out, rounded up; above 0 … 1.</param>
    public static PeopleSplit Of(IEnumerable<string> people, long seed = UsualSeed, double share = UsualShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        (uint Hash, string Name)[] ordered = [.. people.Distinct().Select(name => (NameHash.Of(name, seed), name)).Order()];
        int least = (int)Math.Ceiling(ordered.Length * share);
        double heldOutBelow = share * RangeOverShare * uint.MaxValue;
        return new([.. ordered.Where((person, rank) => rank < least || person.Hash < heldOutBelow).Select(person => person.Name)]);
    }

    public bool IsHeldOut(string person) => _heldOut.Contains(person);
}
