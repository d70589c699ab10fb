using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Mien.App.Reports;

/// <summary>Reports as text for programs.</summary>
public static class JsonOutput
{
    // File names keep their letters: the report is read by programs, not pasted into HTML.
    private static readonly JsonReports Relaxed = new(new JsonSerializerOptions(JsonReports.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Text<T>(T report) => JsonSerializer.Serialize(report, (JsonTypeInfo<T>)Relaxed.GetTypeInfo(typeof(T))!);
}
