using Mien.Imaging.Pixels;
using Mien.Swapping;

namespace Mien.Benchmarks;

/// <summary>Where the time of a swap goes: the fastest, the median and the mean of each stage over many swaps.</summary>
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
                times.Clear(); // warm from here on
            }

            identity.SwapInPlace(scene.Photo.Clone(), scene.TargetFace, new(), times);
        }

        times.Print();
    }

    public void Clear() => _milliseconds.Clear();

    public void Print()
    {
        foreach ((string stage, List<double> values) in _milliseconds)
        {
            values.Sort();
            Console.WriteLine($"{stage,-8} {values[0],6:0.00} {values[values.Count / 2],6:0.00} {values.Average(),6:0.00} ms");
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
