using System.Collections.Concurrent;
using System.Diagnostics;

namespace Mien.Jobs.Films.Reports;

/// <summary>Adds up how long each stage was busy. Thread-safe.</summary>
internal sealed class StageMeter
{
    private readonly ConcurrentDictionary<string, long> _ticks = new();
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Runs a piece of a stage's work and counts its time.</summary>
    public T Measure<T>(string stage, Func<T> work)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            Add(stage, Stopwatch.GetElapsedTime(start));
        }
    }

    /// <inheritdoc cref="Measure{T}(string, Func{T})"/>
    public void Measure(string stage, Action work) => Measure(stage, () =>
    {
        work();
        return true;
    });

    public void Add(string stage, TimeSpan time) => _ticks.AddOrUpdate(stage, time.Ticks, (_, sum) => sum + time.Ticks);

    /// <param name="lanes">Segments that were in work at the same time.</param>
    /// <returns>The busiest first.</returns>
    public IReadOnlyList<StageUse> Uses(int lanes)
    {
        double elapsed = Stopwatch.GetElapsedTime(_start).Ticks * (double)lanes;
        return [.. _ticks.OrderByDescending(stage => stage.Value).Select(stage => new StageUse(stage.Key, new(stage.Value), stage.Value / elapsed))];
    }
}
