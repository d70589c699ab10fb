namespace Mien.Video.Probing;

/// <summary>What a stream says about its colours, in FFmpeg's words; null where it says nothing.</summary>
public sealed record ColourTags
{
    /// <summary>"tv" (limited) or "pc" (full).</summary>
    public string? Range { get; init; }

    /// <summary>The matrix of YUV, such as "bt709" or "bt2020nc"; "gbr" for RGB.</summary>
    public string? Space { get; init; }

    /// <summary>The transfer curve, such as "bt709", "smpte2084" (PQ) or "arib-std-b67" (HLG).</summary>
    public string? Transfer { get; init; }

    public string? Primaries { get; init; }

    /// <summary>Where chroma samples lie, such as "left".</summary>
    public string? ChromaLocation { get; init; }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static ColourTags Parse(string? text)
    {
        string?[] words = [.. (text ?? "").Split('/').Select(word => word.Length > 0 ? word : null), null, null, null, null, null];
        return new() { Range = words[0], Space = words[1], Transfer = words[2], Primaries = words[3], ChromaLocation = words[4] };
    }

    public override string ToString() => string.Join('/', Range, Space, Transfer, Primaries, ChromaLocation);

    public bool IsHdr => Transfer is "smpte2084" or "arib-std-b67";
}
