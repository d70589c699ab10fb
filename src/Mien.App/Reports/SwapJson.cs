using System.Text.Json;
using Mien.Jobs.Reports;

namespace Mien.App.Reports;

/// <summary>The report of `mien swap --json`.</summary>
public sealed record SwapJson
{
    public required string Swapper { get; init; }

    public required IReadOnlyList<SourceJson> Sources { get; init; }

    public required IReadOnlyList<TargetJson> Photos { get; init; }

    /// <summary>Of a folder; null when it holds none.</summary>
    public IReadOnlyList<FilmTargetJson>? Films { get; init; }

    public required double ElapsedMs { get; init; }

    public static SwapJson Of(SwapReport report) => new()
    {
        Swapper = report.Swapper,
        Sources = [.. report.Sources.Select(source => new SourceJson
        {
            Path = source.Path,
            Person = source.Assignment + 1,
            Box = BoxJson.Of(source.Box),
            Score = Math.Round(source.DetectionScore, 4),
            FacesInPhoto = source.FacesInPhoto,
            Quality = source.Quality.Score,
            MadeUp = [.. source.MadeUp.Select(part => part.Sentence)],
            Faults = [.. source.Faults.Select(fault => new SourceFaultJson(JsonNamingPolicy.CamelCase.ConvertName(fault.Kind.ToString()), fault.Sentence))],
        })],
        Photos = [.. report.Photos.Select(Photo)],
        Films = report.Films.Count == 0 ? null : [.. report.Films.Select(film => new FilmTargetJson
        {
            Target = film.TargetPath,
            Outcome = Word(film.Outcome),
            Film = film.Film is null ? null : FilmJson.Of(film.Film),
            Error = FaultJson.Of(film.Fault),
        })],
        ElapsedMs = Milliseconds(report.Elapsed),
    };

    private static TargetJson Photo(PhotoReport photo) => new()
    {
        Target = photo.TargetPath,
        Output = photo.Outcome is TargetOutcome.Swapped or TargetOutcome.AlreadyThere ? photo.OutputPath : null,
        Outcome = Word(photo.Outcome),
        Faces = [.. photo.Faces.Select(face => new SwappedFaceJson
        {
            Number = face.Number,
            Frame = face.Frame,
            Person = face.Assignment + 1,
            Box = BoxJson.Of(face.Box),
            Score = Math.Round(face.DetectionScore, 4),
            ChangedShare = face.ChangedShare is float share ? Math.Round(share, 2) : null,
        })],
        TimesMs = photo.Times.ToDictionary(time => time.Stage, time => Milliseconds(time.Elapsed)),
        ElapsedMs = Milliseconds(photo.Elapsed),
        Notes = photo.Notes,
        Error = FaultJson.Of(photo.Fault),
    };

    private static string Word(TargetOutcome outcome) => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 2);

    public sealed record SourceJson
    {
        public required string Path { get; init; }

        /// <summary>From 1, in the order of the command line.</summary>
        public required int Person { get; init; }

        public required BoxJson Box { get; init; }

        public required double Score { get; init; }

        public required int FacesInPhoto { get; init; }

        /// <summary>0 … 100.</summary>
        public required int Quality { get; init; }

        /// <summary>What no photo of the person shows, a sentence each.</summary>
        public required IReadOnlyList<string> MadeUp { get; init; }

        /// <summary>Why results may look bad; empty for a good photo.</summary>
        public required IReadOnlyList<SourceFaultJson> Faults { get; init; }
    }

    /// <summary>tooSmall, blurred, turnedAside, turnedUpOrDown, covered, unevenLight or otherPerson.</summary>
    public sealed record SourceFaultJson(string Kind, string Message);

    public sealed record TargetJson
    {
        public required string Target { get; init; }

        public string? Output { get; init; }

        /// <summary>swapped, noFace, alreadyThere or failed.</summary>
        public required string Outcome { get; init; }

        public required IReadOnlyList<SwappedFaceJson> Faces { get; init; }

        public required IReadOnlyDictionary<string, double> TimesMs { get; init; }

        public required double ElapsedMs { get; init; }

        /// <summary>What a person may not have meant, a sentence each.</summary>
        public required IReadOnlyList<string> Notes { get; init; }

        public FaultJson? Error { get; init; }
    }

    public sealed record FilmTargetJson
    {
        public required string Target { get; init; }

        /// <summary>As of a photo.</summary>
        public required string Outcome { get; init; }

        public FilmJson? Film { get; init; }

        public FaultJson? Error { get; init; }
    }

    public sealed record SwappedFaceJson
    {
        public required int Number { get; init; }

        public required int Frame { get; init; }

        public required int Person { get; init; }

        public required BoxJson Box { get; init; }

        public required double Score { get; init; }

        /// <summary>How much of the face is another colour now, 0 … 1; null where a weak swap was asked for.</summary>
        public double? ChangedShare { get; init; }
    }
}
