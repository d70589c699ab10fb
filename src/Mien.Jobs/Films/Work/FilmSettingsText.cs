using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Mien.Faces.Persons;
using Mien.Jobs.Cast;
using Mien.Jobs.Films.Requests;
using Mien.Jobs.Films.Settings;
using Mien.Swapping;
using Mien.Video.Writing;

namespace Mien.Jobs.Films.Work;

/// <summary>Everything in a request that decides the result, as text: compared when a run goes on, and shown when it may not.</summary>
internal static class FilmSettingsText
{
    /// <summary>An encoder and a preset that nobody chose.</summary>
    private const string AsSuits = "as suits";

    /// <inheritdoc cref="AsSuits"/>
    private const string Usual = "usual";

    public static IReadOnlyDictionary<string, string> Of(FilmSwapRequest request, string swapper)
    {
        SwapSettings usual = request.Settings.Usual;
        Dictionary<string, string> settings = new()
        {
            ["version of Mien"] = typeof(FilmSettingsText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
            ["output"] = Path.GetExtension(request.OutputPath).ToLowerInvariant(),
            ["swapper"] = swapper,
            ["strength"] = Text(usual.Strength),
            ["mask"] = usual.Mask.ToString().ToLowerInvariant(),
            ["colour match"] = usual.MatchColor ? "on" : "off",
            ["shape"] = Text(usual.Shape),
            ["eyes"] = usual.Eyes.ToString().ToLowerInvariant(),
            ["seed"] = Text(usual.Seed),
            ["start"] = request.Part.Start is TimeSpan start ? FilmTime.Text(start) : "the beginning",
            ["end"] = request.Part.End is TimeSpan end ? FilmTime.Text(end) : "the end",
            ["frame rate"] = request.Part.FrameRate?.ToString() ?? "the film's",
            ["scale"] = Text(request.Part.Scale),
            ["segment length"] = Text(request.SegmentLength.TotalSeconds),
            ["encoder"] = request.Encode.Encoder ?? AsSuits,
            ["quality"] = Text(request.Encode.Quality),
            ["preset"] = request.Encode.Preset ?? Usual,
            ["lossless"] = request.Encode.Lossless ? "yes" : "no",
        };
        for (int i = 0; i < request.Assignments.Count; i++)
        {
            SwapAssignment assignment = request.Assignments[i];
            string reference = assignment.Faces.ReferencePath is string path ? $" ({FileFingerprint.Of(path)}, {Text(assignment.Faces.LeastSimilarity)})" : "";
            settings[$"source {i + 1}"] = string.Join(", ", assignment.SourcePaths.Select(source => $"{Path.GetFileName(source)} ({FileFingerprint.Of(source)})"));
            settings[$"faces {i + 1}"] = $"{assignment.Faces}{reference}";
        }

        if (request.Settings.Ranges.Count > 0)
        {
            settings["settings over time"] = Fingerprint(string.Join('\n', request.Settings.Ranges));
        }

        if (request.Persons is PersonList persons)
        {
            settings["people"] = Fingerprint(persons.ToJson());
        }

        return settings;
    }

    /// <summary>How the result is encoded, of what <see cref="Of"/> says: `mien join` is told no more.</summary>
    public static EncodeSettings EncodeSettings(IReadOnlyDictionary<string, string> settings) => new()
    {
        Encoder = settings.GetValueOrDefault("encoder") is string encoder and not AsSuits ? encoder : null,
        Preset = settings.GetValueOrDefault("preset") is string preset and not Usual ? preset : null,
        Quality = int.TryParse(settings.GetValueOrDefault("quality"), CultureInfo.InvariantCulture, out int quality) ? quality : Mien.Video.Writing.EncodeSettings.Default.Quality,
        Lossless = settings.GetValueOrDefault("lossless") == "yes",
    };

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
