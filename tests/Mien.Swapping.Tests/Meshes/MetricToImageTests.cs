using System.Numerics;
using Mien.Swapping.Meshes.Shape;

namespace Mien.Swapping.Tests.Meshes;

public sealed class MetricToImageTests
{
    [Fact]
    public void Fit_PointsUnderAKnownMap_FindsIt()
    {
        Random random = new(7);
        for (int trial = 0; trial < 20; trial++)
        {
            Matrix4x4 map = Matrix4x4.CreateFromYawPitchRoll(random.NextSingle(), random.NextSingle(), random.NextSingle())
                * Matrix4x4.CreateScale(10 + (30 * random.NextSingle()))
                * Matrix4x4.CreateTranslation(500, 300, 20);
            Vector3[] metric = [.. Enumerable.Range(0, 60).Select(_ => RandomPoint(random))];
            Vector3[] image = [.. metric.Select(point => Vector3.Transform(point, map))];

            MetricToImage fitted = MetricToImage.Fit(metric, image);

            Vector3 direction = RandomPoint(random);
            Vector3 expected = Vector3.TransformNormal(direction, map);
            Assert.True(Vector3.Distance(expected, fitted.Displacement(direction)) < 0.02f * expected.Length() + 0.02f);
        }
    }

    [Fact]
    public void Fit_PointsInOnePlane_IsRefused() =>
        Assert.Throws<ArgumentException>(() => MetricToImage.Fit([Vector3.Zero, Vector3.UnitX, Vector3.UnitY], new Vector3[3]));

    private static Vector3 RandomPoint(Random random) =>
        new(8 * (random.NextSingle() - 0.5f), 8 * (random.NextSingle() - 0.5f), 4 * (random.NextSingle() - 0.5f));
}
