namespace Mien.Evaluation.People;

/// <summary>Who may teach a network and who is kept to judge it. It follows from names and seed alone.</summary>
public sealed record PeopleSplit
{
    /// <summary>The least share of people that is held out when nobody says otherwise.</summary>
    public const double UsualShare = 0.1;

    public required IReadOnlyList<Person> Training { get; init; }

    /// <summary>At least one in ten, in the order of their hashes.</summary>
    public required IReadOnlyList<Person> HeldOut { get; init; }

    /// <param name="share">Above 0 … 1, of the people to hold out; rounded up.</param>
    public static PeopleSplit Of(IReadOnlyList<Person> people, long seed, double share = UsualShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        Person[] ordered = [.. people.OrderBy(person => NameHash.Of(person.Name, seed)).ThenBy(person => person.Name, StringComparer.Ordinal)];
        int held = (int)Math.Ceiling(ordered.Length * share);
        return new() { HeldOut = ordered[..held], Training = ordered[held..] };
    }
}
