using Mien.Graphs;
using Mien.Runtime;
using Mien.Training.Networks;

namespace Mien.Training.Tests.Networks;

public sealed class PhotoConditionsTests
{
    private const int Count = 16, SizePx = 512, Area = SizePx * SizePx;
    private const float Grey = 0.4f, Contrast = 0.2f;

    [Fact]
    public void Of_TwoPicturesOfAnItem_ArePutIntoTheSameLight()
    {
        (float[] flat, float[] striped) = Run(step: 1);

        int relit = 0;
        for (int item = 0; item < Count; item++)
        {
            float[] gains = [.. Pixels(flat, item).Select(value => value / Grey)];
            Assert.InRange(gains.Min(), 0.6f, 1.6f);
            Assert.InRange(gains.Max(), 0.6f, 1.6f);
            relit += gains.Max() - gains.Min() > 0.01f ? 1 : 0;
            for (int x = 0; x < SizePx - 4; x += 4)
            {
                // Stripes of a pixel: four beside each other are grey on the average, however small the photo was.
                float mean = Enumerable.Range(x, 4).Average(i => striped[(item * 3 * Area) + (100 * SizePx) + i]);
                Assert.Equal(flat[(item * 3 * Area) + (100 * SizePx) + x + 2], mean, 0.01f);
            }
        }

        Assert.InRange(relit, 4, 12); // about half
    }

    [Fact]
    public void Of_FineStripes_FadeInSmallPhotosAlone()
    {
        (float[] flat, float[] striped) = Run(step: 1);

        float[] contrasts = [.. Enumerable.Range(0, Count).Select(item => Pixels(striped, item).Zip(Pixels(flat, item)).Average(pair => MathF.Abs(pair.First - pair.Second) / (pair.Second / Grey)) / Contrast)];
        Assert.All(contrasts, contrast => Assert.InRange(contrast, -0.01f, 1.01f));
        Assert.InRange(contrasts.Count(contrast => contrast > 0.99f), 1, 9); // 640 … 512 px: a quarter
        Assert.InRange(contrasts.Count(contrast => contrast < 0.01f), 1, 9); // 256 … 160 px: a fifth
    }

    [Fact]
    public void Of_LightAlone_KeepsAllDetail()
    {
        (float[] flat, float[] striped) = Run(step: 1, PhotoVariation.Light);

        Assert.All(Run(step: 1).Flat.Zip(flat), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.All(Enumerable.Range(0, Count), item => Assert.Equal(1, Pixels(striped, item).Zip(Pixels(flat, item)).Average(pair => MathF.Abs(pair.First - pair.Second) / (pair.Second / Grey)) / Contrast, 0.02f));
    }

    [Fact]
    public void Of_SameStep_GivesTheSame_AndAnotherOthers()
    {
        Assert.Equal(Run(step: 3).Striped, Run(step: 3).Striped);
        Assert.NotEqual(Run(step: 3).Striped, Run(step: 4).Striped);
    }

    private static IEnumerable<float> Pixels(float[] pictures, int item) => pictures.Skip(item * 3 * Area).Take(Area);

    private static (float[] Flat, float[] Striped) Run(long step, PhotoVariation variation = PhotoVariation.All)
    {
        Graph graph = new("conditions");
        PhotoConditions conditions = new(Count, SizePx, new(graph.Integers([7], Shape.Scalar), graph.Integers([step], Shape.Scalar)), variation);
        float[] stripes = [.. Enumerable.Range(0, SizePx).Select(x => x % 2 == 0 ? Grey - Contrast : Grey + Contrast)];
        Tensor flat = graph.Filled(Grey, [Count, 3, SizePx, SizePx]);
        graph.Output("flat", conditions.Of(flat));
        graph.Output("striped", conditions.Of((flat * 0f) + graph.Constant(stripes, [1, 1, 1, SizePx])));
        using Session session = Session.Open(graph.ToOnnx(), new() { Device = DeviceChoice.Cpu });
        float[][] results = [.. session.Run([]).Select(value => value.Floats.ToArray())];
        return (results[0], results[1]);
    }
}
