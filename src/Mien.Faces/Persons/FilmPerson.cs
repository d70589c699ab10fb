using System.Numerics;
using Mien.Faces.Identity;

namespace Mien.Faces.Persons;

/// <summary>Somebody who appears in a film.</summary>
public sealed record FilmPerson
{
    /// <summary>From 1: the one who is on screen longest.</summary>
    public required int Number { get; init; }

    /// <summary>What a user calls the person; null before it was named.</summary>
    public string? Name { get; init; }

    public required FaceIdentity Identity { get; init; }

    /// <summary>When the face is seen, in order; near ones are merged.</summary>
    public required IReadOnlyList<TimeRange> Ranges { get; init; }

    /// <summary>Part of the film's time in which the face is seen, 0 … 1.</summary>
    public required float ScreenTimeShare { get; init; }

    /// <summary>Mean height of the face's box, px.</summary>
    public required float MeanHeightPx { get; init; }

    /// <summary>Mean middle of the face's box, px: who stands left and who right.</summary>
    public Vector2 MeanCentre { get; init; }

    public required int SampleCount { get; init; }

    /// <summary>The one in which the face is seen best; null where a file does not say.</summary>
    public PersonSample? Best { get; init; }
}
