using System.Globalization;
using Mien.Faces.Persons;
using Mien.Faces.Tracks;
using Mien.Figures.Sheets;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Films.Settings;
using Mien.Jobs.Films.Sources;
using Mien.Video.Frames;
using Mien.Video.Reading;

namespace Mien.Jobs.Films;

/// <summary>Lists who is in a film, as a swap by person would number them, and draws them on a sheet.</summary>
public sealed class FilmPeopleJob(ITrackPerception perception)
{
    private const int ChipPx = 220;

    /// <summary>Side of what is cut out, in heights of the face.</summary>
    private const float Surroundings = 1.7f;

    private const int MostRangesShown = 3;

    /// <returns>The most seen person first; empty when the film shows no face.</returns>
    /// <exception cref="MienException">The film cannot be read.</exception>
    public Task<IReadOnlyList<FilmPerson>> Find(FilmSource source, IFilmObserver? observer = null, CancellationToken cancellation = default) =>
        new PersonScout(source, perception, new StageMeter(), observer).Gather(cancellation);

    /// <summary>A picture of each person at their best moment, with number, name, share of the film and when they are seen.</summary>
    /// <param name="persons">With their best samples, as <see cref="Find"/> gives them.</param>
    public static Picture Sheet(FilmSource source, IReadOnlyList<FilmPerson> persons, CancellationToken cancellation = default) => new ContactSheet
    {
        Title = $"{Path.GetFileName(source.Facts.Path)}: {(persons.Count == 1 ? "1 person" : $"{persons.Count} persons")}",
        TilePx = new(ChipPx, ChipPx),
        Tiles = [.. persons.Where(person => person.Best is not null).Select(person => new Tile { Picture = Chip(source, person.Best!, cancellation), Caption = Caption(person) })],
    }.Draw();

    /// <summary>"0:12.500–1:02.000, …": the first few.</summary>
    public static string RangesText(FilmPerson person)
    {
        string shown = string.Join(", ", person.Ranges.Take(MostRangesShown).Select(range => $"{FilmTime.Text(range.Start)}–{FilmTime.Text(range.End)}"));
        return person.Ranges.Count > MostRangesShown
            ? string.Create(CultureInfo.InvariantCulture, $"{shown}, and {person.Ranges.Count - MostRangesShown} more times")
            : shown;
    }

    private static string[] Caption(FilmPerson person) =>
    [
        person.Name is string name ? $"{person.Number} · {name}" : $"{person.Number}",
        string.Create(CultureInfo.InvariantCulture, $"{person.ScreenTimeShare * 100:0} % of the film, {person.MeanHeightPx:0} px high"),
        .. person.Ranges.Take(MostRangesShown).Select(range => $"{FilmTime.Text(range.Start)}–{FilmTime.Text(range.End)}"),
    ];

    private static Picture Chip(FilmSource source, PersonSample best, CancellationToken cancellation)
    {
        FrameReadPlan reading = PersonScout.Reading(source);
        long pts = source.FirstPts + source.PtsSpan(best.Time);
        long tolerance = Math.Max(1, source.PtsSpan(TimeSpan.FromSeconds(1)));
        FrameReadPlan near = reading with { FromPts = Math.Max(pts - tolerance, source.Pts[0]), ToPts = pts + tolerance };
        using FrameReader reader = FrameReader.Open(near, source.Programs, new FramePool(2));
        VideoFrame? chosen = null;
        while (reader.Read(cancellation) is VideoFrame frame)
        {
            if (chosen is not null && frame.Pts > pts)
            {
                frame.Dispose();
                break;
            }

            chosen?.Dispose();
            chosen = frame;
        }

        using (chosen)
        {
            float side = best.Box.Height * Surroundings;
            Affine2 frameToChip = Affine2.Translation(-best.Box.Centre.X + (side / 2), -best.Box.Centre.Y + (side / 2)).Then(Affine2.Scaling(ChipPx / side, ChipPx / side));
            return chosen is null ? new(ChipPx, ChipPx) : Picture.From(Resampler.Warp(chosen, frameToChip, new(ChipPx, ChipPx), Border.Constant(0.9f)));
        }
    }
}
