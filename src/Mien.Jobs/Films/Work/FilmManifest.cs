using System.Text.RegularExpressions;
using Mien.Jobs.Films.Segments;
using Mien.Video;

namespace Mien.Jobs.Films.Work;

/// <summary>What a film's working folder was made for: everything that decides the result, as text that can be compared and shown, and
/// how the film is cut. The same on every machine that shares the film, so it holds no times and no folders.</summary>
public sealed partial record FilmManifest
{
    /// <summary>Of the layout of the working folder.</summary>
    public const int CurrentVersion = 2;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>Name of the film's file, or its address.</summary>
    public required string Source { get; init; }

    /// <summary>What stands for the film's bytes (<see cref="FileFingerprint"/>).</summary>
    public required string SourceFingerprint { get; init; }

    /// <summary>Name and value of each setting that decides the result.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Of the time stamps, as FFmpeg writes it.</summary>
    public required string TimeBase { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<FilmSegment> Segments { get; init; }

    /// <summary>Whether the wanted part leaves something out before the first segment.</summary>
    public bool BeginsLater { get; init; }

    /// <summary>Whether it leaves something out after the last one.</summary>
    public bool EndsEarlier { get; init; }

    /// <summary>Whether it can be one of ours: segments that follow each other, times that can be read.</summary>
    internal bool IsSound =>
        Source is not null && SourceFingerprint is not null && Settings is not null && TimeBase is not null && Segments is { Count: > 0 }
        && Rational.TryParse(TimeBase) is Rational unit && unit > Rational.Zero
        && Segments.Select((segment, index) => segment is not null
            && segment.Index == index && segment.ExpectedFrames >= 0 && segment.FromPts < segment.ToPts
            && (index == 0 || segment.FromPts == Segments[index - 1].ToPts)).All(isSound => isSound);

    /// <summary>Fingerprints tell a person nothing.</summary>
    private static string Difference(string name, string before, string now)
    {
        (string shownBefore, string shownNow) = (Fingerprints().Replace(before, ""), Fingerprints().Replace(now, ""));
        return shownBefore == shownNow ? $"{name} ({(shownNow.Length == 0 ? "a file" : shownNow)}) holds something else than before"
            : name.StartsWith("source", StringComparison.Ordinal) ? $"it was begun with {shownBefore}; now it is {shownNow}"
            : $"{name} was {Shown(shownBefore)} and is {Shown(shownNow)}";

        static string Shown(string value) => value.Length == 0 ? "another" : value;
    }

    /// <summary>What another manifest says otherwise, a sentence each; empty when both mean the same result.</summary>
    public IReadOnlyList<string> DifferencesTo(FilmManifest other)
    {
        if (Version != other.Version)
        {
            return [$"the folder's layout is version {Version}, this program writes version {other.Version}"];
        }

        List<string> differences = [];
        if (SourceFingerprint != other.SourceFingerprint)
        {
            differences.Add($"{other.Source} is not the same film as before");
        }

        foreach (string name in Settings.Keys.Union(other.Settings.Keys).Order(StringComparer.Ordinal))
        {
            string before = Settings.GetValueOrDefault(name, "not given");
            string now = other.Settings.GetValueOrDefault(name, "not given");
            if (before != now)
            {
                differences.Add(Difference(name, before, now));
            }
        }

        return differences.Count == 0 && (TimeBase != other.TimeBase || !Segments.SequenceEqual(other.Segments))
            ? ["the film is cut at other places"]
            : differences;
    }

    /// <summary>" (96337:34e5…)" behind a file's name, or the bare digest of a text.</summary>
    [GeneratedRegex(@" \((\d+|address):[0-9a-f]{32}\)|(\d+|address):[0-9a-f]{32}(, )?|^[0-9a-f]{16}$")]
    private static partial Regex Fingerprints();
}
