using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mien.Faces.Persons;

/// <summary>Divides people into those that may be learned from and those that are held out, so that what is measured on the second was
/// never seen. It follows from seed and names alone: the same on every machine, in whatever order the names come.</summary>
/// <remarks>A name's place is a hash of seed and name. Who lies in the first eighth is held out whoever else is there: a
/// larger folder never takes one of them into the training. Where that makes fewer than a tenth of the people, or nobody, the next ones are
/// held out too. Immutable.</remarks>
public sealed class PeopleSplit
{
    /// <summary>What is held out in any case.</summary>
    public const double LeastHeldOutShare = 0.1;

    /// <summary>The seed when none is given; data and judge must have the same.</summary>
    public const long UsualSeed = 1;

    private const ulong HeldOutBelow = ulong.MaxValue / 8;
    private readonly HashSet<string> _heldOut;

    private PeopleSplit(HashSet<string> heldOut, long seed)
    {
        _heldOut = heldOut;
        Seed = seed;
    }

    public long Seed { get; }

    /// <summary>Names of the people that nothing is learned from: at least a tenth, and one; empty when there is nobody.</summary>
    public IReadOnlySet<string> HeldOut => _heldOut;

    /// <param name="people">A name that comes again counts once.</param>
    public static PeopleSplit Of(IEnumerable<string> people, long seed = UsualSeed)
    {
        (ulong Place, string Name)[] ordered = [.. people.Distinct().Select(name => (PlaceOf(name, seed), name)).Order()];
        int least = (int)Math.Ceiling(ordered.Length * LeastHeldOutShare);
        return new([.. ordered.Where((person, rank) => rank < least || person.Place < HeldOutBelow).Select(person => person.Name)], seed);
    }

    public bool IsHeldOut(string person) => _heldOut.Contains(person);

    /// <summary>The first eight bytes of SHA-256 of "seed/name". Names are composed first: file systems spell an é in two ways.</summary>
    private static ulong PlaceOf(string name, long seed) => BinaryPrimitives.ReadUInt64BigEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{name.Normalize()}"))));
}
