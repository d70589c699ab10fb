using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Masks;

namespace Mien.Swapping.Tests.Meshes;

public sealed class StreaksTests
{
    private const int Side = 160;

    [Theory]
    [InlineData(0.6f)]
    [InlineData(0.3f)] // a dim photo's streaks are the same
    public void Find_UprightStreaks_AreAsStrongAsTheirContrast(float lightness)
    {
        Plane streaks = Streaks.Find(Filled((x, _) => lightness * (x % 6 < 3 ? 1 : 0.9f)), Filled((_, _) => 1));

        Assert.InRange(streaks[80, 80], 0.015f, 0.05f);
    }

    [Fact]
    public void Find_LyingStreaksShadeAndAnEdgeOutside_AreNone()
    {
        Plane lying = Streaks.Find(Filled((_, y) => y % 6 < 3 ? 0.6f : 0.54f), Filled((_, _) => 1));
        Plane shade = Streaks.Find(Filled((x, _) => 0.3f + (0.4f * x / Side)), Filled((_, _) => 1));
        Plane edge = Streaks.Find(Filled((x, _) => x < 60 ? 0 : 0.6f), Filled((x, _) => x < 60 ? 0 : 1));

        Assert.InRange(lying[80, 80], 0, 0.001f);
        Assert.InRange(shade[80, 80], 0, 0.002f);
        Assert.All(edge.Samples, streak => Assert.InRange(streak, 0, 0.002f));
    }

    private static Plane Filled(Func<int, int, float> value)
    {
        Plane plane = new(Side, Side);
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            plane.Samples[i] = value(i % Side, i / Side);
        }

        return plane;
    }
}
