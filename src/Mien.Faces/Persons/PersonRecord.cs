using Mien.Faces.Identity;

namespace Mien.Faces.Persons;

/// <summary>A person as a file keeps it.</summary>
public sealed record PersonRecord
{
    public required int Number { get; init; }

    public string? Name { get; init; }

    /// <summary>128 numbers of length 1.</summary>
    public required IReadOnlyList<float> Embedding { get; init; }

    public required IReadOnlyList<TimeRange> Ranges { get; init; }

    /// <summary>0 … 1.</summary>
    public required float ScreenTimeShare { get; init; }

    public required float MeanHeightPx { get; init; }

    /// <summary>Of the face's middle, px.</summary>
    public float MeanX { get; init; }

    public float MeanY { get; init; }

    public required int SampleCount { get; init; }

    /// <summary>Null in lists that do not know it.</summary>
    public PersonMoment? Best { get; init; }

    public static PersonRecord Of(FilmPerson person) => new()
    {
        Number = person.Number,
        Name = person.Name,
        Embedding = [.. person.Identity.Embedding],
        Ranges = person.Ranges,
        ScreenTimeShare = person.ScreenTimeShare,
        MeanHeightPx = person.MeanHeightPx,
        MeanX = person.MeanCentre.X,
        MeanY = person.MeanCentre.Y,
        SampleCount = person.SampleCount,
        Best = person.Best is null ? null : PersonMoment.Of(person.Best),
    };

    /// <exception cref="ArgumentException">The embedding is none.</exception>
    public FilmPerson ToPerson()
    {
        FaceIdentity identity = new([.. Embedding]);
        return new()
        {
            Number = Number,
            Name = Name,
            Identity = identity,
            Ranges = Ranges,
            ScreenTimeShare = ScreenTimeShare,
            MeanHeightPx = MeanHeightPx,
            MeanCentre = new(MeanX, MeanY),
            SampleCount = SampleCount,
            Best = Best is { IsPossible: true } ? new() { Time = Best.Time, Box = Best.Box, Identity = identity, Quality = 1 } : null,
        };
    }
}
