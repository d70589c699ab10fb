using System.Globalization;
using System.Text.Json;

namespace Mien.Video.Probing;

/// <summary>Reads members of ffprobe's JSON; what is absent or "N/A", "unknown" or "0/0" is null.</summary>
internal static class ProbeJson
{
    internal static IEnumerable<JsonElement> Elements(this JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : [];

    internal static string? Text(this JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out JsonElement value))
        {
            return null;
        }

        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text is "" or "N/A" or "unknown" or "unspecified" or "reserved" ? null : text;
    }

    internal static long? Whole(this JsonElement json, string name) =>
        long.TryParse(json.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;

    internal static Rational? Fraction(this JsonElement json, string name) => Rational.TryParse(json.Text(name));

    /// <summary>Like <see cref="Fraction"/>, but null when it is 0 or less.</summary>
    internal static Rational? Positive(this JsonElement json, string name) =>
        json.Fraction(name) is Rational value && value > Rational.Zero ? value : null;

    internal static Dictionary<string, string> Tags(this JsonElement json)
    {
        Dictionary<string, string> tags = new(StringComparer.OrdinalIgnoreCase);
        if (json.TryGetProperty("tags", out JsonElement members))
        {
            foreach (JsonProperty tag in members.EnumerateObject())
            {
                tags[tag.Name] = tag.Value.ToString();
            }
        }

        return tags;
    }

    internal static bool IsSet(this JsonElement stream, string disposition) =>
        stream.TryGetProperty("disposition", out JsonElement set) && set.Whole(disposition) == 1;
}
