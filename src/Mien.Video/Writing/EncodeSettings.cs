namespace Mien.Video.Writing;

/// <summary>How a film is encoded, in words that hold for every encoder.</summary>
public sealed record EncodeSettings
{
    public static EncodeSettings Default { get; } = new();

    /// <summary>A word that <see cref="VideoEncoder.Named"/> knows; null takes the best for container and film.</summary>
    public string? Encoder { get; init; }

    /// <summary>0 worst … 100 best; 80 looks like the original. docs of <see cref="QualityScale"/> say what each encoder makes of it.</summary>
    public int Quality { get; init; } = 80;

    /// <summary>Speed against size, from "ultrafast" to "veryslow", or a word or number of the encoder's own; null takes its usual.</summary>
    public string? Preset { get; init; }

    /// <summary>Whether every sample is kept.</summary>
    public bool Lossless { get; init; }

    /// <summary>The encoder's threads. A fixed number, since the number changes what some encoders make.</summary>
    public int Threads { get; init; } = 4;
}
