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

    /// <summary>Draws pairs among the faces that may be learned from: each is the truth as often as any other.</summary>
    /// <returns>Empty when they are of one person.</returns>
    public static IReadOnlyList<ReversePair> Draw(FacePack pack, int count, long seed)
    {
        string[] people = [.. Enumerable.Range(0, pack.TrainingCount).Select(pack.PersonOf)];
        float[] yaws = [.. Enumerable.Range(0, pack.TrainingCount).Select(item => pack.ReadNumbers(PackFields.Pose, item)[0])];
        if (people.Distinct().Count() < 2)
        {
            return [];
        }

        ItemOrder order = new(seed, pack.TrainingCount);
        return [.. Enumerable.Range(0, count).Select(number => One(order[number], number))];

        ReversePair One(int truth, int number)
        {
            int other = truth;
            for (uint draw = 0; other == truth || (draw < Draws && Math.Abs(yaws[other] - yaws[truth]) > MostYawApartDegrees); draw++)
            {
                int drawn = (int)(CounterHash.Of(seed, number, draw) % (uint)people.Length);
                other = people[drawn] == people[truth] ? other : drawn;
            }

            double shape = CounterHash.Of(seed, number, uint.MaxValue) / (double)uint.MaxValue;
            return new(truth, other, (float)(shape < ShapedShare ? shape / ShapedShare * MostShape : 0));
        }
    }
}
