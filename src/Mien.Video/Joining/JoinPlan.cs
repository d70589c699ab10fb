using Mien.Imaging.Files;
using Mien.Video.Probing;
using Mien.Video.Writing;

namespace Mien.Video.Joining;

/// <summary>Which segments become which film, and what of the source goes with them.</summary>
public sealed record JoinPlan
{
    /// <summary>The film whose frames the segments hold; its sound, subtitles, chapters and metadata are copied.</summary>
    public required MediaFacts Source { get; init; }

    /// <summary>Files of <see cref="FrameWriter"/>, in order, of one encoder with the same settings.</summary>
    public required IReadOnlyList<string> Segments { get; init; }

    /// <summary>How many frames the segments hold together, as was counted when they were made; the result must hold as many. Null: as many as are read.</summary>
    public long? FrameCount { get; init; }

    /// <summary>The film's name, or numbered pictures such as "out/%05d.png".</summary>
    public required string OutputPath { get; init; }

    public bool Overwrite { get; init; }

    /// <summary>When the first kept frame is shown, in seconds on the source's clock; null when the film is kept from its beginning.</summary>
    public Rational? Start { get; init; }

    /// <summary>When the last kept frame stops being shown, in seconds on the source's clock; null when it is kept to its end.</summary>
    public Rational? End { get; init; }

    /// <summary>Whether the source's sound is copied.</summary>
    public bool KeepsAudio { get; init; } = true;

    /// <summary>What is kept of the source's metadata.</summary>
    public KeptMetadata Metadata { get; init; } = KeptMetadata.Usual;

    /// <summary>Whether the film's metadata say that it is a composite made with Mien.</summary>
    public bool IsMarked { get; init; } = true;

    /// <summary>How the segments were encoded, and the whole is to be, where they are not yet as the film shall be; null when they are.</summary>
    public EncodePlan? Encoding { get; init; }

    /// <summary>How animations and pictures are encoded; films are encoded already.</summary>
    public EncodeSettings Settings { get; init; } = EncodeSettings.Default;

    /// <summary>The number of the first picture, where pictures are written.</summary>
    public long FirstPictureNumber { get; init; } = 1;

    /// <summary>How often an animation is played; 0 means for ever.</summary>
    public int LoopCount { get; init; }

    /// <summary>How long the last frame of an animation stands, in seconds; null leaves it as long as the one before.</summary>
    public Rational? LastDuration { get; init; }

    /// <summary>Whether the result is only tried: nothing is read beyond the segments' end.</summary>
    internal bool IsRehearsal { get; init; }

    public FilmContainer Container => FilmContainers.OfPath(OutputPath);
}
