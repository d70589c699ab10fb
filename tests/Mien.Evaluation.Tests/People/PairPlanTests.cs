using Mien.Evaluation.People;

namespace Mien.Evaluation.Tests.People;

public sealed class PairPlanTests
{
    [Theory]
    [InlineData(2, 5, 2)]
    [InlineData(7, 20, 20)]
    [InlineData(7, 1000, 42)]
    [InlineData(1, 10, 0)]
    public void Draw_AnyCount_PairsDifferentPeopleOnce(int people, int wanted, int expected)
    {
        IReadOnlyList<FacePair> pairs = PairPlan.Draw(People(people), wanted, 3);

        Assert.Equal(expected, pairs.Count);
        Assert.Equal(expected, pairs.DistinctBy(pair => pair.Name).Count());
        Assert.All(pairs, pair => Assert.NotEqual(pair.Source, pair.Target));
        Assert.All(pairs, pair => Assert.InRange(pair.LongerSidePx, PairPlan.SmallestSidePx, PairPlan.LargestSidePx));
    }

    [Fact]
    public void Draw_OneRound_HasEveryoneOnceOnEachSide()
    {
        IReadOnlyList<FacePair> pairs = PairPlan.Draw(People(20), 20, 1);

        Assert.Equal(20, pairs.Select(pair => pair.Source).Distinct().Count());
        Assert.Equal(20, pairs.Select(pair => pair.Target).Distinct().Count());
    }

    [Fact]
    public void Draw_AnotherSeed_DrawsOthers() =>
        Assert.NotEqual(PairPlan.Draw(People(20), 50, 1).Select(pair => pair.Name), PairPlan.Draw(People(20), 50, 2).Select(pair => pair.Name));

    private static Person[] People(int count) => [.. Enumerable.Range(0, count).Select(i => new Person($"p{i}", [$"p{i}.png"]))];
}
