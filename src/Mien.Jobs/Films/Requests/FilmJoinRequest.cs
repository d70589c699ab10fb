using Mien.Imaging.Files;

namespace Mien.Jobs.Films.Requests;

/// <summary>What is joined, and how.</summary>
public sealed record FilmJoinRequest
{
    /// <summary>The film that was swapped; sound, subtitles and the rest come from it.</summary>
    public required string TargetPath { get; init; }

    /// <summary>The result that the segments were made for.</summary>
    public required string OutputPath { get; init; }

    public bool KeepAudio { get; init; } = true;

    public bool Overwrite { get; init; }

    /// <summary>What the result keeps of the film's metadata.</summary>
    public KeptMetadata Metadata { get; init; } = KeptMetadata.Usual;

    /// <summary>Say in the file's metadata that it is a composite.</summary>
    public bool Mark { get; init; } = true;
}
