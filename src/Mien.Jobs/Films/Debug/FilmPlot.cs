using System.Globalization;
using Mien.Figures.Plots;
using Mien.Imaging.Pixels;

namespace Mien.Jobs.Films.Debug;

/// <summary>Draws how a film went: where the tracks were, how alike result and source are, how long each frame took.</summary>
internal static class FilmPlot
{
    private const int MostNamedTracks = 6;

    /// <param name="segments">When each begins and ends.</param>
    public static Picture Draw(
        IReadOnlyList<FaceFacts> faces,
        IReadOnlyList<(double Time, double PerceiveMs, double SwapMs)> times,
        IReadOnlyList<(TimeSpan From, TimeSpan To)> segments)
    {
        IGrouping<(int Segment, int Track), FaceFacts>[] tracks = [.. faces.GroupBy(face => (face.Segment, face.Track)).OrderBy(track => track.Min(face => face.Time))];
        FaceFacts[] looked = [.. faces.Where(face => !float.IsNaN(face.ResultToSource)).OrderBy(face => face.Time)];
        (double Time, double PerceiveMs, double SwapMs)[] ordered = [.. times.OrderBy(frame => frame.Time)];
        return new Plot
        {
            Title = "Tracks, likeness and time along the film",
            X = new() { Title = "time", Unit = "s" },
            Panels =
            [
                new() { Y = new() { Title = "x of the face", Unit = "px" }, Series = [.. tracks.Select((track, i) => Along(track, i < MostNamedTracks, face => face.Centre.X))] },
                new() { Y = new() { Title = "y of the face", Unit = "px" }, Series = [.. tracks.Select(track => Along(track, false, face => face.Centre.Y))] },
                new() { Y = new() { Title = "opacity", Min = 0, Max = 1.05 }, Series = [.. tracks.Select(track => Along(track, false, face => face.Opacity))], HeightPx = 90 },
                new()
                {
                    Y = new() { Title = "likeness to the source", Min = 0, Max = 1 },
                    Series = [Likeness("result", looked, face => face.ResultToSource), Likeness("target", looked, face => face.TargetToSource)],
                    Levels = [new(0.5, "one person")],
                },
                new()
                {
                    Y = new() { Title = "time per frame", Unit = "ms", Min = 0 },
                    Series =
                    [
                        Series("perceive", ordered, frame => frame.PerceiveMs),
                        Series("swap", ordered, frame => frame.SwapMs),
                    ],
                },
            ],
            Ranges = [.. segments.Where((_, i) => i % 2 == 1).Select(segment => new ShadedRange(segment.From.TotalSeconds, segment.To.TotalSeconds))],
            WidthPx = 1200,
        }.Draw();
    }

    private static Series Along(IGrouping<(int Segment, int Track), FaceFacts> track, bool isNamed, Func<FaceFacts, double> value)
    {
        FaceFacts[] faces = [.. track.OrderBy(face => face.Time)];
        return new()
        {
            Name = isNamed ? string.Create(CultureInfo.InvariantCulture, $"segment {track.Key.Segment + 1}, track {track.Key.Track}") : "",
            X = [.. faces.Select(face => face.Time)],
            Y = [.. faces.Select(value)],
        };
    }

    private static Series Likeness(string name, FaceFacts[] faces, Func<FaceFacts, double> value) => new()
    {
        Name = name,
        X = [.. faces.Select(face => face.Time)],
        Y = [.. faces.Select(value)],
        Kind = SeriesKind.Points,
    };

    private static Series Series(
        string name, (double Time, double PerceiveMs, double SwapMs)[] frames, Func<(double Time, double PerceiveMs, double SwapMs), double> value) => new()
        {
            Name = name,
            X = [.. frames.Select(frame => frame.Time)],
            Y = [.. frames.Select(value)],
        };
}
