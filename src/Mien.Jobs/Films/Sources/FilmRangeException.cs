using Mien.Jobs.Films.Settings;

namespace Mien.Jobs.Films.Sources;

/// <summary>The wanted part of a film holds no frame.</summary>
public sealed class FilmRangeException : MienException
{
    private FilmRangeException(string message, string hint)
        : base("FILM_RANGE_EMPTY", ExitCode.WrongUsage, message, hint)
    {
    }

    internal static FilmRangeException Empty(string path, TimeSpan duration, TimeSpan? start, TimeSpan? end) => new(
        $"{path} has no frame from {FilmTime.Text(start ?? TimeSpan.Zero)} to {FilmTime.Text(end ?? duration)}",
        $"the film lasts {FilmTime.Text(duration)}; choose --start before --end within it");

    internal static FilmRangeException NoSuchFrame(string path, string frame, int frames, TimeSpan duration) => new(
        $"{path} has no frame {frame}", $"its frames are 0 to {frames - 1}, its times 0 to {FilmTime.Text(duration)}");
}
