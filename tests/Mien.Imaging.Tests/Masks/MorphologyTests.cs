using Mien.Imaging.Masks;
using Mien.Testing;
using Xunit;

namespace Mien.Imaging.Tests.Masks;

public sealed class MorphologyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1.5f)]
    [InlineData(2.3f)]
    [InlineData(6.9f)]
    [InlineData(20)]
    [InlineData(90)]
    public void DilateAndErode_GreyMask_EqualSlowDisc(float radiusPx)
    {
        Plane mask = Patterns.Noise(53, 31, 4);
        PlaneAssert.Close(Slow(mask, radiusPx, Math.Max), Morphology.Dilate(mask, radiusPx), 0);
        PlaneAssert.Close(Slow(mask, radiusPx, Math.Min), Morphology.Erode(mask, radiusPx), 0);
        PlaneAssert.Close(Morphology.Dilate(mask, radiusPx), Morphology.Dilate(mask, radiusPx, 3), 0);
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(7, 1)]
    public void Dilate_ThinPicture_EqualsSlowDisc(int width, int height)
    {
        Plane mask = Patterns.Noise(width, height, 4);
        PlaneAssert.Close(Slow(mask, 2.5f, Math.Max), Morphology.Dilate(mask, 2.5f), 0);
    }

    [Fact]
    public void ErodeThenDilate_Twice_IsSameAsOnce()
    {
        Plane Open(Plane plane) => Morphology.Dilate(Morphology.Erode(plane, 3.5f), 3.5f);
        Plane once = Open(Patterns.Noise(64, 48, 8));
        PlaneAssert.Close(once, Open(once), 0);
    }

    [Fact]
    public void Dilate_LargerRadius_IsNowhereLess()
    {
        Plane mask = Patterns.Noise(40, 40, 2);
        Plane before = mask;
        for (float radiusPx = 0.5f; radiusPx < 9; radiusPx += 0.7f)
        {
            Plane after = Morphology.Dilate(mask, radiusPx);
            PlaneAssert.Close(after, MaskCombination.Max(before, after), 0);
            before = after;
        }
    }

    [Fact]
    public void Erode_Full_StaysFullAtTheEdge() =>
        PlaneAssert.Close(Patterns.Constant(20, 20, 1), Morphology.Erode(Patterns.Constant(20, 20, 1), 5), 0);

    [Fact]
    public void Dilate_NegativeRadius_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Morphology.Dilate(Patterns.Constant(2, 2, 1), -1));

    private static Plane Slow(Plane mask, float radiusPx, Func<float, float, float> extremum) =>
        Patterns.Fill(mask.Width, mask.Height, (x, y) =>
        {
            float value = mask[x, y];
            for (int j = 0; j < mask.Height; j++)
            {
                for (int i = 0; i < mask.Width; i++)
                {
                    if (((i - x) * (i - x)) + ((j - y) * (j - y)) <= radiusPx * radiusPx)
                    {
                        value = extremum(value, mask[i, j]);
                    }
                }
            }

            return value;
        });
}
