using Mien.Imaging.Pixels;
using Mien.Swapping;

namespace Mien.Benchmarks;

/// <summary>Where the time of a swap goes: the fastest and the median of each stage over many swaps.</summary>
internal sealed class StageTimes : ISwapObserver
{
    private readonly Dictionary<string, List<double>> _milliseconds = [];

    public bool WantsPictures => false;

    public static void Run(int swaps)
    {
        using Scene scene = new();
        ISwapIdentity identity = scene.Swapper.Prepare([scene.Source]);
        StageTimes times = new();
        for (int i = 0; i < swaps; i++)
        {
            if (i == swaps / 4)
            {
                times._milliseconds.Clear(); // warm from here on
            }

            identity.SwapInPlace(scene.Photo.Clone(), scene.TargetFace, new(), times);
        }

        foreach ((string stage, List<double> values) in times._milliseconds)
        {
            values.Sort();
            Console.WriteLine($"{stage,-8} {values[0],6:0.0} {values[values.Count / 2],6:0.0} ms");
        }
    }

    public void Stage(string name, Picture picture)
    {
    }

    public void Time(string stage, TimeSpan elapsed)
    {
        if (!_milliseconds.TryGetValue(stage, out List<double>? values))
        {
            values = [];
            _milliseconds.Add(stage, values);
        }

        values.Add(elapsed.TotalMilliseconds);
    }
}
