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
    };

    /// <exception cref="ArgumentException">The embedding is none.</exception>
    public FilmPerson ToPerson() => new()
    {
        Number = Number,
        Name = Name,
        Identity = new FaceIdentity([.. Embedding]),
        Ranges = Ranges,
        ScreenTimeShare = ScreenTimeShare,
        MeanHeightPx = MeanHeightPx,
        MeanCentre = new(MeanX, MeanY),
        SampleCount = SampleCount,
    };
}
