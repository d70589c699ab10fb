using Mien.Faces.Quality;
using Mien.Imaging.Geometry;
using Mien.Swapping;

namespace Mien.Jobs.Cast;

/// <summary>The face that a source photo gave.</summary>
public sealed record SourceReport
{
    public required string Path { get; init; }

    /// <summary>Which of the request's assignments it belongs to, from 0.</summary>
    public required int Assignment { get; init; }

    public required Box Box { get; init; }

    /// <summary>0 … 1.</summary>
    public required float DetectionScore { get; init; }

    /// <summary>How well the face can be seen.</summary>
    public required FaceReadings Readings { get; init; }

    /// <summary>Why results may look bad; empty for a good photo.</summary>
    public required IReadOnlyList<SourceFault> Faults { get; init; }

    /// <summary>Parts of the face that no photo of the person shows; of all photos of the person together.</summary>
    public IReadOnlyList<MadeUpPart> MadeUp { get; init; } = [];

    /// <summary>How good a source it is.</summary>
    public SourceQuality Quality => SourceQuality.Of(Readings);

    /// <summary>How many faces the photo shows; the largest was taken.</summary>
    public required int FacesInPhoto { get; init; }
}
