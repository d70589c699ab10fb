using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mien.Swapping;

namespace Mien.Jobs.Films.Settings;

/// <summary>Reads the small JSON file of settings that change over time:
/// <c>{ "ranges": [ { "from": "0:12", "to": "1:30.5", "mask": "inner", "strength": 0.8 }, { "from": "2:00", "swap": false } ] }</c>.</summary>
public static class SettingsFile
{
    private static readonly string[] s_names = ["from", "to", "swap", "strength", "mask", "matchColor", "shape", "eyes"];

    private static readonly JsonDocumentOptions s_lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <exception cref="SettingsFileException">The file is missing, no JSON, or says what nobody understands.</exception>
    public static IReadOnlyList<SettingsRange> Load(string path)
    {
        JsonNode? root = ForeignBytes.Read(
            () => JsonNode.Parse(File.ReadAllText(path), documentOptions: s_lenient), fault => SettingsFileException.Unreadable(path, fault));
        return (root as JsonObject)?["ranges"] is JsonArray ranges
            ? [.. ranges.Select((range, i) => ForeignBytes.Read(() => Range(range, path, i), fault => SettingsFileException.NotUnderstood(path, i, fault.Message)))]
            : throw SettingsFileException.NoRanges(path);
    }

    private static SettingsRange Range(JsonNode? node, string path, int index)
    {
        JsonObject range = node as JsonObject ?? throw SettingsFileException.NotUnderstood(path, index, "is no object");
        if (range.FirstOrDefault(entry => !s_names.Contains(entry.Key)).Key is string unknown)
        {
            throw SettingsFileException.NotUnderstood(path, index, $"'{unknown}' is none of {string.Join(", ", s_names)}");
        }

        return new()
        {
            From = Value<TimeSpan>("from", FilmTime.TryParse),
            To = Value<TimeSpan>("to", FilmTime.TryParse),
            Swap = Value<bool>("swap", Truth),
            Strength = Value<float>("strength", Share),
            Mask = Value<MaskKind>("mask", Named<MaskKind>),
            MatchColor = Value<bool>("matchColor", Truth),
            Shape = Value<float>("shape", Share),
            Eyes = Value<EyesKind>("eyes", Named<EyesKind>),
        };

        T? Value<T>(string name, Func<string, T?> parse)
            where T : struct => range[name] is not JsonNode node
                ? null
                : parse(node.ToString()) ?? throw SettingsFileException.NotUnderstood(path, index, $"{name}: '{node}' is not a value for it");
    }

    private static bool? Truth(string text) => bool.TryParse(text, out bool value) ? value : null;

    private static T? Named<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse(text, ignoreCase: true, out T value) && Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) ? value : null;

    private static float? Share(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && value is >= 0 and <= 1 ? value : null;
}
