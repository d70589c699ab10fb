namespace Mien.Training.Packs;

/// <summary>A line of a file of pairs.</summary>
/// <param name="Swap">Whose face was put on whose picture.</param>
/// <param name="View">Item of the pack: a face of the person who is to be seen in the answer.</param>
internal sealed record TrainingPair(ReversePair Swap, PairKind Kind, int View)
{
    /// <summary>All swaps, each with the real person as the answer; evenly among them some once more, right behind, as what they are.</summary>
    /// <param name="counterfactualShare">Of all pairs, 0 … 0.5.</param>
    /// <returns>As many as <paramref name="count"/> says.</returns>
    public static IReadOnlyList<TrainingPair> Draw(FacePack pack, int count, float counterfactualShare, long seed)
    {
        int counterfactual = Math.Min((int)Math.Round(count * (double)counterfactualShare), count / 2);
        IReadOnlyList<ReversePair> swaps = ReversePair.Draw(pack, count - counterfactual, seed);
        ILookup<string, int> views = Enumerable.Range(0, pack.TrainingCount).ToLookup(pack.PersonOf);
        List<TrainingPair> pairs = [];
        for (int number = 0; number < swaps.Count; number++)
        {
            ReversePair swap = swaps[number];
            pairs.Add(new(swap, PairKind.Reverse, OtherView(swap.Truth, (uint)pairs.Count)));
            if ((long)(number + 1) * counterfactual / swaps.Count > (long)number * counterfactual / swaps.Count)
            {
                pairs.Add(new(swap, PairKind.Counterfactual, OtherView(swap.Source, (uint)pairs.Count)));
            }
        }

        return pairs;

        // Another face of the person, if the pack has one.
        int OtherView(int item, uint pair)
        {
            int[] others = [.. views[pack.PersonOf(item)].Where(other => other != item)];
            return others.Length == 0 ? item : others[CounterHash.Of(seed, pair, (uint)item) % (uint)others.Length];
        }
    }
}
