using System.Globalization;
using Mien.Cli.Progress;
using Mien.Jobs.Films.Reports;

namespace Mien.Cli.Films;

/// <summary>Shows how far a film is: frame, rate, time left, faces now, frames the decoder could not give.</summary>
/// <param name="name">Of the film, where it is one of several.</param>
internal sealed class FilmProgressView(CommandContext context, string? name = null, TimeProvider? clock = null) : IFilmObserver, IDisposable
{
    private readonly string _prefix = name is null ? "" : $"{name}: ";
    private readonly Lock _lock = new();
    private ProgressLine _line = new(context, clock);
    private FilmPhase? _phase;

    public void Advance(FilmProgress progress)
    {
        lock (_lock)
        {
            bool isNew = progress.Phase != _phase;
            if (isNew && _phase is not null)
            {
                _line.Dispose();
                _line = new(context, clock); // rate and time left are of this phase
            }

            _phase = progress.Phase;
            _line.Show(() => Describe(progress), always: isNew || (progress.Frames >= progress.TotalFrames && progress.TotalFrames > 0));
        }
    }

    public void Note(string sentence)
    {
        lock (_lock)
        {
            _line.Note($"note: {_prefix}{sentence}");
        }
    }

    public void Dispose() => _line.Dispose();

    private string Describe(FilmProgress progress)
    {
        string count = progress.TotalFrames > 0
            ? string.Create(CultureInfo.InvariantCulture, $"frame {progress.Frames}/{progress.TotalFrames}")
            : string.Create(CultureInfo.InvariantCulture, $"frame {progress.Frames}");
        string pace = _line.Pace("frames", progress.Frames - progress.KeptFrames, Math.Max(0, progress.TotalFrames - progress.Frames));
        string dropped = progress.DroppedFrames > 0 ? $" · {progress.DroppedFrames} dropped" : "";
        return _prefix + progress.Phase switch
        {
            FilmPhase.Scouting => $"who is in the film: {count} · {pace}",
            FilmPhase.Swapping => $"{count} · {pace} · {Faces(progress.FacesNow)} now{dropped}",
            _ => "putting pictures and sound together …",
        };
    }

    private static string Faces(int count) => count == 1 ? "1 face" : $"{count} faces";
}
