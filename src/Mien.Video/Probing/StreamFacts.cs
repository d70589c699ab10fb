namespace Mien.Video.Probing;

/// <summary>What ffprobe tells about a stream that is no video.</summary>
public sealed record StreamFacts
{
    /// <summary>Its number in the file, from 0, counted over all streams.</summary>
    public required int Index { get; init; }

    public required StreamKind Kind { get; init; }

    /// <summary>FFmpeg's name, such as "aac" or "subrip"; empty when FFmpeg does not know it.</summary>
    public required string Codec { get; init; }

    public required Rational TimeBase { get; init; }

    /// <summary>When it begins, in units of the time base; null when not told.</summary>
    public long? StartPts { get; init; }

    /// <summary>Samples a second, for audio; else 0.</summary>
    public int SampleRate { get; init; }

    /// <summary>Channels, for audio; else 0.</summary>
    public int Channels { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Whether subtitles of this codec are text, which converts into other text formats.</summary>
    public bool IsText => Codec is "subrip" or "srt" or "ass" or "ssa" or "webvtt" or "mov_text" or "text" or "ttml" or "microdvd" or "subviewer";
}
