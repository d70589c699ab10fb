using System.Numerics;
using Mien.Imaging.Geometry;

namespace Mien.Imaging.Tests.Geometry;

public sealed class Affine2Tests
{
    [Fact]
    public void Invert_ThenMap_IsIdentity()
    {
        Random random = new(1);
        for (int round = 0; round < 200; round++)
        {
            Affine2 map = RandomSimilarity(random);
            Vector2 point = RandomPoint(random);
            Assert.True(Vector2.Distance(point, map.Then(map.Invert()).Apply(point)) < 0.01f);
            Assert.True(Vector2.Distance(point, map.Invert().Apply(map.Apply(point))) < 0.01f);
        }
    }

    [Fact]
    public void Then_TwoMaps_AppliesThisFirst()
    {
        Affine2 map = Affine2.Translation(1, 0).Then(Affine2.Scaling(2, 3));
        Assert.Equal(new Vector2(4, 6), map.Apply(new(1, 2)));
    }

    [Fact]
    public void Similarity_QuarterTurn_TurnsClockwiseInThePicture()
    {
        Vector2 turned = Affine2.Similarity(2, 90, new(10, 20)).Apply(new(1, 0));
        Assert.True(Vector2.Distance(new(10, 22), turned) < 1e-5f);
    }

    [Fact]
    public void FitSimilarity_ExactPoints_FindsTheMap()
    {
        Random random = new(2);
        for (int round = 0; round < 100; round++)
        {
            Affine2 map = RandomSimilarity(random);
            Vector2[] from = [.. Enumerable.Range(0, 5).Select(_ => RandomPoint(random))];
            Vector2[] to = [.. from.Select(map.Apply)];
            Assert.True(Distance(map, Affine2.FitSimilarity(from, to)) < 0.05f);
            Assert.True(Distance(map, Affine2.FitAffine(from, to)) < 0.05f);
        }
    }

    [Fact]
    public void FitSimilarity_NoisyPoints_NoNearbyMapIsBetter()
    {
        Random random = new(3);
        Vector2[] from = [.. Enumerable.Range(0, 9).Select(_ => RandomPoint(random))];
        Vector2[] to = [.. from.Select(point => (point * 1.5f) + (RandomPoint(random) * 0.1f))];
        float[] weights = [.. from.Select(_ => random.NextSingle() + 0.1f)];
        Affine2 similarity = Affine2.FitSimilarity(from, to, weights);
        Affine2 affine = Affine2.FitAffine(from, to, weights);
        double bestSimilarity = Cost(similarity, from, to, weights);
        double bestAffine = Cost(affine, from, to, weights);
        Assert.True(bestAffine < bestSimilarity);
        foreach (float change in new[] { -0.01f, 0.01f })
        {
            Affine2 scaled = similarity with { Xx = similarity.Xx + change, Yy = similarity.Yy + change };
            Affine2 turned = similarity with { Xy = similarity.Xy + change, Yx = similarity.Yx - change };
            Assert.True(Cost(scaled, from, to, weights) > bestSimilarity);
            Assert.True(Cost(turned, from, to, weights) > bestSimilarity);
            Assert.True(Cost(similarity with { X0 = similarity.X0 + change }, from, to, weights) > bestSimilarity);
            Assert.True(Cost(affine with { Xy = affine.Xy + change }, from, to, weights) > bestAffine);
            Assert.True(Cost(affine with { Yy = affine.Yy + change }, from, to, weights) > bestAffine);
        }
    }

    [Fact]
    public void FitAffine_WeightZero_IgnoresThePoint()
    {
        Vector2[] from = [new(0, 0), new(10, 0), new(0, 10), new(7, 7)];
        Vector2[] to = [new(1, 1), new(11, 1), new(1, 11), new(500, -500)];
        Affine2 map = Affine2.FitAffine(from, to, [1, 1, 1, 0]);
        Assert.True(Distance(Affine2.Translation(1, 1), map) < 1e-3f);
    }

    [Fact]
    public void Fit_DegeneratePoints_Throws()
    {
        Vector2[] same = [new(3, 3), new(3, 3), new(3, 3)];
        Vector2[] line = [new(0, 0), new(1, 1), new(2, 2)];
        Assert.Throws<ArgumentException>(() => Affine2.FitSimilarity(same, line));
        Assert.Throws<ArgumentException>(() => Affine2.FitAffine(line, same));
        Assert.Throws<ArgumentException>(() => Affine2.FitAffine(line, same.AsSpan(0, 2)));
        Assert.Throws<InvalidOperationException>(() => Affine2.Scaling(0, 1).Invert());
    }

    [Fact]
    public void Fit_Regions_CarriesOuterEdges()
    {
        Affine2 map = Affine2.Fit(new(10, 20, 100, 50), new(0, 0, 50, 100));
        Assert.True(Vector2.Distance(new(-0.5f, -0.5f), map.Apply(new(9.5f, 19.5f))) < 1e-4f);
        Assert.True(Vector2.Distance(new(49.5f, 99.5f), map.Apply(new(109.5f, 69.5f))) < 1e-4f);
    }

    private static double Cost(Affine2 map, Vector2[] from, Vector2[] to, float[] weights) =>
        from.Select((point, i) => (double)weights[i] * Vector2.DistanceSquared(map.Apply(point), to[i])).Sum();

    private static float Distance(Affine2 expected, Affine2 actual) => new[] { new Vector2(0, 0), new(300, 0), new(0, 300) }
        .Max(point => Vector2.Distance(expected.Apply(point), actual.Apply(point)));

    private static Vector2 RandomPoint(Random random) => new(random.NextSingle() * 400, random.NextSingle() * 400);

    private static Affine2 RandomSimilarity(Random random) =>
        Affine2.Similarity(0.2f + (3 * random.NextSingle()), 360 * random.NextSingle(), RandomPoint(random));
}
