using Mien.Evaluation.Judges;
using Mien.Evaluation.People;

namespace Mien.Evaluation.Runs;

/// <summary>The untouched faces of all held-out people.</summary>
internal sealed class Gallery
{
    private readonly Dictionary<string, float[]> _first = [];
    private readonly List<double> _samePerson = [];

    public List<Person> Present { get; } = [];

    public List<string> Missing { get; } = [];

    public static Gallery Of(IReadOnlyList<Person> people, PeopleLooks looks, int workers, CancellationToken cancellation)
    {
        SeenFace?[][] seen = new SeenFace?[people.Count][];
        Parallel.For(0, people.Count, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation }, i =>
            seen[i] = [.. people[i].Photos.Select(photo => looks.Look(photo, PairPlan.LargestSidePx, cancellation))]);
        Gallery gallery = new();
        for (int i = 0; i < people.Count; i++)
        {
            gallery.Add(people[i], seen[i]);
        }

        return gallery;
    }

    /// <summary>Mean cosine of different people.</summary>
    public double Strangers()
    {
        float[][] all = [.. _first.Values];
        double sum = 0;
        for (int one = 0; one < all.Length; one++)
        {
            for (int other = 0; other < one; other++)
            {
                sum += SeenFace.Cosine(all[one], all[other]);
            }
        }

        return sum / (all.Length * (all.Length - 1) / 2.0);
    }

    /// <summary>Mean cosine of two pictures of one person; null where nobody has two.</summary>
    public double? SamePerson() => _samePerson.Count > 0 ? _samePerson.Average() : null;

    /// <summary>Place of a person among all by likeness, from 1.</summary>
    public int RankOf(string name, float[] identity)
    {
        double own = SeenFace.Cosine(_first[name], identity);
        return 1 + _first.Count(other => other.Key != name && SeenFace.Cosine(other.Value, identity) >= own);
    }

    private void Add(Person person, SeenFace?[] seen)
    {
        if (seen[0] is not { } first)
        {
            Missing.Add(person.Name);
            return;
        }

        Present.Add(person);
        _first[person.Name] = first.Identity;
        _samePerson.AddRange(seen.Skip(1).OfType<SeenFace>().Select(other => other.CosineTo(first)));
    }
}
