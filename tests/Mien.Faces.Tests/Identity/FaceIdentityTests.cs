using Mien.Faces.Identity;

namespace Mien.Faces.Tests.Identity;

public sealed class FaceIdentityTests
{
    [Fact]
    public void Embedding_OfAnyLength_IsBroughtToOne()
    {
        FaceIdentity identity = Random(3, scale: 7);

        Assert.Equal(1, identity.Embedding.ToArray().Sum(value => value * value), 1e-5f);
        Assert.Equal(0, identity.DistanceTo(Random(3, scale: 0.1f)), 1e-3f);
    }

    [Fact]
    public void DistanceTo_OrthogonalAndOpposite_AreTheChordsOfTheSphere()
    {
        float[] first = new float[128];
        first[0] = 1;
        float[] second = new float[128];
        second[1] = 3;

        Assert.Equal(MathF.Sqrt(2), new FaceIdentity(first).DistanceTo(new(second)), 1e-5f);
        Assert.Equal(2, new FaceIdentity(first).DistanceTo(new([.. first.Select(value => -value)])), 1e-5f);
    }

    [Fact]
    public void Mean_OfTwo_IsEquallyFarFromBoth()
    {
        FaceIdentity one = Random(1);
        FaceIdentity other = Random(2);

        FaceIdentity mean = FaceIdentity.Mean([one, other]);

        Assert.Equal(mean.DistanceTo(one), mean.DistanceTo(other), 1e-5f);
        Assert.True(mean.DistanceTo(one) < one.DistanceTo(other));
    }

    [Fact]
    public void SimilarityTo_FallsWithDistance_AndIsOneHalfAtTheThreshold()
    {
        Assert.Equal(0.5f, FaceIdentity.SimilarityAt(FaceIdentity.SamePersonDistance), 1e-6f);
        Assert.True(FaceIdentity.SimilarityAt(0) > 0.98f);
        Assert.True(FaceIdentity.SimilarityAt(0.6f) < 0.1f);
        for (float distance = 0; distance < 2; distance += 0.01f)
        {
            Assert.True(FaceIdentity.SimilarityAt(distance) >= FaceIdentity.SimilarityAt(distance + 0.01f));
        }
    }

    [Fact]
    public void Constructor_NothingToNormalise_IsMisuse()
    {
        Assert.Throws<ArgumentException>(() => new FaceIdentity(new float[128]));
        Assert.Throws<ArgumentException>(() => new FaceIdentity(new float[127]));
        Assert.Throws<ArgumentException>(() => new FaceIdentity([.. Enumerable.Repeat(float.NaN, 128)]));
        Assert.Throws<ArgumentException>(() => FaceIdentity.Mean([]));
    }

    private static FaceIdentity Random(int seed, float scale = 1)
    {
        Random random = new(seed);
        return new([.. Enumerable.Range(0, 128).Select(_ => (random.NextSingle() - 0.5f) * scale)]);
    }
}
