using Mien.Faces.Persons;

namespace Mien.App.Reports;

/// <summary>The report of `mien people --json`.</summary>
public sealed record PeopleJson
{
    public required string Film { get; init; }

    public required IReadOnlyList<PersonJson> Persons { get; init; }

    public static PeopleJson Of(string film, PersonList list) => new()
    {
        Film = film,
        Persons = [.. list.Persons.Select(person => new PersonJson
        {
            Number = person.Number,
            Name = person.Name,
            ScreenTimeShare = Math.Round(person.ScreenTimeShare, 4),
            MeanHeightPx = Math.Round(person.MeanHeightPx, 1),
            Ranges = [.. person.Ranges.Select(range => new RangeJson(Math.Round(range.Start.TotalSeconds, 3), Math.Round(range.End.TotalSeconds, 3)))],
        })],
    };

    public sealed record PersonJson
    {
        public required int Number { get; init; }

        public string? Name { get; init; }

        public required double ScreenTimeShare { get; init; }

        public required double MeanHeightPx { get; init; }

        public required IReadOnlyList<RangeJson> Ranges { get; init; }
    }

    /// <summary>Seconds from the film's beginning.</summary>
    public sealed record RangeJson(double From, double To);
}
