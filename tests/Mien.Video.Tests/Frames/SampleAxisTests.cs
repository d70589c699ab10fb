using Mien.Video.Frames;

namespace Mien.Video.Tests.Frames;

public sealed class SampleAxisTests
{
    public static TheoryData<int, bool> Axes =>
        [.. from shift in Enumerable.Range(0, 3) from down in new[] { false, true } select (shift, down)];

    [Theory]
    [MemberData(nameof(Axes))]
    public void Taps_OfPixelsMadeFromSamples_GiveTheSamplesBack(int shift, bool down)
    {
        SampleAxis axis = down ? SampleAxis.DownColumn(shift) : SampleAxis.AlongRow(shift);
        Random random = new(shift);
        double[] samples = [.. Enumerable.Range(0, 12).Select(_ => random.NextDouble())];
        double Pixel(int pixel)
        {
            (int sample, float nextShare) = axis.Before(pixel);
            return (samples[sample] * (1 - nextShare)) + (samples[Math.Min(sample + 1, 11)] * nextShare);
        }

        for (int sample = 2; sample < 10; sample++)
        {
            double back = axis.Taps.Select((tap, i) => tap * Pixel((sample << shift) + axis.FirstTap + i)).Sum();
            Assert.Equal(samples[sample], back, 1e-6);
        }
    }

    [Fact]
    public void Before_Of420_SitsOnTheFirstColumnAndBetweenTheRows()
    {
        Assert.Equal((3, 0f), SampleAxis.AlongRow(1).Before(6));
        Assert.Equal((3, 0.5f), SampleAxis.AlongRow(1).Before(7));
        Assert.Equal((2, 0.75f), SampleAxis.DownColumn(1).Before(6));
        Assert.Equal((3, 0.25f), SampleAxis.DownColumn(1).Before(7));
        Assert.Equal((-1, 0.75f), SampleAxis.DownColumn(1).Before(0));
    }
}
