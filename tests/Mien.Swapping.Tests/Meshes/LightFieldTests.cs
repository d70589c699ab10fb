using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Light;

namespace Mien.Swapping.Tests.Meshes;

public sealed class LightFieldTests
{
    [Fact]
    public void Estimate_EvenSkin_IsThatSkinEverywhere()
    {
        Planes even = Filled(64, (_, _) => 0.4f);
        Plane weight = Weight(64, (x, _) => x < 20 ? 1 : 0);

        Planes light = LightField.Estimate(even, weight);

        Assert.All(light.Green.Samples, value => Assert.Equal(0.4f, value, 2e-3f));
    }

    [Fact]
    public void Estimate_DarkSpotWithoutWeight_DoesNotDarkenTheField()
    {
        Planes spotted = Filled(64, (x, y) => Math.Abs(x - 32) < 4 && Math.Abs(y - 32) < 4 ? 0.02f : 0.5f);
        Plane weight = Weight(64, (x, y) => Math.Abs(x - 32) < 4 && Math.Abs(y - 32) < 4 ? 0 : 1);

        Planes light = LightField.Estimate(spotted, weight);

        Assert.Equal(0.5f, light.Red[32, 32], 2e-3f);
    }

    [Fact]
    public void Estimate_LightFromOneSide_IsKept()
    {
        Planes lit = Filled(64, (x, _) => 0.1f + (0.01f * x));

        Planes light = LightField.Estimate(lit, Weight(64, (_, _) => 1));

        Assert.True(light.Blue[56, 32] - light.Blue[8, 32] > 0.3f);
    }

    [Fact]
    public void Ratio_TimesFrom_IsTo()
    {
        Planes from = Filled(16, (x, y) => 0.2f + (0.01f * x));
        Planes to = Filled(16, (x, y) => 0.5f - (0.01f * y));

        Planes ratio = LightField.Ratio(from, to);

        for (int i = 0; i < ratio.Red.Samples.Length; i++)
        {
            Assert.Equal(to.Red.Samples[i], from.Red.Samples[i] * ratio.Red.Samples[i], 5e-3f);
        }
    }

    private static Planes Filled(int side, Func<int, int, float> value) =>
        new(Weight(side, value), Weight(side, value), Weight(side, value));

    private static Plane Weight(int side, Func<int, int, float> value)
    {
        Plane plane = new(side, side);
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                plane[x, y] = value(x, y);
            }
        }

        return plane;
    }
}
