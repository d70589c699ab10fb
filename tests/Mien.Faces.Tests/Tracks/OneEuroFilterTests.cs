using Mien.Faces.Tracks;

namespace Mien.Faces.Tests.Tracks;

public sealed class OneEuroFilterTests
{
    private static readonly OneEuroSettings s_settings = new() { RestingCutoffHz = 1, CutoffPerSpeed = 4, SpeedCutoffHz = 1.5f };

    [Fact]
    public void Next_OneValue_IsThePapersFilter()
    {
        Random random = new(1);
        OneEuroFilter filter = new(s_settings, 1);
        float smoothed = 0, speed = 0, before = 0;
        double seconds = 0;
        for (int i = 0; i < 200; i++)
        {
            float value = random.NextSingle() + (i * 0.01f);
            float gap = 0.01f + (0.05f * random.NextSingle());
            seconds += gap;
            if (i == 0)
            {
                smoothed = value;
            }
            else
            {
                // Casiez et al. 2012, algorithm 1, with the speed of the values themselves.
                static float Alpha(float cutoff, float rate) => 1 / (1 + (rate / (2 * MathF.PI * cutoff)));
                speed += Alpha(1.5f, 1 / gap) * (((value - before) / gap) - speed);
                smoothed += Alpha(1 + (4 * MathF.Abs(speed)), 1 / gap) * (value - smoothed);
            }

            before = value;
            Assert.Equal(smoothed, filter.Next([value], TimeSpan.FromSeconds(seconds))[0], 1e-3f);
        }
    }

    [Theory]
    [InlineData(24)]
    [InlineData(50)]
    [InlineData(120)]
    public void Next_AnyFrameRate_SmoothsAlike(int framesPerSecond)
    {
        float Lag(int rate)
        {
            OneEuroFilter filter = new(s_settings, 1);
            float last = 0;
            for (int i = 0; i <= 3 * rate; i++)
            {
                last = filter.Next([(float)i / rate], TimeSpan.FromSeconds((double)i / rate))[0];
            }

            return 3 - last; // Of a value that rises by 1 a second: the lag in seconds.
        }

        // A low-pass in steps lags up to one step less than its continuous ideal.
        Assert.InRange(Lag(framesPerSecond), Lag(1000) - (1.1f / framesPerSecond), Lag(1000) + 0.002f);
    }

    [Fact]
    public void Next_ManyValues_ShareOneCutoff()
    {
        OneEuroFilter one = new(s_settings, 1);
        OneEuroFilter many = new(s_settings, 40);
        for (int i = 0; i < 30; i++)
        {
            float value = MathF.Sin(i * 0.3f);
            float single = one.Next([value], TimeSpan.FromSeconds(i / 30.0))[0];

            Assert.All(many.Next([.. Enumerable.Repeat(value, 40)], TimeSpan.FromSeconds(i / 30.0)).ToArray(), smoothed => Assert.Equal(single, smoothed, 1e-5f));
        }
    }

    [Fact]
    public void Next_TenTimesAsLargeInATenTimesAsLargeUnit_IsTenTimesTheSame()
    {
        OneEuroFilter small = new(s_settings, 1);
        OneEuroFilter large = new(s_settings, 1);
        for (int i = 0; i < 30; i++)
        {
            float value = MathF.Sin(i * 0.3f);

            Assert.Equal(
                10 * small.Next([value], TimeSpan.FromSeconds(i / 30.0))[0],
                large.Next([10 * value], TimeSpan.FromSeconds(i / 30.0), unit: 10)[0], 1e-4f);
        }
    }

    [Fact]
    public void Next_TimeThatDoesNotGoOn_IsMisuse()
    {
        OneEuroFilter filter = new(s_settings, 1);
        filter.Next([1], TimeSpan.FromSeconds(1));

        Assert.Throws<ArgumentException>(() => filter.Next([1], TimeSpan.FromSeconds(1)).Length);
        Assert.Throws<ArgumentException>(() => filter.Next([1, 2], TimeSpan.FromSeconds(2)).Length);
    }
}
