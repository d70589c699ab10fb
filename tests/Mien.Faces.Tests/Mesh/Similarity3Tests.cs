using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Faces.Tests.Mesh;

public sealed class Similarity3Tests
{
    [Fact]
    public void Fit_MappedPoints_RecoversMap()
    {
        Random random = new(3);
        float Draw() => (random.NextSingle() * 2) - 1;
        for (int round = 0; round < 200; round++)
        {
            Vector3[] from = [.. Enumerable.Range(0, 6).Select(_ => new Vector3(Draw(), Draw(), Draw()))];
            float[] weights = [.. from.Select(_ => 0.1f + random.NextSingle())];
            Quaternion rotation = Quaternion.Normalize(new(Draw(), Draw(), Draw(), Draw()));
            Similarity3 expected = new(0.2f + random.NextSingle(), rotation, new(Draw(), Draw(), Draw()));

            Similarity3 actual = Similarity3.Fit(from, Array.ConvertAll(from, expected.Apply), weights);

            Assert.All(from, point => Assert.True(Vector3.Distance(expected.Apply(point), actual.Apply(point)) < 1e-4));
            Assert.All(from, point => Assert.True(Vector3.Distance(point, actual.ApplyInverse(actual.Apply(point))) < 1e-4));
        }
    }

    [Fact]
    public void Fit_MirroredPoints_StaysARotation()
    {
        Vector3[] from = [new(1, 0, 0), new(0, 2, 0), new(0, 0, 3), new(-1, -1, 0.5f)];
        Vector3[] to = Array.ConvertAll(from, point => point with { X = -point.X });

        Similarity3 fit = Similarity3.Fit(from, to, [1, 1, 1, 1]);

        Assert.Equal(1, fit.Rotation.Length(), 1e-5f);
        Assert.True(fit.Scale > 0);
        Assert.Contains(from.Zip(to), pair => Vector3.Distance(fit.Apply(pair.First), pair.Second) > 0.1f);
    }

    [Fact]
    public void Fit_WeightZero_IgnoresPoint()
    {
        Vector3[] from = [new(1, 0, 0), new(0, 2, 0), new(0, 0, 3), new(5, 5, 5)];
        Vector3[] to = [from[0], from[1], from[2], new(-90, 7, 1)];

        Similarity3 fit = Similarity3.Fit(from, to, [1, 2, 3, 0]);

        Assert.Equal(1, fit.Scale, 1e-5f);
        Assert.True(fit.Translation.Length() < 1e-5);
    }
}
