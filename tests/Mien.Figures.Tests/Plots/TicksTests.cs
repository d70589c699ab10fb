using System.Globalization;
using Mien.Figures.Plots;
using Xunit;

namespace Mien.Figures.Tests.Plots;

public sealed class TicksTests
{
    [Fact]
    public void Linear_AnyRange_GivesTheFewestRoundStepsThatAreEnough()
    {
        Random random = new(17);
        for (int trial = 0; trial < 2000; trial++)
        {
            double length = Math.Pow(10, (random.NextDouble() * 12) - 6);
            double low = length * ((random.NextDouble() * 20) - 10);
            int most = random.Next(2, 13);
            IReadOnlyList<Tick> ticks = Ticks.Linear(low, low + length, most);

            Assert.InRange(ticks.Count, most <= 2 ? 0 : 1, most + 1);
            Assert.All(ticks, tick => Assert.InRange(tick.Value, low - (length * 1e-6), low + (length * (1 + 1e-6))));
            Assert.Equal(ticks.Count, ticks.Select(tick => tick.Label).Distinct().Count());
            if (ticks.Count > 1)
            {
                double step = ticks[1].Value - ticks[0].Value;
                Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.Equal(step, pair.Second.Value - pair.First.Value, step * 1e-6));
                double mantissa = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-6));
                Assert.Contains(new[] { 1.0, 2, 5 }, round => Math.Abs(mantissa - round) < 1e-6 * round);
                Assert.Equal(0, Math.IEEERemainder(ticks[0].Value, step), step * 1e-6);
                Assert.True(length / step > most / 2.5 - 1e-6, $"{length} at most {most}: steps of {step} are too few");
            }
        }
    }

    [Fact]
    public void Linear_Labels_ReadAsTheirValues()
    {
        Random random = new(23);
        for (int trial = 0; trial < 500; trial++)
        {
            double length = Math.Pow(10, (random.NextDouble() * 6) - 2);
            double low = length * ((random.NextDouble() * 4) - 2);
            Assert.All(Ticks.Linear(low, low + length, 6), tick => Assert.Equal(
                tick.Value, double.Parse(tick.Label.Replace('−', '-').Replace("\u202F", ""), CultureInfo.InvariantCulture), length * 1e-6));
        }
    }

    [Theory]
    [InlineData(0, 1, 5, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-2, 2, 4, "−2 −1 0 1 2")]
    [InlineData(0, 12000, 3, "0 5_000 10_000")]
    [InlineData(0, 2e-4, 2, "0 1×10⁻⁴ 2×10⁻⁴")]
    [InlineData(0.0, 0.003, 3, "0 0.001 0.002 0.003")]
    public void Linear_Examples_AreWrittenPlainly(double low, double high, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ticks.Linear(low, high, most).Select(tick => tick.Label.Replace('\u202F', '_'))));

    [Theory]
    [InlineData(0.001, 1000, 10, "0.001 0.01 0.1 1 10 100 1000")]
    [InlineData(1, 50, 6, "1 2 5 10 20 50")]
    [InlineData(1.5, 45, 3, "2 5 10 20")]
    [InlineData(1e-9, 1e9, 6, "10⁻⁹ 10⁻⁶ 0.001 1 1000 10⁶ 10⁹")]
    [InlineData(3, 4, 5, "3.0 3.2 3.4 3.6 3.8 4.0")]
    public void Log_Examples_ArePowersOfTen(double low, double high, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ticks.Log(low, high, most).Select(tick => tick.Label)));

    [Theory]
    [InlineData(0, 120, 4, "0:00 0:30 1:00 1:30 2:00")]
    [InlineData(0, 7200, 4, "0:00:00 0:30:00 1:00:00 1:30:00 2:00:00")]
    [InlineData(59.5, 60.5, 2, "0:59.5 1:00.0 1:00.5")]
    public void Time_Examples_AreMinutesAndSeconds(double low, double high, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ticks.Time(low, high, most).Select(tick => tick.Label)));

    [Fact]
    public void Ticks_NoRange_IsMisuse()
    {
        Assert.Throws<ArgumentException>(() => Ticks.Linear(1, 1, 5));
        Assert.Throws<ArgumentException>(() => Ticks.Linear(0, double.NaN, 5));
        Assert.Throws<ArgumentException>(() => Ticks.Log(0, 10, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ticks.Linear(0, 1, 0));
    }
}
