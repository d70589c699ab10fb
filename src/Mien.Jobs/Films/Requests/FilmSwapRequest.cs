using Mien.Faces.Persons;
using Mien.Imaging.Files;
using Mien.Jobs.Cast;
using Mien.Jobs.Films.Segments;
using Mien.Jobs.Films.Settings;
using Mien.Jobs.Films.Sources;
using Mien.Video.Writing;

namespace Mien.Jobs.Films.Requests;

/// <summary>Everything that decides the result of a film swap, and how the work is shared out.</summary>
public sealed record FilmSwapRequest
{
    /// <summary>At least one; a face goes to the first that chooses it.</summary>
    public required IReadOnlyList<SwapAssignment> Assignments { get; init; }

    /// <summary>A film, an animation, a pattern of numbered pictures or an address: what FFmpeg reads.</summary>
    public required string TargetPath { get; init; }

    /// <summary>A film, an animation or a pattern of numbered pictures; its extension decides.</summary>
    public required string OutputPath { get; init; }

    public SettingsTimeline Settings { get; init; } = new();

    /// <summary>What of the film is wanted, at which rate and size.</summary>
    public FilmPart Part { get; init; } = new();

    public bool KeepAudio { get; init; } = true;

    /// <summary>How the result is encoded: where nothing is said, as suits film and container.</summary>
    public EncodeSettings Encode { get; init; } = new();

    public bool Overwrite { get; init; }

    /// <summary>What the result keeps of the film's metadata.</summary>
    public KeptMetadata Metadata { get; init; } = KeptMetadata.Usual;

    /// <summary>Say in the file's metadata that it is a composite.</summary>
    public bool Mark { get; init; } = true;

    /// <summary>The film's persons as they were gathered before, maybe with names; null: they are gathered when they are needed.</summary>
    public PersonList? Persons { get; init; }

    public FilmShare Share { get; init; } = FilmShare.Whole;

    /// <summary>Throw away an unfinished run with other settings.</summary>
    public bool Restart { get; init; }

    /// <summary>What a segment should last.</summary>
    public TimeSpan SegmentLength { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Numbers of the frames whose stages are drawn, from 0, in the wanted part; empty: eight, evenly spread.</summary>
    public IReadOnlyList<int> DebugFrames { get; init; } = [];

    /// <summary>A folder that receives pictures of the stages of some frames and a plot; null makes none.</summary>
    public string? DebugFolder { get; init; }
}
