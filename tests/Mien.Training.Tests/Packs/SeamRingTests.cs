using Mien.Imaging.Pixels;
using Mien.Training.Packs;

namespace Mien.Training.Tests.Packs;

public sealed class SeamRingTests
{
    [Fact]
    public void Outside_FaceWithASoftEdge_IsNothingAlongTheEdgeAlone()
    {
        Plane replaced = new(200, 200);
        for (int x = 0; x < 200; x++)
        {
            for (int y = 0; y < 200; y++)
            {
                // Whole within 50 px of the middle, nothing beyond 60.
                replaced[x, y] = Math.Clamp((60 - float.Hypot(x - 100, y - 100)) / 10, 0, 1);
            }
        }

        Plane counts = SeamRing.Outside(replaced);

        Assert.All(new[] { 100, 120, 145 }, x => Assert.Equal(1, counts[x, 100]));
        Assert.All(new[] { 150, 155, 160 }, x => Assert.Equal(0, counts[x, 100]));
        Assert.All(new[] { 165, 199 }, x => Assert.Equal(1, counts[x, 100]));
    }

    [Fact]
    public void Outside_NothingReplaced_CountsEverywhere() => Assert.All(SeamRing.Outside(new(40, 40)).Samples, sample => Assert.Equal(1, sample));
}
