using Mien.Faces.Detection;
using Mien.Imaging.Geometry;

namespace Mien.Faces.Tests.Detection;

public sealed class NonMaximumSuppressionTests
{
    [Fact]
    public void Keep_OverlappingBoxes_KeepsTheBestOfEachGroup()
    {
        ScoredBox weak = new(new(0, 0, 100, 100), 0.6f);
        ScoredBox strong = new(new(10, 0, 100, 100), 0.9f);
        ScoredBox far = new(new(300, 0, 100, 100), 0.5f);

        Assert.Equal([strong, far], Keep([weak, strong, far], maximumOverlap: 0.5f));
    }

    [Fact]
    public void Keep_SmallBoxInsideALargeOne_GoesOnlyWhenCoverCounts()
    {
        ScoredBox large = new(new(0, 0, 100, 100), 0.9f);
        ScoredBox inside = new(new(40, 40, 20, 20), 0.8f);

        Assert.Equal(2, Keep([large, inside], maximumOverlap: 0.3f).Count);
        Assert.Equal([large], Keep([large, inside], maximumOverlap: 0.3f, maximumCover: 0.7f));
    }

    [Fact]
    public void Keep_AnyBoxes_IsIdempotentAndIndependentOfOrder()
    {
        Random random = new(3);
        for (int trial = 0; trial < 50; trial++)
        {
            ScoredBox[] boxes = [.. Enumerable.Range(0, 40).Select(_ => new ScoredBox(
                new(random.Next(200), random.Next(200), random.Next(5, 90), random.Next(5, 90)), random.NextSingle()))];

            IReadOnlyList<ScoredBox> kept = Keep(boxes, 0.3f);
            random.Shuffle(boxes);

            Assert.Equal(kept, Keep(boxes, 0.3f));
            Assert.Equal(kept, Keep(kept, 0.3f));
            Assert.All(kept.SelectMany((one, i) => kept.Skip(i + 1).Select(other => one.Box.OverlapWith(other.Box))), overlap => Assert.True(overlap <= 0.3f));
        }
    }

    [Fact]
    public void Keep_Nothing_IsEmpty() => Assert.Empty(Keep([], 0.5f));

    private static IReadOnlyList<ScoredBox> Keep(IEnumerable<ScoredBox> boxes, float maximumOverlap, float maximumCover = 1) =>
        NonMaximumSuppression.Keep(boxes, thing => thing.Box, thing => thing.Score, maximumOverlap, maximumCover);
}
