using System.Text;
using System.Text.Json;

namespace Mien.Training.Loops;

/// <summary>The file metrics.jsonl: a line for each step, {"step":n,"seconds":t,"loss":x,…}; a look's metrics begin with "heldout/". Line 0 is the
/// look before the first step.</summary>
internal sealed class MetricsLog : IDisposable
{
    public const string HeldOutPrefix = "heldout/";
    private const string StepKey = "step";
    private const string SecondsKey = "seconds";
    private readonly FileStream _file;
    private readonly Dictionary<string, ThinnedSeries> _series = [];

    /// <summary>Opens the log and cuts off what comes after a step: it was done after the checkpoint from which a run goes on.</summary>
    /// <param name="lastStep">−1 for none.</param>
    public MetricsLog(string path, long lastStep)
    {
        _file = Disk.OpenLog(path);
        long end = ReadUpTo(lastStep);
        _file.SetLength(Math.Min(end, _file.Length));
        _file.Seek(0, SeekOrigin.End);
        if (end > _file.Length)
        {
            _file.WriteByte((byte)'\n'); // a kill tore it off
        }
    }

    /// <summary>Of the last line; 0 when there is none.</summary>
    public double Seconds { get; private set; }

    /// <summary>All that was measured, by name and in the order of first appearance, thinned.</summary>
    public IReadOnlyDictionary<string, ThinnedSeries> Series => _series;

    /// <summary>The first and the last look, by the metrics' own names; empty before.</summary>
    public IReadOnlyDictionary<string, double> FirstLook { get; private set; } = new Dictionary<string, double>();

    public IReadOnlyDictionary<string, double> LastLook { get; private set; } = new Dictionary<string, double>();

    /// <summary>−1 before the first look.</summary>
    public long LastLookStep { get; private set; } = -1;

    /// <param name="look">Empty when there was none at this step.</param>
    public void Append(long step, double seconds, IReadOnlyDictionary<string, double> metrics, IReadOnlyDictionary<string, double> look)
    {
        using MemoryStream line = new();
        using (Utf8JsonWriter json = new(line))
        {
            json.WriteStartObject();
            json.WriteNumber(StepKey, step);
            json.WriteNumber(SecondsKey, Math.Round(seconds, 3));
            foreach ((string name, double value) in metrics.Concat(look.Select(entry => KeyValuePair.Create(HeldOutPrefix + entry.Key, entry.Value))))
            {
                json.WriteNumber(name, value);
            }

            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        _file.Write(line.GetBuffer().AsSpan(0, (int)line.Length));
        _file.Flush();
        Remember(step, seconds, metrics, look);
    }

    public void Dispose() => _file.Dispose();

    /// <returns>Where the lines up to the step end; one more than the file has when its last line is whole but for its end.</returns>
    private long ReadUpTo(long lastStep)
    {
        long end = 0;
        using StreamReader reader = new(_file, Encoding.UTF8, leaveOpen: true);
        while (reader.ReadLine() is string line && TryRead(line, lastStep))
        {
            end += Encoding.UTF8.GetByteCount(line) + 1;
        }

        return end;
    }

    private bool TryRead(string line, long lastStep)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            Dictionary<string, double> values = json.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetDouble());
            if (!values.Remove(StepKey, out double step) || !values.Remove(SecondsKey, out double seconds) || step > lastStep)
            {
                return false;
            }

            ILookup<bool, KeyValuePair<string, double>> parts = values.ToLookup(entry => entry.Key.StartsWith(HeldOutPrefix, StringComparison.Ordinal));
            Remember((long)step, seconds, parts[false].ToDictionary(), parts[true].ToDictionary(entry => entry.Key[HeldOutPrefix.Length..], entry => entry.Value));
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private void Remember(long step, double seconds, IReadOnlyDictionary<string, double> metrics, IReadOnlyDictionary<string, double> look)
    {
        Seconds = seconds;
        foreach ((string name, double value) in metrics.Concat(look.Select(entry => KeyValuePair.Create(HeldOutPrefix + entry.Key, entry.Value))))
        {
            if (!_series.TryGetValue(name, out ThinnedSeries? series))
            {
                _series.Add(name, series = new());
            }

            series.Add(step, value);
        }

        if (look.Count > 0)
        {
            FirstLook = FirstLook.Count == 0 ? look : FirstLook;
            (LastLook, LastLookStep) = (look, step);
        }
    }
}
