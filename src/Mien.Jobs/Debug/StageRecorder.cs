using System.Globalization;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Swapping;

namespace Mien.Jobs.Debug;

/// <summary>Adds up the times of the stages, and writes their pictures when a folder is given.</summary>
internal sealed class StageRecorder(string? folder, string targetPath, string photoName) : ISwapObserver
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, TimeSpan> _times = [];
    private string _face = "";
    private int _pictures;

    public bool WantsPictures => folder is not null;

    public IReadOnlyList<StageTime> Times => [.. _order.Select(stage => new StageTime(stage, _times[stage]))];

    /// <summary>Pictures that follow belong to this face.</summary>
    public void BeginFace(int frame, int number)
    {
        _face = frame == 0 ? $"face{number}" : $"frame{frame}-face{number}";
        _pictures = 0;
    }

    public void Stage(string name, Picture picture)
    {
        if (folder is null)
        {
            return;
        }

        string count = (++_pictures).ToString("00", CultureInfo.InvariantCulture);
        Photo.Of(picture).Save(Path.Combine(folder, $"{photoName}-{_face}-{count}-{name}.png"), new() { Overwrite = true, MadeOf = targetPath });
    }

    public void Time(string stage, TimeSpan elapsed)
    {
        if (_times.TryAdd(stage, elapsed))
        {
            _order.Add(stage);
        }
        else
        {
            _times[stage] += elapsed;
        }
    }

    /// <summary>Runs a stage and records its time.</summary>
    public T Measure<T>(string stage, Func<T> work)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        T result = work();
        Time(stage, System.Diagnostics.Stopwatch.GetElapsedTime(start));
        return result;
    }
}
