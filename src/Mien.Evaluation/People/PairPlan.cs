namespace Mien.Evaluation.People;

/// <summary>Draws the pairs to judge on.</summary>
public static class PairPlan
{
    /// <summary>The longer side of a pair's pictures lies between these, as in the field's own test of live swappers.</summary>
    public const int SmallestSidePx = 160, LargestSidePx = 640;

    /// <summary>Draws pairs of different people, none of them twice: round after round everyone is source once and target once.</summary>
    /// <param name="people">Those held out.</param>
    /// <param name="count">How many are wanted; fewer come when the people make fewer pairs.</param>
    /// <returns>Empty for fewer than two people.</returns>
    public static IReadOnlyList<FacePair> Draw(IReadOnlyList<Person> people, int count, long seed)
    {
        List<FacePair> pairs = [];
        int rounds = people.Count - 1; // each round has a shift of its own, so that no pair comes twice
        int[] shifts = [.. Enumerable.Range(1, Math.Max(0, rounds)).OrderBy(shift => CounterHash.Of(seed, 0, (uint)shift)).ThenBy(shift => shift)];
        foreach (int shift in shifts)
        {
            for (int source = 0; source < people.Count && pairs.Count < count; source++)
            {
                uint draw = CounterHash.Of(seed, 1, (uint)pairs.Count);
                pairs.Add(new()
                {
                    Number = pairs.Count + 1,
                    Source = people[source],
                    Target = people[(source + shift) % people.Count],
                    LongerSidePx = SmallestSidePx + (int)(draw % (LargestSidePx - SmallestSidePx + 1)),
                });
            }
        }

        return pairs;
    }
}
