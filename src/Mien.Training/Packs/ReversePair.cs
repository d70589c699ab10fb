using Mien.Training.Data;

namespace Mien.Training.Packs;

/// <summary>A face to learn from whose picture is the truth, and another person's face that is put on it.</summary>
/// <param name="Truth">Item of the pack.</param>
/// <param name="Source">Item of the pack.</param>
/// <param name="ShapeShare">How far the truth's proportions move to the source's.</param>
internal sealed record ReversePair(int Truth, int Source, float ShapeShare)
{
    /// <summary>Beyond it too little of the source's face shows.</summary>
    private const float MostYawApartDegrees = 35;

    /// <summary>So many sources are drawn before one that is turned further is taken.</summary>
    private const int Draws = 64;

    // swappers.md §4.3: in six of ten pairs the shape goes some way along.
    private const double ShapedShare = 0.6;
    private const double MostShape = 0.5;

    /// <summary>Draws pairs: each photo's face is the truth as often as any other. A face that was made is never the truth, and not put on those it was made of.</summary>
    /// <param name="heldOut">The truths are faces that are held out, and the sources any; else both may be learned from.</param>
    /// <param name="isSource">Which faces are put on others, as long as another person is among them; null for all.</param>
    /// <returns>Empty when there are not two people.</returns>
    public static IReadOnlyList<ReversePair> Draw(FacePack pack, int count, long seed, bool heldOut = false, Func<int, bool>? isSource = null)
    {
        (int firstTruth, int truths, int sources) = heldOut ? (pack.TrainingCount, pack.Count - pack.TrainingCount, pack.Count) : (0, pack.PhotoCount, pack.TrainingCount);
        string[][] people = [.. Enumerable.Range(0, sources).Select(item => PeopleIn(pack, item))];
        int[] all = [.. Enumerable.Range(0, sources)];
        int[] wanted = isSource is null ? all : [.. all.Where(isSource)];
        int[] drawable = SeveralPeople(wanted) ? wanted : all;
        float[] yaws = [.. Enumerable.Range(0, sources).Select(item => pack.ReadNumbers(PackFields.Pose, item)[0])];
        if (truths == 0 || !SeveralPeople(all))
        {
            return [];
        }

        ItemOrder order = new(seed, truths);
        return [.. Enumerable.Range(0, count).Select(number => One(firstTruth + order[number], number))];

        ReversePair One(int truth, int number)
        {
            int other = truth;
            for (uint draw = 0; other == truth || (draw < Draws && Math.Abs(yaws[other] - yaws[truth]) > MostYawApartDegrees); draw++)
            {
                int drawn = drawable[CounterHash.Of(seed, number, draw) % (uint)drawable.Length];
                other = people[drawn].Contains(people[truth][0]) ? other : drawn;
            }

            double shape = CounterHash.Of(seed, number, uint.MaxValue) / (double)uint.MaxValue;
            return new(truth, other, (float)(shape < ShapedShare ? shape / ShapedShare * MostShape : 0));
        }

        // Whoever's picture the truth is, there is somebody else: faces that were made may be of one person all, and do not count.
        bool SeveralPeople(int[] items) => items.Where(item => !pack.IsMade(item)).Select(item => people[item][0]).Distinct().Skip(1).Any();
    }

    /// <summary>Whose face it is, or whose faces it was made of.</summary>
    private static string[] PeopleIn(FacePack pack, int item) => [.. pack.MadeFrom(item).Select(pack.PersonOf)];
}
